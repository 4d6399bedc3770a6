/* SPDX-License-Identifier: MIT */
#include <iofd/inline/epoll.h>

#include "adopt.h"
#include "await.h"

int iofd_epoll_adopt(iofd_epoll *e, int64_t raw)
{
	return iofd_adopt_kind(&e->fd, raw, IOFD_FD_KIND_EPOLL);
}

/* Rounded up, so that the wait never ends before the deadline. */
static int milliseconds_of(const struct zcall_timespec *time)
{
	int64_t milliseconds =
		time->tv_sec * 1000 + (time->tv_nsec + 999999) / 1000000;

	return milliseconds < INT32_MAX ? (int)milliseconds : INT32_MAX;
}

/* May end before `left` has passed. Sandboxes refuse new calls with EPERM. */
static int sleep_for(const iofd_epoll *e, const struct zcall_timespec *left,
		     iofd_epoll_event *events, int capacity)
{
	int raw = iofd_priv_cell_number(&e->fd);
	int n = raw < 0 ? raw
			: zcall_epoll_pwait2(raw, events, capacity, left, 0, 0);

	if (n == -ZCALL_ENOSYS || n == IOFD_ERR_PERMISSION)
		return iofd_priv_epoll_wait(e, milliseconds_of(left), events,
					    capacity);
	return iofd_priv_epoll_expand(events, n);
}

/*
 * The first look is also the only one that reads no clock, so that a busy loop
 * makes one system call.
 */
int iofd_epoll_wait_until(const iofd_epoll *e, int64_t deadline_ns,
			  iofd_epoll_event *events, int capacity)
{
	int n = iofd_priv_epoll_wait(e, deadline_ns == INT64_MAX ? -1 : 0,
				     events, capacity);

	while (n == IOFD_ERR_INTERRUPTED || (n == 0 && deadline_ns > 0)) {
		struct zcall_timespec left;
		int rc = iofd_await_left(deadline_ns, &left);

		if (rc < 0 || iofd_await_has_passed(&left))
			return rc;
		n = sleep_for(e, &left, events, capacity);
	}
	return n;
}
