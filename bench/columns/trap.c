/* SPDX-License-Identifier: MIT */
/* The floor: numbers in a struct, the trap in place, nothing around it. */
#define ZCALL_INLINE
#include "../column.h"

#include <zcall/zcall.h>

static struct objects o;
COPIED const struct zcall_itimerspec hour = {{0, 0}, {3600, 0}}, never;
COPIED const uint64_t set = 1 << 9, one = 1;
COPIED struct zcall_itimerspec left;
COPIED struct zcall_timespec now;
COPIED struct zcall_stat status;
COPIED struct zcall_signalfd_siginfo info;
COPIED const struct zcall_epoll_event interest = {ZCALL_EPOLLIN, 7};
COPIED struct zcall_epoll_event ready[64];
COPIED char buf[8];
COPIED uint64_t value;
static int process, on = 1;

static void use(const struct objects *objects)
{
	o = *objects;
	process = zcall_getpid();
}

static long close_opened(int fd)
{
	return fd < 0 ? fd : zcall_close(fd);
}

static long map_unmap(void)
{
	intptr_t p = zcall_mmap(0, 4096, ZCALL_PROT_READ | ZCALL_PROT_WRITE,
				ZCALL_MAP_SHARED, o.memory, 0);

	return p < 0 ? p : zcall_munmap((void *)p, 4096);
}

static long signal_and_wait(void)
{
	long n = zcall_write(o.pair, &one, sizeof one);

	return n < 0 ? n : zcall_read(o.pair, &value, sizeof value);
}

static long send_and_read(void)
{
	long n = zcall_kill(process, 10);

	return n < 0 ? n : zcall_read(o.signals, &info, sizeof info);
}

static int add_and_remove(void)
{
	int rc = zcall_epoll_ctl(o.none_ready, ZCALL_EPOLL_CTL_ADD, o.empty,
				 &interest);

	return rc < 0 ? rc
		      : zcall_epoll_ctl(o.none_ready, ZCALL_EPOLL_CTL_DEL,
					o.empty, 0);
}

#define OPERATIONS(X)                                                          \
	X(eventfd_signal, zcall_write(o.counter, &one, sizeof one))            \
	X(eventfd_wait, zcall_read(o.semaphore, &value, sizeof value))         \
	X(eventfd_pair, signal_and_wait())                                     \
	X(eventfd_eagain,                                                      \
	  must_fail(zcall_read(o.empty, &value, sizeof value)))                \
	X(lease_signal, zcall_write(o.counter, &one, sizeof one))              \
	X(timerfd_arm, zcall_timerfd_settime(o.timer, 0, &hour, 0))            \
	X(timerfd_disarm, zcall_timerfd_settime(o.timer, 0, &never, 0))        \
	X(timerfd_get_time, zcall_timerfd_gettime(o.timer, &left))             \
	X(timerfd_expirations, zcall_read(o.ticking, &value, sizeof value))    \
	X(clock_now, zcall_clock_gettime(ZCALL_CLOCK_MONOTONIC, &now))         \
	X(pidfd_send_signal, zcall_pidfd_send_signal(o.self, 0, 0, 0))         \
	X(signalfd_read, send_and_read())                                      \
	X(epoll_wait_1, zcall_epoll_pwait(o.one_ready, ready, 64, 0, 0, 0))    \
	X(epoll_wait_64, zcall_epoll_pwait(o.all_ready, ready, 64, 0, 0, 0))   \
	X(epoll_add_remove, add_and_remove())                                  \
	X(memfd_pread, zcall_pread64(o.memory, buf, sizeof buf, 0))            \
	X(memfd_pwrite, zcall_pwrite64(o.memory, buf, sizeof buf, 0))          \
	X(memfd_size, zcall_fstat(o.memory, &status))                          \
	X(memfd_map_unmap, map_unmap())                                        \
	X(fd_read, zcall_read(o.zero, buf, sizeof buf))                        \
	X(fd_write, zcall_write(o.null, buf, sizeof buf))                      \
	X(fd_nonblock,                                                         \
	  (on ^= 1, zcall_ioctl(o.null, ZCALL_FIONBIO, (uintptr_t)&on)))       \
	X(fd_dup_close,                                                        \
	  close_opened(zcall_fcntl(o.null, ZCALL_F_DUPFD_CLOEXEC, 0)))         \
	X(eventfd_open_close,                                                  \
	  close_opened(                                                        \
		  zcall_eventfd2(0, ZCALL_EFD_CLOEXEC | ZCALL_EFD_NONBLOCK)))  \
	X(timerfd_open_close,                                                  \
	  close_opened(zcall_timerfd_create(ZCALL_CLOCK_MONOTONIC,             \
					    ZCALL_TFD_CLOEXEC |                \
						    ZCALL_TFD_NONBLOCK)))      \
	X(signalfd_open_close,                                                 \
	  close_opened(                                                        \
		  zcall_signalfd4(-1, &set, sizeof set,                        \
				  ZCALL_SFD_CLOEXEC | ZCALL_SFD_NONBLOCK)))    \
	X(pidfd_open_close,                                                    \
	  close_opened(zcall_pidfd_open(process, ZCALL_PIDFD_NONBLOCK)))       \
	X(memfd_open_close,                                                    \
	  close_opened(zcall_memfd_create(                                     \
		  "bench", ZCALL_MFD_CLOEXEC | ZCALL_MFD_ALLOW_SEALING |       \
				   ZCALL_MFD_NOEXEC_SEAL)))

COLUMN(use, OPERATIONS)
