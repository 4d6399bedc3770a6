/* SPDX-License-Identifier: MIT */
/* Waiting for a child by its pidfd, and for any child. */
#ifndef IOFD_PIDFD_WAIT_H
#define IOFD_PIDFD_WAIT_H

#include <iofd/pidfd.h>

/* Options, with the values of waitid(2). */
enum iofd_pidfd_wait_options {
	IOFD_PIDFD_WAIT_NOHANG = 1, /* do not sleep */
	IOFD_PIDFD_WAIT_STOPPED = 2,
	IOFD_PIDFD_WAIT_CONTINUED = 8,
	IOFD_PIDFD_WAIT_KEEP =
		0x01000000 /* do not reap; can be waited for again */
};

typedef struct iofd_pidfd_status {
	ZCALL_ONE_OF(iofd_pidfd_events) int32_t event;
	int32_t value; /* EXITED: exit code; otherwise signal */
	int32_t pid;
	uint32_t uid;
	uint64_t reserved[2]; /* written 0 */
} iofd_pidfd_status;

/* The resources used by the child and its children that it waited for. */
typedef struct iofd_pidfd_usage {
	ZCALL_UNIT(ns) int64_t user_ns;
	ZCALL_UNIT(ns) int64_t system_ns;
	ZCALL_UNIT(bytes) int64_t max_memory; /* maximum resident size */
	int64_t minor_faults;
	int64_t major_faults; /* that read from disk */
	int64_t voluntary_switches;
	int64_t involuntary_switches;
	uint64_t reserved[9]; /* written 0 */
} iofd_pidfd_usage;

/*
 * Takes the event that a child has ended, or one that `options` adds. *status
 * is the event and *usage the resources used so far. A child that has ended is
 * reaped.
 * Errors: EAGAIN if there is no event; ECHILD if it is not a child, was reaped,
 * or SIGCHLD is ignored; EINVAL for an unknown option, or before Linux 5.4;
 * EINTR if a handler ran while it slept
 * Blocks: if the handle is blocking, without NOHANG
 * Since: Linux 5.4
 * See: waitid(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_wait(const iofd_pidfd *p,
		    ZCALL_FLAGS(iofd_pidfd_wait_options) uint32_t options,
		    ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_status *status,
		    ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_usage *usage);

/*
 * Takes the event that any child has ended, or one that `options` adds, and
 * stores in status->pid which child it was. For PID 1 and subreapers, which get
 * children that they did not start, and so have no pidfd of. Without NOHANG it
 * sleeps until there is an event.
 *
 * With KEEP the child is not reaped, and its process ID cannot be reused: open
 * a pidfd of status->pid, then wait with that. Until then the same child can be
 * returned again.
 *
 * It takes children that other code waits for as well, except those made by
 * clone(2) with an exit signal other than SIGCHLD. Orphans always have SIGCHLD.
 * Errors: EAGAIN if there is no event, with NOHANG; ECHILD if there are no
 * children, or SIGCHLD is ignored; EINVAL for an unknown option; EINTR if a
 * handler ran while it slept
 * Blocks: without NOHANG
 * See: waitid(2), wait(2), prctl(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero))
int iofd_pidfd_wait_any(ZCALL_FLAGS(iofd_pidfd_wait_options) uint32_t options,
			ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_status *status,
			ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_usage *usage);

/*
 * Sleeps until a child has ended, then takes that event as iofd_pidfd_wait
 * does; or until `deadline_ns` of IOFD_CLOCK_MONOTONIC. INT64_MAX is infinite.
 * A past deadline tries once. KEEP is the only option, since a pidfd becomes
 * readable only when the process ends. While a debugger holds a child that has
 * ended, this polls every 16 ms; a blocking handle without a deadline does not.
 * Errors: ETIMEDOUT; ECHILD if it is not a child, was reaped, or SIGCHLD is
 * ignored; EINVAL for another option, or before Linux 5.4; ENOMEM
 * Signals: a handler does not interrupt it
 * Blocks: until the deadline
 * Since: Linux 5.4
 * See: ppoll(2), waitid(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_wait_until(const iofd_pidfd *p,
			  ZCALL_FLAGS(iofd_pidfd_wait_options) uint32_t options,
			  ZCALL_UNIT(ns) int64_t deadline_ns,
			  ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_status *status,
			  ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_usage *usage);

#endif
