/* SPDX-License-Identifier: MIT */
#include <iofd/fd_poll.h>

#include "await.h"

#include <iofd/clock.h>
#include <iofd/inline/poll.h>
#include <iofd/inline/time.h>

enum {
	PPOLL_LEAVES_REST = ZCALL_PRIV_VALUE(PPOLL_LEAVES_REST, 1)
};

int iofd_fd_poll_until(const iofd_fd *fd, uint32_t events, int64_t deadline_ns)
{
	struct zcall_timespec left;
	int rc;

	do {
		rc = iofd_priv_cell_number(fd);
		if (rc >= 0)
			rc = iofd_await_left(deadline_ns, &left);
		if (rc >= 0)
			rc = iofd_await_poll(fd, events, deadline_ns, &left);
	} while (rc == IOFD_ERR_INTERRUPTED);
	return rc;
}

static int poll_by_clock(const iofd_fd *fd, uint32_t events, int64_t timeout_ns)
{
	int raw = iofd_priv_cell_number(fd);
	int64_t now = raw < 0 ? raw : iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	if (now < 0)
		return (int)now;
	return iofd_fd_poll_until(
		fd, events,
		timeout_ns < INT64_MAX - now ? now + timeout_ns : INT64_MAX);
}

/*
 * Linux stores the remaining time in `left` when a handler interrupts ppoll.
 * qemu-user and the personality STICKY_TIMEOUTS do not: use the clock there, or
 * a timer that fires often would make the wait endless.
 */
int iofd_fd_poll(const iofd_fd *fd, uint32_t events, int64_t timeout_ns)
{
	struct zcall_timespec left = iofd_priv_timespec_of(timeout_ns);
	int rc;

	if (!PPOLL_LEAVES_REST && timeout_ns > 0)
		return poll_by_clock(fd, events, timeout_ns);
	do
		rc = iofd_priv_poll(fd, events, timeout_ns < 0 ? 0 : &left);
	while (rc == IOFD_ERR_INTERRUPTED &&
	       (timeout_ns <= 0 ||
		iofd_priv_nanoseconds_of(&left) < timeout_ns));
	return rc == IOFD_ERR_INTERRUPTED
		       ? poll_by_clock(fd, events, timeout_ns)
		       : rc;
}
