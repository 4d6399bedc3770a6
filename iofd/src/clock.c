/* SPDX-License-Identifier: MIT */
#include <iofd/clock.h>

#include "time.h"

#include <zcall/event.h>

int64_t iofd_clock_now(uint32_t clock)
{
	struct zcall_timespec time;
	/* What is negative would be a clock of another kind: a process's. */
	int rc = clock > INT32_MAX ? IOFD_INVALID_PARAM
				   : zcall_clock_gettime((int)clock, &time);

	return rc < 0 ? rc : nanoseconds_of(&time);
}
