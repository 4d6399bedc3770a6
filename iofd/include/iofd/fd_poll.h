/* SPDX-License-Identifier: MIT */
/*
 * Waiting for a handle of any kind, &h.fd, to become ready. Nothing is read
 * from it. See <iofd/fd.h> for the rules of cells.
 */
#ifndef IOFD_FD_POLL_H
#define IOFD_FD_POLL_H

#include <iofd/fd.h>

/* The values of poll(2). */
enum iofd_poll_events {
	IOFD_POLL_IN = 0x01,
	IOFD_POLL_PRI = 0x02,
	IOFD_POLL_OUT = 0x04,
	IOFD_POLL_ERR = 0x08, /* always reported */
	IOFD_POLL_HUP = 0x10, /* always reported */
	IOFD_POLL_NVAL = 0x20 /* always reported: not open */
};

/*
 * Sleeps until one of `events` occurs, for at most `timeout_ns`; a negative
 * timeout is infinite. A signal handler neither ends nor extends the wait: poll
 * a signalfd to react to signals. On Linux this is one system call, and does
 * not read a clock. Returns the events that occurred; 0 after the timeout.
 * Errors: EINVAL for an unknown event; ENOMEM
 * Since: Linux 2.6.16
 * See: ppoll(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(set(iofd_poll_events)) ZCALL_NONNULL(1))
int iofd_fd_poll(const iofd_fd *fd,
		 ZCALL_FLAGS(iofd_poll_events) uint32_t events,
		 ZCALL_UNIT(ns) int64_t timeout_ns);

/*
 * Sleeps as iofd_fd_poll does, until `deadline_ns` of IOFD_CLOCK_MONOTONIC.
 * INT64_MAX is infinite, and does not read the clock. A past deadline polls
 * once.
 * Errors: EINVAL for an unknown event; ENOMEM
 * Since: Linux 2.6.16
 * See: ppoll(2), clock_gettime(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(set(iofd_poll_events)) ZCALL_NONNULL(1))
int iofd_fd_poll_until(const iofd_fd *fd,
		       ZCALL_FLAGS(iofd_poll_events) uint32_t events,
		       ZCALL_UNIT(ns) int64_t deadline_ns);

#endif
