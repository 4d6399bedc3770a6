/* SPDX-License-Identifier: MIT */
/* What <iofd/inline/atomic.h> is for 32 bits. */
#ifndef IOFD_INLINE_ATOMIC64_H
#define IOFD_INLINE_ATOMIC64_H

#include <stdint.h>

#if defined(__aarch64__) && !defined(__ARM_FEATURE_ATOMICS)
#define IOFD_PRIV_ATOMIC64_CAS(place, expected, value, success, failure)       \
	iofd_priv_atomic64_cas(place, expected, value)

/* Orders as __ATOMIC_ACQ_REL. Returns whether it stored `value`. */
static inline int iofd_priv_atomic64_cas(uint64_t *place, uint64_t *expected,
					 uint64_t value)
{
	uint64_t old, wanted = *expected;
	uint32_t failed;

	__asm__ volatile("1:	ldaxr	%0, %2\n"
			 "	cmp	%0, %3\n"
			 "	b.ne	2f\n"
			 "	stlxr	%w1, %4, %2\n"
			 "	cbnz	%w1, 1b\n"
			 "2:"
			 : "=&r"(old), "=&r"(failed), "+Q"(*place)
			 : "r"(wanted), "r"(value)
			 : "memory", "cc");
	*expected = old;
	return old == wanted;
}
#else
#define IOFD_PRIV_ATOMIC64_CAS(place, expected, value, success, failure)       \
	__atomic_compare_exchange_n(place, expected, value, 0, success, failure)
#endif

#endif
