/* SPDX-License-Identifier: MIT */
/*
 * In registers of 16 or 32 bytes. Not `rep movsb`: it takes 8 ns to start, and
 * some processors copy a byte at a time if the distance is 1 to 63 bytes more
 * than a multiple of 4 KiB.
 */
#include "copy.h"

#include <stddef.h>
#include <zcall/syscall.h>

typedef uint64_t word __attribute__((may_alias, aligned(1)));
typedef uint32_t half __attribute__((may_alias, aligned(1)));
typedef uint16_t quarter __attribute__((may_alias, aligned(1)));
typedef uint64_t two __attribute__((vector_size(16), may_alias, aligned(1)));
typedef uint64_t four __attribute__((vector_size(32), may_alias, aligned(1)));

enum {
	NARROW = 1,
	WIDE = 2,
	ARCH_PRCTL = 158,
	GET_XCOMP_SUPP = 0x1021, /* Linux 5.16 */
	YMM = 1 << 2
};

#define LOAD(type, place)	  (*(const type *)(place))
#define STORE(type, place, value) (*(type *)(place) = (value))

/* The first and the last bytes, which may overlap. */
#define ENDS(type)                                                             \
	do {                                                                   \
		type first = LOAD(type, from);                                 \
		type last = LOAD(type, from + size - sizeof(type));            \
                                                                               \
		STORE(type, to, first);                                        \
		STORE(type, to + size - sizeof(type), last);                   \
	} while (0)

/* Two registers at each end. */
#define DOUBLE_ENDS(type)                                                      \
	do {                                                                   \
		const char *back = from + size - 2 * sizeof(type);             \
		type a = LOAD(type, from);                                     \
		type b = LOAD(type, from + sizeof(type));                      \
		type c = LOAD(type, back);                                     \
		type d = LOAD(type, back + sizeof(type));                      \
                                                                               \
		STORE(type, to, a);                                            \
		STORE(type, to + sizeof(type), b);                             \
		STORE(type, to + size - 2 * sizeof(type), c);                  \
		STORE(type, to + size - sizeof(type), d);                      \
	} while (0)

/*
 * More than four registers: the first one, then four at a time to aligned
 * addresses, then the last four. The assembly keeps compilers from making it a
 * call of memcpy.
 */
#define BLOCKS(type)                                                           \
	do {                                                                   \
		const char *back = from + size - 4 * sizeof(type);             \
		char *end = to + size - 4 * sizeof(type);                      \
		size_t skip = sizeof(type) - (uintptr_t)to % sizeof(type);     \
		type a = LOAD(type, back);                                     \
		type b = LOAD(type, back + sizeof(type));                      \
		type c = LOAD(type, back + 2 * sizeof(type));                  \
		type d = LOAD(type, back + 3 * sizeof(type));                  \
                                                                               \
		STORE(type, to, LOAD(type, from));                             \
		for (to += skip, from += skip; to < end;                       \
		     to += 4 * sizeof(type), from += 4 * sizeof(type)) {       \
			type e = LOAD(type, from);                             \
			type f = LOAD(type, from + sizeof(type));              \
			type g = LOAD(type, from + 2 * sizeof(type));          \
			type h = LOAD(type, from + 3 * sizeof(type));          \
                                                                               \
			STORE(type, to, e);                                    \
			STORE(type, to + sizeof(type), f);                     \
			STORE(type, to + 2 * sizeof(type), g);                 \
			STORE(type, to + 3 * sizeof(type), h);                 \
			__asm__ volatile("" ::: "memory");                     \
		}                                                              \
		STORE(type, end, a);                                           \
		STORE(type, end + sizeof(type), b);                            \
		STORE(type, end + 2 * sizeof(type), c);                        \
		STORE(type, end + 3 * sizeof(type), d);                        \
	} while (0)

/* More than 64 bytes. */
__attribute__((target("avx"))) static int64_t
copy_wide(char *to, const char *from, size_t size)
{
	if (size <= 4 * sizeof(four))
		DOUBLE_ENDS(four);
	else
		BLOCKS(four);
	return (int64_t)size;
}

static int64_t copy_narrow(char *to, const char *from, size_t size)
{
	BLOCKS(two);
	return (int64_t)size;
}

static void copy_few(char *to, const char *from, size_t size)
{
	if (size >= sizeof(word))
		ENDS(word);
	else if (size >= sizeof(half))
		ENDS(half);
	else if (size >= sizeof(quarter))
		ENDS(quarter);
	else if (size)
		*to = *from;
}

/* Where the kernel saves the registers, there they are. */
uint16_t iofd_copy_way(void)
{
	uint64_t saved = 0;
	long rc =
		zcall_syscall4(ARCH_PRCTL, GET_XCOMP_SUPP, (long)&saved, 0, 0);

	return rc == 0 && saved & YMM ? WIDE : NARROW;
}

int64_t iofd_copy(char *to, const char *from, int64_t length, uint16_t way)
{
	size_t size = (size_t)length;

	if (size > 4 * sizeof(two))
		return way == WIDE ? copy_wide(to, from, size)
				   : copy_narrow(to, from, size);
	if (size > 2 * sizeof(two))
		DOUBLE_ENDS(two);
	else if (size >= sizeof(two))
		ENDS(two);
	else
		copy_few(to, from, size);
	return length;
}
