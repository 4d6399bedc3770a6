/* SPDX-License-Identifier: MIT */
/* A write for each wake. */
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int event, epoll;

static void bell_open(void)
{
	struct epoll_event in = {.events = EPOLLIN};

	event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, event, &in) < 0)
		abort();
}

static void bell_wake(void)
{
	if (write(event, &(uint64_t){1}, 8) != 8)
		abort();
}

static void bell_run(int (*drain)(void))
{
	struct epoll_event ready;
	uint64_t count;

	while (drain()) {
		epoll_wait(epoll, &ready, 1, -1);
		if (read(event, &count, sizeof count) < 0)
			count = 0;
	}
}
