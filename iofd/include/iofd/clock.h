/* SPDX-License-Identifier: MIT */
/*
 * The clocks of timers and deadlines, in nanoseconds.
 *
 * Linux maps a function that reads clocks into each program, the vDSO. Where
 * the machine lets programs read its clock, that takes no system call. The
 * first reading, here or for a deadline, finds the function: by prctl and
 * madvise, or before Linux 6.4 by /proc/self/auxv and madvise. A process that
 * will enter a sandbox which kills for these calls must read a clock before.
 * Where there is no such function, or a sandbox refuses the search with an
 * errno, each reading is a system call.
 */
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
