/* SPDX-License-Identifier: MIT */
/*
 * Asking a handle of any kind whether it is ready: &h.fd. Nothing is taken from
 * it. See <iofd/fd.h> for what holds of every cell.
 */
#ifndef IOFD_FD_POLL_H
#define IOFD_FD_POLL_H

#include <iofd/fd.h>

/* What iofd_fd_poll waits for; the values of poll(2). */
enum iofd_poll_events {
	IOFD_POLL_IN = 0x01,
	IOFD_POLL_PRI = 0x02,
	IOFD_POLL_OUT = 0x04,
	IOFD_POLL_ERR = 0x08, /* reported unasked */
	IOFD_POLL_HUP = 0x10, /* reported unasked */
	IOFD_POLL_NVAL = 0x20 /* reported unasked: the number is not open */
};

/*
 * Waits up to `timeout_ns` nanoseconds (below 0: forever) for `events`, a set
 * of enum iofd_poll_events. A signal handler neither ends the wait nor makes it
 * longer: poll a signalfd to react to signals. On Linux this is one system
 * call, and no clock is read. Returns the events that came; 0 after the
 * timeout; -EINVAL for an unknown event; -ENOMEM. ppoll(2), Linux 2.6.16.
 */
IOFD_EXTERN int iofd_fd_poll(const iofd_fd *fd, uint32_t events,
			     int64_t timeout_ns);

/*
 * Waits as iofd_fd_poll does, but until `deadline_ns`, nanoseconds of
 * IOFD_CLOCK_MONOTONIC. INT64_MAX is forever, and reads no clock; a past
 * deadline polls once. Returns as iofd_fd_poll; or the clock's error (-EPERM,
 * -ENOSYS in a sandbox) without waiting.
 */
IOFD_EXTERN int iofd_fd_poll_until(const iofd_fd *fd, uint32_t events,
				   int64_t deadline_ns);

#endif
