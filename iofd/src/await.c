/* SPDX-License-Identifier: MIT */
#include "await.h"

#include <iofd/clock.h>
#include <iofd/inline/poll.h>
#include <iofd/inline/time.h>

/* Forever needs no clock. */
static int time_left(int64_t deadline, struct zcall_timespec *left)
{
	int64_t now = deadline == INT64_MAX
			      ? 0
			      : iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	if (now < 0)
		return (int)now;
	*left = iofd_timespec_of(deadline > now ? deadline - now : 0);
	return 0;
}

static int has_passed(const struct zcall_timespec *left)
{
	return left->tv_sec == 0 && left->tv_nsec == 0;
}

static int poll_for(const iofd_fd *fd, uint32_t events, int64_t deadline,
		    struct zcall_timespec *left)
{
	return iofd_fd_poll(fd, events, deadline == INT64_MAX ? 0 : left);
}

int iofd_fd_wait_until(const iofd_fd *fd, uint32_t events, int64_t deadline)
{
	struct zcall_timespec left;
	int rc;

	do {
		rc = iofd_cell_number(fd);
		if (rc >= 0)
			rc = time_left(deadline, &left);
		if (rc >= 0)
			rc = poll_for(fd, events, deadline, &left);
	} while (rc == IOFD_INTERRUPTED);
	return rc;
}

int iofd_await_readable(const iofd_fd *fd, int64_t deadline)
{
	struct zcall_timespec left;
	int rc;

	do {
		rc = time_left(deadline, &left);
		if (rc == 0 && !has_passed(&left))
			rc = poll_for(fd, IOFD_READABLE, deadline, &left);
	} while (rc == IOFD_INTERRUPTED);
	if (rc == 0)
		return -ZCALL_ETIMEDOUT;
	return rc < 0 ? rc : 0;
}

int iofd_await_pause(int64_t duration, int64_t deadline)
{
	struct zcall_timespec left;
	int rc = time_left(deadline, &left);

	if (rc < 0 || has_passed(&left))
		return rc < 0 ? rc : -ZCALL_ETIMEDOUT;
	if (iofd_nanoseconds_of(&left) > duration)
		left = iofd_timespec_of(duration);
	rc = zcall_ppoll(0, 0, &left, 0, 0);
	return rc == IOFD_INTERRUPTED ? 0 : rc;
}
