/* SPDX-License-Identifier: MIT */
/*
 * Polling, counters, timers and clocks. Includes <zcall/notify.h>. See
 * <zcall/syscall.h>.
 */
#ifndef ZCALL_EVENT_H
#define ZCALL_EVENT_H

#include <zcall/notify.h>
#include <zcall/syscall.h>

/*
 * Waits for events on `count` struct pollfd. A `timeout` below 0 waits forever.
 * Returns how many are ready, 0 after the timeout. On Linux, only amd64,
 * ppc64le and s390x have it.
 * Since: Linux 2.1.23
 * See: poll(2)
 */
ZCALL_API(ZCALL_RETURNS(count))
int zcall_poll(ZCALL_UPDATES(count) ZCALL_POINTEE(zcall_pollfd) void *fds,
	       unsigned int count, ZCALL_UNIT(ms) int timeout)
	ZCALL_PRIV_TRAP(poll, fds, count, timeout);

/*
 * Waits for events on `count` struct pollfd. Linux stores the remaining time in
 * `timeout`; null waits forever. `mask`, unless null, replaces the thread's
 * signal mask during the wait. On Linux `mask_size` is 8; FreeBSD ignores it
 * and reads 16 bytes. Returns how many are ready, 0 after the timeout.
 * Since: Linux 2.6.16
 * See: ppoll(2)
 */
ZCALL_API(ZCALL_RETURNS(count))
int zcall_ppoll(
	ZCALL_UPDATES(count) ZCALL_POINTEE(zcall_pollfd) void *fds,
	unsigned int count,
	ZCALL_OPTIONAL ZCALL_INOUT ZCALL_POINTEE(zcall_timespec) void *timeout,
	ZCALL_OPTIONAL ZCALL_READS(mask_size) ZCALL_HEAD(zcall_sigset)
		const void *mask,
	size_t mask_size)
	ZCALL_PRIV_TRAP(ppoll, fds, count, timeout, mask, mask_size);

/*
 * Opens an epoll instance.
 * Since: Linux 2.6.27
 * See: epoll_create1(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_epoll_create1(ZCALL_FLAGS(zcall_epoll) int flags)
	ZCALL_PRIV_TRAP(epoll_create1, flags);

/*
 * Adds, changes or removes a descriptor that an epoll instance watches.
 * ZCALL_EPOLL_CTL_DEL does not read `interest`.
 * Since: Linux 2.6
 * See: epoll_ctl(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1) ZCALL_FD_ARG(3))
int zcall_epoll_ctl(int epoll, ZCALL_ONE_OF(zcall_epoll) int operation, int fd,
		    ZCALL_OPTIONAL ZCALL_POINTEE(zcall_epoll_event)
			    const void *interest)
	ZCALL_PRIV_TRAP(epoll_ctl, epoll, operation, fd, interest);

/*
 * Waits for events. A `timeout` below 0 waits forever. `mask`, unless null,
 * replaces the thread's signal mask during the wait. Returns how many struct
 * epoll_event were written, 0 after the timeout.
 * Since: Linux 2.6.19
 * See: epoll_pwait(2)
 */
ZCALL_API(ZCALL_RETURNS(count) ZCALL_FD_ARG(1))
int zcall_epoll_pwait(int epoll,
		      ZCALL_WRITES(count)
			      ZCALL_POINTEE(zcall_epoll_event) void *events,
		      int count, ZCALL_UNIT(ms) int timeout,
		      ZCALL_OPTIONAL ZCALL_READS(mask_size)
			      ZCALL_HEAD(zcall_sigset) const void *mask,
		      size_t mask_size)
	ZCALL_PRIV_TRAP(epoll_pwait, epoll, events, count, timeout, mask,
			mask_size);

/*
 * Like zcall_epoll_pwait, with a struct timespec. A null `timeout` waits
 * forever.
 * Since: Linux 5.11
 * See: epoll_pwait2(2)
 */
