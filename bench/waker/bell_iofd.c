/* SPDX-License-Identifier: MIT */
/* iofd_waker; with EDGE, edge-triggered. */
#include <iofd/waker.h>
#include <stdlib.h>
#include <sys/epoll.h>

#ifdef EDGE
#define TRIGGER IOFD_WAKER_EDGE
#define EVENTS	(EPOLLIN | EPOLLET)
#else
#define TRIGGER IOFD_WAKER_LEVEL
#define EVENTS	EPOLLIN
#endif

static _Alignas(128) iofd_waker waker;
static int epoll;

static void bell_open(void)
{
	struct epoll_event in = {.events = (uint32_t)EVENTS};

	if (iofd_waker_open(&waker, TRIGGER) < 0)
		abort();
	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, iofd_fd_raw(&waker.fd), &in) < 0)
		abort();
}

static void bell_wake(void)
{
	if (iofd_waker_wake(&waker) < 0)
		abort();
}

static void bell_run(int (*drain)(void))
{
	struct epoll_event ready;

	while (drain()) {
		if (iofd_waker_arm(&waker) == 0) {
			epoll_wait(epoll, &ready, 1, -1);
			iofd_waker_disarm(&waker);
		}
	}
}
