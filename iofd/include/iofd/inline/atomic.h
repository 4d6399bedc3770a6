/* SPDX-License-Identifier: MIT */
/* The one atomic operation for which some compilers call libgcc. */
#ifndef IOFD_INLINE_ATOMIC_H
#define IOFD_INLINE_ATOMIC_H

#include <stdint.h>

#if defined(__aarch64__) && !defined(__ARM_FEATURE_ATOMICS)
/*
 * For processors that may lack the swap instruction, gcc and clang call
 * __aarch64_swp4_acq_rel, which a program without libgcc does not have. No
 * attribute or pragma turns that off. This loop runs on every processor.
 */
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
#else
static inline int32_t iofd_priv_atomic_exchange(int32_t *place, int32_t value)
{
	return __atomic_exchange_n(place, value, __ATOMIC_ACQ_REL);
}
#endif

#endif
