/* SPDX-License-Identifier: MIT */
/* Waiting, counting and time. See <zcall/syscall.h>. */
#ifndef ZCALL_EVENT_H
#define ZCALL_EVENT_H

#include <zcall/syscall.h>

/*
 * Waits for events on `count` struct pollfd. `timeout` is a struct timespec,
 * in which Linux leaves the time that remained, or null for ever; `mask`, of
 * `mask_size` = 8 bytes, replaces the thread's signal mask while waiting, or
 * is null. Returns how many are ready, 0 after the timeout. ppoll(2).
 */
ZCALL_API int zcall_ppoll(void *fds, unsigned count, void *timeout,
			  const void *mask, size_t mask_size);

/* Opens an epoll instance. Returns a descriptor. epoll_create(2). */
ZCALL_API int zcall_epoll_create1(int flags);

/* Adds, changes or removes what is watched. epoll_ctl(2). */
ZCALL_API int zcall_epoll_ctl(int epoll, int operation, int fd, void *event);

/*
 * Waits `timeout` ms (-1: for ever) for up to `count` struct epoll_event.
 * Returns how many were written. epoll_pwait(2).
 */
ZCALL_API int zcall_epoll_pwait(int epoll, void *events, int count, int timeout,
				const void *mask, size_t mask_size);

/* Opens a counter that starts at `initial`. eventfd(2), Linux 2.6.27. */
ZCALL_API int zcall_eventfd2(unsigned initial, int flags);

/* Opens a timer on `clock`. timerfd_create(2), Linux 2.6.25. */
ZCALL_API int zcall_timerfd_create(int clock, int flags);

/* Arms or, with a zero value, disarms. Both are struct itimerspec. */
ZCALL_API int zcall_timerfd_settime(int fd, int flags, const void *value,
				    void *old);

/* Tells the time left and the interval, as a struct itimerspec. */
ZCALL_API int zcall_timerfd_gettime(int fd, void *value);

/*
 * Opens a descriptor that accepts the signals of `mask` (8 bytes), or with
 * fd >= 0 gives that one a new mask. signalfd(2), Linux 2.6.27.
 */
ZCALL_API int zcall_signalfd4(int fd, const void *mask, size_t mask_size,
			      int flags);

/* Tells the time of `clock` as a struct timespec. clock_gettime(2). */
ZCALL_API int zcall_clock_gettime(int clock, void *time);

#endif
