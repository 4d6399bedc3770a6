/* SPDX-License-Identifier: MIT */
/* Conversion between nanoseconds and struct timespec. */
#ifndef IOFD_INLINE_TIME_H
#define IOFD_INLINE_TIME_H

#include <stdint.h>
#include <zcall/abi.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_NS_PER_S = 1000000000
};

/* Both parts of a negative time are negative, which the kernel refuses. */
static inline struct zcall_timespec iofd_priv_timespec_of(int64_t nanoseconds)
{
	struct zcall_timespec time = {nanoseconds / IOFD_PRIV_NS_PER_S,
				      nanoseconds % IOFD_PRIV_NS_PER_S};

	return time;
}

/* A time that does not fit is INT64_MAX. */
static inline int64_t
iofd_priv_nanoseconds_of(const struct zcall_timespec *time)
{
	int64_t nanoseconds;

	int overflows = __builtin_mul_overflow(time->tv_sec,
					       (int64_t)IOFD_PRIV_NS_PER_S,
					       &nanoseconds) ||
			__builtin_add_overflow(nanoseconds, time->tv_nsec,
					       &nanoseconds);

	if (__builtin_expect(overflows, 0))
		return INT64_MAX;
	return nanoseconds;
}

#endif
