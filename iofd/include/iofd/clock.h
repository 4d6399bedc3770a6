/* SPDX-License-Identifier: MIT */
/* The clocks of timers and deadlines, in nanoseconds. */
#ifndef IOFD_CLOCK_H
#define IOFD_CLOCK_H

#include <iofd/error.h>
#include <zcall/target.h>

enum iofd_clocks {
	/* Time since 1970, which can be set. */
	IOFD_CLOCK_REALTIME = 0,

	/* Does not run while the machine is suspended. */
	IOFD_CLOCK_MONOTONIC = ZCALL_PRIV_VALUE(CLOCK_MONOTONIC, 1),

	/* Also runs while the machine is suspended. Linux only. */
	IOFD_CLOCK_BOOTTIME = 7,

	/* REALTIME; timers wake the machine: CAP_WAKE_ALARM. Linux only. */
	IOFD_CLOCK_REALTIME_ALARM = 8,

	/* BOOTTIME; timers wake the machine: CAP_WAKE_ALARM. Linux only. */
	IOFD_CLOCK_BOOTTIME_ALARM = 9
};

/*
 * Returns the time of a clock. A time that does not fit is INT64_MAX.
 * Errors: EINVAL if there is no such clock, or for an alarm clock if the
 * machine has none
 * See: clock_gettime(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(ns))
int64_t iofd_clock_now(ZCALL_ONE_OF(iofd_clocks) uint32_t clock);

#endif
