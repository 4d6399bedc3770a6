/* SPDX-License-Identifier: MIT */
#include "await.h"

#include <iofd/clock.h>
#include <iofd/inline/poll.h>
#include <iofd/inline/time.h>

/* An infinite deadline does not read the clock. */
int iofd_await_left(int64_t deadline_ns, struct zcall_timespec *left)
{
	int64_t now = deadline_ns == INT64_MAX
			      ? 0
			      : iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	if (now < 0)
		return (int)now;
	*left = iofd_priv_timespec_of(deadline_ns > now ? deadline_ns - now
							: 0);
	return 0;
}

int iofd_await_readable(const iofd_fd *fd, int64_t deadline_ns)
{
	struct zcall_timespec left;
	int rc;

	do {
		rc = iofd_await_left(deadline_ns, &left);
		if (rc == 0 && !iofd_await_has_passed(&left))
			rc = iofd_await_poll(fd, IOFD_POLL_IN, deadline_ns,
					     &left);
	} while (rc == IOFD_ERR_INTERRUPTED);
	if (rc == 0)
		return -ZCALL_ETIMEDOUT;
	return rc < 0 ? rc : 0;
}

int iofd_await_pause(int64_t duration_ns, int64_t deadline_ns)
{
	struct zcall_timespec left;
	int rc = iofd_await_left(deadline_ns, &left);

	if (rc < 0 || iofd_await_has_passed(&left))
		return rc < 0 ? rc : -ZCALL_ETIMEDOUT;
	if (iofd_priv_nanoseconds_of(&left) > duration_ns)
		left = iofd_priv_timespec_of(duration_ns);
	rc = zcall_ppoll(0, 0, &left, 0, 0);
	return rc == IOFD_ERR_INTERRUPTED ? 0 : rc;
}
