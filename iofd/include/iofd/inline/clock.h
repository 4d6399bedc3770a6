/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/clock.h>. */
#ifndef IOFD_INLINE_CLOCK_H
#define IOFD_INLINE_CLOCK_H

#include <iofd/clock.h>
#include <iofd/inline/time.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_PRIV_BODY int64_t iofd_clock_now(uint32_t clock)
{
	struct zcall_timespec time;
	/* A negative number would be the clock of a process. */
	int rc = clock > INT32_MAX ? IOFD_ERR_INVALID_PARAM
				   : zcall_clock_gettime((int)clock, &time);

	return rc < 0 ? rc : iofd_priv_nanoseconds_of(&time);
}

#endif
