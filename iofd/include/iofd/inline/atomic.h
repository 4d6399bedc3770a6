/* SPDX-License-Identifier: MIT */
/* The atomic operations for which some compilers call libgcc. */
#ifndef IOFD_INLINE_ATOMIC_H
#define IOFD_INLINE_ATOMIC_H

#include <stdint.h>

#if defined(__aarch64__) && !defined(__ARM_FEATURE_ATOMICS)
/*
 * For processors that may lack the instructions, gcc and clang call functions
 * such as __aarch64_swp4_acq_rel, which a program without libgcc does not have.
 * No attribute or pragma turns that off. These loops run on every processor,
 * and order as much as any `order` asks for, short of __ATOMIC_SEQ_CST.
 */
#define IOFD_PRIV_ATOMIC_EXCHANGE(place, value, order)                         \
	iofd_priv_atomic_exchange(place, value)
#define IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE(place, expected, value, success,     \
					  failure)                             \
	iofd_priv_atomic_compare_exchange(place, expected, value)
#define IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(place, expected, value, success,   \
					    failure)                           \
	iofd_priv_atomic_compare_exchange64(place, expected, value)

static inline int32_t iofd_priv_atomic_exchange(int32_t *place, int32_t value)
{
	int32_t old, failed;

	__asm__ volatile("1:	ldaxr	%w0, %2\n"
			 "	stlxr	%w1, %w3, %2\n"
			 "	cbnz	%w1, 1b"
			 : "=&r"(old), "=&r"(failed), "+Q"(*place)
			 : "r"(value)
			 : "memory");
	return old;
}

/*
 * Returns whether *place was *expected, and stores what it was there. `bits` is
 * how the assembler names a register of that type.
 */
#define IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE_OF(name, type, bits)                 \
	static inline int name(type *place, type *expected, type value)        \
	{                                                                      \
		type old, wanted = *expected;                                  \
		int32_t failed;                                                \
                                                                               \
		__asm__ volatile("1:	ldaxr	%" bits "0, %2\n"              \
				 "	cmp	%" bits "0, %" bits "3\n"      \
				 "	b.ne	2f\n"                                  \
				 "	stlxr	%w1, %" bits "4, %2\n"         \
				 "	cbnz	%w1, 1b\n"                             \
				 "2:"                                          \
				 : "=&r"(old), "=&r"(failed), "+Q"(*place)     \
				 : "r"(wanted), "r"(value)                     \
				 : "memory", "cc");                            \
		*expected = old;                                               \
		return old == wanted;                                          \
	}

IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE_OF(iofd_priv_atomic_compare_exchange, int32_t,
				     "w")
IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE_OF(iofd_priv_atomic_compare_exchange64,
				     uint64_t, "x")
#else
#define IOFD_PRIV_ATOMIC_EXCHANGE(place, value, order)                         \
	__atomic_exchange_n(place, value, order)
#define IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE(place, expected, value, success,     \
					  failure)                             \
	__atomic_compare_exchange_n(place, expected, value, 0, success, failure)
#define IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64 IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE
#endif

#endif
