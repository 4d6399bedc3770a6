/* SPDX-License-Identifier: MIT */
/*
 * How the keeper's code is written. It runs alone, at another address than it
 * was linked for, so it may use nothing outside its section: no function of the
 * library, no data, no string, and nothing for which a compiler calls one, such
 * as copies of structs or, with -ftrapv, signed arithmetic. CMake turns off
 * what users' flags may add. tests/package/keeper.sh checks the result.
 */
#ifndef IOFD_TREE_KEEPER_CODE_H
#define IOFD_TREE_KEEPER_CODE_H

#ifndef ZCALL_INLINE
#define ZCALL_INLINE
#endif

#include "tree_keeper.h"

#include <iofd/tree.h>
#include <zcall/event.h>
#include <zcall/io.h>
#include <zcall/process.h>

/*
 * These lines come before all functions, and the assembler puts subsection 1
 * last. A linker's __start_ and __stop_ would be exported by a library that
 * this one is linked into.
 */
__asm__(".pushsection iofd_keeper, 0, \"ax\", %progbits\n"
	".globl iofd_keeper_begin\n"
	".hidden iofd_keeper_begin\n"
	"iofd_keeper_begin:\n"
	".popsection\n"
	".pushsection iofd_keeper, 1, \"ax\", %progbits\n"
	".globl iofd_keeper_end\n"
	".hidden iofd_keeper_end\n"
	"iofd_keeper_end:\n"
	".popsection\n");

/*
 * For each function that is not inlined. With -Os, gcc for POWER would call
 * functions that save registers.
 */
#if ZCALL_PRIV_HAS(__noipa__)
#define KEEPER_WHOLE __noipa__, __optimize__("O2", "no-trapv")
#else
#define KEEPER_WHOLE __noinline__
#endif
#if ZCALL_PRIV_HAS(__no_stack_protector__)
#define KEEPER_NO_CANARY __no_stack_protector__
#else
#define KEEPER_NO_CANARY
#endif
#define KEEPER_CODE                                                            \
	__attribute__((__section__("iofd_keeper"), __used__, KEEPER_WHOLE,     \
		       KEEPER_NO_CANARY))
#define KEEPER_INLINE static inline __attribute__((__always_inline__))

/*
 * A constant that the compiler does not know. It may keep several that it knows
 * as one vector in data.
 */
KEEPER_INLINE int keeper_constant(int value)
{
	__asm__("" : "+r"(value));
	return value;
}

/*
 * Appends five characters to a text. A byte at a time, since a compiler may
 * keep constants that are longer outside the code.
 */
KEEPER_INLINE volatile char *keeper_put(volatile char *at, char a, char b,
					char c, char d, char e)
{
	*at++ = a;
	*at++ = b;
	*at++ = c;
	*at++ = d;
	*at++ = e;
	return at;
}

/* Decimal numbers, with one character between them, of a file. */
struct keeper_numbers {
	int raw;
	uint64_t offset;
	uint64_t size;
	uint64_t next;
	unsigned char chunk[256];
};

KEEPER_INLINE void keeper_read_from(struct keeper_numbers *n, int raw)
{
	n->raw = raw;
	n->offset = (uint64_t)keeper_constant(0);
	n->size = n->next = 0;
}

/* Returns 0 at the end of the file, or where there is no number. */
static KEEPER_CODE unsigned keeper_next_number(struct keeper_numbers *n)
{
	unsigned number = 0;
	unsigned digit;
	long size;

	for (;;) {
		if (n->next == n->size) {
			size = zcall_pread64(n->raw, n->chunk, sizeof n->chunk,
					     (int64_t)n->offset);
			if (size <= 0)
				return number;
			n->offset += (uint64_t)size;
			n->size = (uint64_t)size;
			n->next = 0;
		}
		digit = (unsigned)n->chunk[n->next++] - '0';
		if (digit >= 10)
			return number;
		number = number * 10 + digit;
	}
}

#endif
