/* SPDX-License-Identifier: MIT */
/*
 * Sleeping until a deadline of IOFD_CLOCK_MONOTONIC, for loops that try, sleep
 * and try again. After the deadline these functions return -ETIMEDOUT at once,
 * so that the loop ends in time.
 */
#ifndef IOFD_AWAIT_H
#define IOFD_AWAIT_H

#include <iofd/inline/poll.h>

/*
 * Stores the time until the deadline in *left; 0 if it has passed. INT64_MAX
 * does not read the clock. Returns 0; or the error of the clock.
 */
int iofd_await_left(int64_t deadline_ns, struct zcall_timespec *left);

/* Whether `left` is 0. */
static inline int iofd_await_has_passed(const struct zcall_timespec *left)
{
	return left->tv_sec == 0 && left->tv_nsec == 0;
}

/* Polls for `left`, which iofd_await_left has stored, or without a limit. */
static inline int iofd_await_poll(const iofd_fd *fd, uint32_t events,
				  int64_t deadline_ns,
				  struct zcall_timespec *left)
{
	return iofd_priv_poll(fd, events, deadline_ns == INT64_MAX ? 0 : left);
}

/*
 * Sleeps until `fd` is readable. Returns 0; -ETIMEDOUT; or the error of the
 * cell, the clock or ppoll.
 */
int iofd_await_readable(const iofd_fd *fd, int64_t deadline_ns);

/*
 * Sleeps for `duration_ns`, but not past the deadline. A signal handler ends
 * the sleep. Returns 0; -ETIMEDOUT; or the error of the clock or ppoll.
 */
int iofd_await_pause(int64_t duration_ns, int64_t deadline_ns);

#endif
