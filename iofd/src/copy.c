/* SPDX-License-Identifier: MIT */
/* In words, for every processor. */
#include "copy.h"

/* Words at any address, whatever the types of the objects there. */
typedef uint64_t any_word __attribute__((may_alias, aligned(1)));
typedef uint64_t word __attribute__((may_alias));

enum {
	WORD = sizeof(word),
	BLOCK = 4 * WORD
};

/* Between two rounds, so that the loop is not one that memcpy could replace. */
#define ROUND __asm__ volatile("" ::: "memory")

static void copy_bytes(char *to, const char *from, int64_t size)
{
	for (int64_t i = 0; i < size; i++) {
		to[i] = from[i];
		ROUND;
	}
}

/* Loads a block before it stores it: a processor does these side by side. */
#define COPY_BLOCKS(name, type)                                                \
	static int64_t name(char *to, const char *from, int64_t size)          \
	{                                                                      \
		int64_t at = 0;                                                \
                                                                               \
		for (; at + BLOCK <= size; at += BLOCK) {                      \
			const type *source = (const type *)(from + at);        \
			type *target = (type *)(to + at);                      \
			word a = source[0], b = source[1];                     \
			word c = source[2], d = source[3];                     \
                                                                               \
			target[0] = a;                                         \
			target[1] = b;                                         \
			target[2] = c;                                         \
			target[3] = d;                                         \
			ROUND;                                                 \
		}                                                              \
		for (; at + WORD <= size; at += WORD) {                        \
			*(type *)(to + at) = *(const type *)(from + at);       \
			ROUND;                                                 \
		}                                                              \
		return at;                                                     \
	}

COPY_BLOCKS(copy_blocks, word)
COPY_BLOCKS(copy_blocks_anywhere, any_word)

uint16_t iofd_copy_way(void)
{
	return 1;
}

/*
 * Some processors load no word from an odd address, so compilers do it byte by
 * byte for them. Both places can be brought to even ones if they are apart by
 * whole words.
 */
int64_t iofd_copy(char *to, const char *from, int64_t size, uint16_t way)
{
	int64_t at = -(int64_t)((uintptr_t)to % WORD) & (WORD - 1);

	(void)way;
	if (((uintptr_t)to - (uintptr_t)from) % WORD != 0) {
		at = copy_blocks_anywhere(to, from, size);
	} else if (at < size) {
		copy_bytes(to, from, at);
		at += copy_blocks(to + at, from + at, size - at);
	} else {
		at = 0;
	}
	copy_bytes(to + at, from + at, size - at);
	return size;
}
