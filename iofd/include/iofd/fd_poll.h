/* SPDX-License-Identifier: MIT */
/*
 * Asking a handle of any kind whether it is ready: &h.fd. Nothing is taken from
 * it. See <iofd/fd.h> for what holds of every cell.
 */
#ifndef IOFD_FD_POLL_H
#define IOFD_FD_POLL_H

#include <iofd/fd.h>

/* The values of poll(2). */
enum iofd_poll_events {
	IOFD_POLL_IN = 0x01,
	IOFD_POLL_PRI = 0x02,
	IOFD_POLL_OUT = 0x04,
	IOFD_POLL_ERR = 0x08, /* reported unasked */
	IOFD_POLL_HUP = 0x10, /* reported unasked */
	IOFD_POLL_NVAL = 0x20 /* reported unasked: the number is not open */
};

/*
 * Sleeps until one of `events` is there, for `timeout_ns` at most; below 0 is
 * forever. A signal handler neither ends the wait nor makes it longer: poll a
 * signalfd to react to signals. On Linux this is one system call, and no clock
 * is read. Returns the events that came; 0 after the timeout.
 * Errors: EINVAL for an unknown event; ENOMEM
 * Since: Linux 2.6.16
 * See: ppoll(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(set(iofd_poll_events)) ZCALL_NONNULL(1))
int iofd_fd_poll(const iofd_fd *fd,
		 ZCALL_FLAGS(iofd_poll_events) uint32_t events,
		 ZCALL_UNIT(ns) int64_t timeout_ns);

/*
 * Sleeps as iofd_fd_poll does, but until `deadline_ns`, a time of
 * IOFD_CLOCK_MONOTONIC. INT64_MAX is forever, and reads no clock; a past
 * deadline polls once.
 * Errors: EINVAL for an unknown event; ENOMEM
 * Since: Linux 2.6.16
 * See: ppoll(2), clock_gettime(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(set(iofd_poll_events)) ZCALL_NONNULL(1))
int iofd_fd_poll_until(const iofd_fd *fd,
		       ZCALL_FLAGS(iofd_poll_events) uint32_t events,
		       ZCALL_UNIT(ns) int64_t deadline_ns);

#endif
