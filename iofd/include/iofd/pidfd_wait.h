/* SPDX-License-Identifier: MIT */
/* Waiting for a child, by its pidfd. */
#ifndef IOFD_PIDFD_WAIT_H
#define IOFD_PIDFD_WAIT_H

#include <iofd/pidfd.h>

/* What iofd_pidfd_wait waits for beside the end; the values of waitid(2). */
enum iofd_pidfd_wait_options {
	IOFD_PIDFD_WAIT_NOHANG = 1, /* -EAGAIN, even if it is blocking */
	IOFD_PIDFD_WAIT_STOPPED = 2,
	IOFD_PIDFD_WAIT_CONTINUED = 8,
	IOFD_PIDFD_WAIT_KEEP = 0x01000000 /* leave it to be waited for again */
};

typedef struct iofd_pidfd_status {
	ZCALL_ONE_OF(iofd_pidfd_events) int32_t event;
	int32_t value; /* EXITED: the exit code; else the signal */
	int32_t pid;
	uint32_t uid;
	uint64_t reserved[2]; /* written 0 */
} iofd_pidfd_status;

/* What the child, and those that it waited for itself, have used up. */
typedef struct iofd_pidfd_usage {
	ZCALL_UNIT(ns) int64_t user_ns;
	ZCALL_UNIT(ns) int64_t system_ns;
	ZCALL_UNIT(bytes) int64_t max_memory; /* resident at the most */
	int64_t minor_faults;
	int64_t major_faults; /* those that had to read from a disk */
	int64_t voluntary_switches;
	int64_t involuntary_switches;
	uint64_t reserved[9]; /* written 0 */
} iofd_pidfd_usage;

/*
 * Takes the end of a child, or what `options` adds, if it has happened. *status
 * tells what happened and *usage what the child has used up so far. A child
 * that has ended is reaped by this.
 * Errors: EAGAIN when nothing happened; ECHILD when it is no child of ours, was
 * reaped, or reaps itself since SIGCHLD is ignored; EINVAL for an unknown
 * option, and before Linux 5.4; EINTR when a handler ran while it waited
 * Blocks: when the handle is blocking and NOHANG is not given
 * Since: Linux 5.4
 * See: waitid(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_wait(const iofd_pidfd *p,
		    ZCALL_FLAGS(iofd_pidfd_wait_options) uint32_t options,
		    ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_status *status,
		    ZCALL_OUT ZCALL_OPTIONAL iofd_pidfd_usage *usage);

/*
 * Sleeps until a child has ended, then takes that as iofd_pidfd_wait does; or
 * until `deadline_ns`, a time of IOFD_CLOCK_MONOTONIC. INT64_MAX is forever,
 * and a past deadline tries once. While a debugger holds on to a child that has
 * ended, this looks again every 16 ms. The only option is KEEP, since only the
 * end makes a pidfd readable.
 * Errors: ETIMEDOUT; ECHILD when it is no child of ours, was reaped, or reaps
 * itself since SIGCHLD is ignored; EINVAL for another option, and before Linux
 * 5.4; ENOMEM
 * Signals: a handler does not end it
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
