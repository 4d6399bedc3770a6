/* SPDX-License-Identifier: MIT */
/* Waiting, counting and time. See <zcall/syscall.h>. */
#ifndef ZCALL_EVENT_H
#define ZCALL_EVENT_H

#include <zcall/syscall.h>

/*
 * Waits `timeout` ms (-1: for ever) for events on `count` struct pollfd.
 * Returns how many are ready. Only amd64 has it on Linux. poll(2).
 */
ZCALL_API int zcall_poll(void *fds, unsigned count, int timeout)
	ZCALL_TRAP(poll, fds, count, timeout);

/*
 * Waits for events on `count` struct pollfd. `timeout` is a struct timespec,
 * in which Linux leaves the time that remained, or null for ever; `mask`, of
 * `mask_size` = 8 bytes (FreeBSD: 16, whatever is said), replaces the thread's
 * signal mask while waiting, or is null. Returns how many are ready, 0 after
 * the timeout. ppoll(2).
 */
ZCALL_API int zcall_ppoll(void *fds, unsigned count, void *timeout,
			  const void *mask, size_t mask_size)
	ZCALL_TRAP(ppoll, fds, count, timeout, mask, mask_size);

/* Opens an epoll instance. Returns a descriptor. epoll_create(2). */
ZCALL_API int zcall_epoll_create1(int flags) ZCALL_TRAP(epoll_create1, flags);

/* Adds, changes or removes what is watched. epoll_ctl(2). */
ZCALL_API int zcall_epoll_ctl(int epoll, int operation, int fd, void *event)
	ZCALL_TRAP(epoll_ctl, epoll, operation, fd, event);

/*
 * Waits `timeout` ms (-1: for ever) for up to `count` struct epoll_event.
 * Returns how many were written. epoll_pwait(2).
 */
ZCALL_API int zcall_epoll_pwait(int epoll, void *events, int count, int timeout,
				const void *mask, size_t mask_size)
	ZCALL_TRAP(epoll_pwait, epoll, events, count, timeout, mask, mask_size);

/*
 * The same with `timeout` as a struct timespec, null for ever.
 * epoll_pwait2(2), Linux 5.11.
 */
ZCALL_API int zcall_epoll_pwait2(int epoll, void *events, int count,
				 const void *timeout, const void *mask,
				 size_t mask_size)
	ZCALL_TRAP(epoll_pwait2, epoll, events, count, timeout, mask,
		   mask_size);

/* Opens a counter that starts at `initial`. eventfd(2), Linux 2.6.27. */
ZCALL_API int zcall_eventfd2(unsigned initial, int flags)
	ZCALL_TRAP(eventfd2, initial, flags);

/* Opens a timer on `clock`. timerfd_create(2), Linux 2.6.25. */
ZCALL_API int zcall_timerfd_create(int clock, int flags)
	ZCALL_TRAP(timerfd_create, clock, flags);

/* Arms or, with a zero value, disarms. Both are struct itimerspec. */
ZCALL_API int zcall_timerfd_settime(int fd, int flags, const void *value,
				    void *old)
	ZCALL_TRAP(timerfd_settime, fd, flags, value, old);

/* Tells the time left and the interval, as a struct itimerspec. */
ZCALL_API int zcall_timerfd_gettime(int fd, void *value)
	ZCALL_TRAP(timerfd_gettime, fd, value);

/*
 * Opens a descriptor that accepts the signals of `mask` (8 bytes), or with
 * fd >= 0 gives that one a new mask. signalfd(2), Linux 2.6.27.
 */
ZCALL_API int zcall_signalfd4(int fd, const void *mask, size_t mask_size,
			      int flags)
	ZCALL_TRAP(signalfd4, fd, mask, mask_size, flags);

/* Opens a queue of changes to files. inotify_init(2), Linux 2.6.27. */
ZCALL_API int zcall_inotify_init1(int flags) ZCALL_TRAP(inotify_init1, flags);

/* Watches `path` for ZCALL_IN_*. Returns the watch's number. */
ZCALL_API int zcall_inotify_add_watch(int fd, const char *path, uint32_t mask)
	ZCALL_TRAP(inotify_add_watch, fd, path, mask);

/* Stops a watch. inotify_rm_watch(2). */
ZCALL_API int zcall_inotify_rm_watch(int fd, int watch)
	ZCALL_TRAP(inotify_rm_watch, fd, watch);

/* Opens a queue of accesses to files. fanotify_init(2), Linux 2.6.37. */
ZCALL_API int zcall_fanotify_init(unsigned flags, unsigned event_flags)
	ZCALL_TRAP(fanotify_init, flags, event_flags);

/* Adds or removes what is watched. fanotify_mark(2). */
ZCALL_API int zcall_fanotify_mark(int fd, unsigned flags, uint64_t mask,
				  int dirfd, const char *path)
	ZCALL_TRAP(fanotify_mark, fd, flags, mask, dirfd, path);

/*
 * Waits on a word, wakes who waits, and more. `timeout` is a struct timespec
 * or, for some operations, a number. Returns what the operation says. futex(2).
 */
ZCALL_API int zcall_futex(uint32_t *word, int operation, uint32_t value,
			  const void *timeout, uint32_t *word2, uint32_t value3)
	ZCALL_TRAP(futex, word, operation, value, timeout, word2, value3);

/*
 * Sleeps for a struct timespec; `left`, unless null, gets what remained when a
 * signal came. nanosleep(2).
 */
ZCALL_API int zcall_nanosleep(const void *duration, void *left)
	ZCALL_TRAP(nanosleep, duration, left);

/* Tells the time of `clock` as a struct timespec. clock_gettime(2). */
ZCALL_API int zcall_clock_gettime(int clock, void *time)
	ZCALL_TRAP(clock_gettime, clock, time);

#endif
