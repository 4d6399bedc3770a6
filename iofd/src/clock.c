/* SPDX-License-Identifier: MIT */
#include <iofd/clock.h>

#include "clock_read.h"

#include <iofd/inline/time.h>

int64_t iofd_clock_now(uint32_t clock)
{
	struct zcall_timespec time;
	/* A negative number would be the clock of a process. */
	int rc = clock > INT32_MAX ? IOFD_ERR_INVALID_PARAM
				   : iofd_clock_read((int)clock, &time);

	return rc < 0 ? rc : iofd_priv_nanoseconds_of(&time);
}