ZCALL_API(ZCALL_RETURNS(count) ZCALL_FD_ARG(1))
int zcall_epoll_pwait2(int epoll,
		       ZCALL_WRITES(count)
			       ZCALL_POINTEE(zcall_epoll_event) void *events,
		       int count,
		       ZCALL_OPTIONAL ZCALL_POINTEE(zcall_timespec)
			       const void *timeout,
		       ZCALL_OPTIONAL ZCALL_READS(mask_size)
			       ZCALL_HEAD(zcall_sigset) const void *mask,
		       size_t mask_size)
	ZCALL_PRIV_TRAP(epoll_pwait2, epoll, events, count, timeout, mask,
			mask_size);

/*
 * Opens an eventfd, a counter that starts at `initial`.
 * Since: Linux 2.6.27
 * See: eventfd2(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_eventfd2(unsigned int initial,
		   ZCALL_FLAGS(zcall_eventfd_flag) int flags)
	ZCALL_PRIV_TRAP(eventfd2, initial, flags);

/*
 * Opens a timerfd, a timer that can be polled.
 * Since: Linux 2.6.25
 * See: timerfd_create(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_timerfd_create(ZCALL_ONE_OF(zcall_clock) int clock,
			 ZCALL_FLAGS(zcall_timerfd_flag) int flags)
	ZCALL_PRIV_TRAP(timerfd_create, clock, flags);

/*
 * Arms a timer or, with a zero it_value, disarms it. `old` receives the
 * previous setting.
 * Since: Linux 2.6.25
 * See: timerfd_settime(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_timerfd_settime(
	int fd, ZCALL_FLAGS(zcall_timerfd_flag) int flags,
	ZCALL_POINTEE(zcall_itimerspec) const void *value,
	ZCALL_OPTIONAL ZCALL_OUT ZCALL_POINTEE(zcall_itimerspec) void *old)
	ZCALL_PRIV_TRAP(timerfd_settime, fd, flags, value, old);

/*
 * Reads the time left and the interval of a timer.
 * Since: Linux 2.6.25
 * See: timerfd_gettime(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_timerfd_gettime(int fd,
			  ZCALL_OUT ZCALL_POINTEE(zcall_itimerspec) void *value)
	ZCALL_PRIV_TRAP(timerfd_gettime, fd, value);

/*
 * Opens a descriptor that accepts the signals of `mask`. With fd >= 0 it
 * changes the mask of that signalfd and returns it. `mask_size` is 8.
 * Since: Linux 2.6.27
 * See: signalfd4(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_signalfd4(int fd,
		    ZCALL_READS(mask_size) ZCALL_HEAD(zcall_sigset)
			    const void *mask,
		    size_t mask_size,
		    ZCALL_FLAGS(zcall_signalfd_flag) int flags)
	ZCALL_PRIV_TRAP(signalfd4, fd, mask, mask_size, flags);

/*
 * Waits on a word, wakes its waiters, or runs another futex operation. For some
 * operations `timeout` is a number. The result depends on the operation.
 * Since: Linux 2.6.0
 * See: futex(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_futex(ZCALL_INOUT uint32_t *word,
		ZCALL_FLAGS(zcall_futex_operation) int operation,
		uint32_t value,
		ZCALL_OPTIONAL ZCALL_POINTEE(zcall_timespec)
			const void *timeout,
		ZCALL_OPTIONAL ZCALL_INOUT uint32_t *word2, uint32_t value3)
	ZCALL_PRIV_TRAP(futex, word, operation, value, timeout, word2, value3);

/*
 * Sleeps. If a signal ends the sleep, `left` receives the remaining time.
 * See: nanosleep(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_nanosleep(
	ZCALL_POINTEE(zcall_timespec) const void *duration,
	ZCALL_OPTIONAL ZCALL_OUT ZCALL_POINTEE(zcall_timespec) void *left)
	ZCALL_PRIV_TRAP(nanosleep, duration, left);

/*
 * Reads a clock.
 * See: clock_gettime(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_clock_gettime(ZCALL_ONE_OF(zcall_clock) int clock,
			ZCALL_OUT ZCALL_POINTEE(zcall_timespec) void *time)
	ZCALL_PRIV_TRAP(clock_gettime, clock, time);

#endif
