/* SPDX-License-Identifier: MIT */
/* The quickest that a libc has for the same result. */
#define _GNU_SOURCE
#include "../column.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 8U
#endif
#ifdef __GLIBC__
#include <sys/pidfd.h>
#else /* musl leaves these to syscall() */
#define pidfd_open(...)	       (int)syscall(SYS_pidfd_open, __VA_ARGS__)
#define pidfd_send_signal(...) (int)syscall(SYS_pidfd_send_signal, __VA_ARGS__)
#endif

static struct objects o;
COPIED const struct itimerspec hour = {{0, 0}, {3600, 0}}, never;
COPIED sigset_t set;
COPIED struct itimerspec left;
COPIED struct timespec now;
COPIED struct stat status;
COPIED struct signalfd_siginfo info;
COPIED struct epoll_event interest = {EPOLLIN, {.u64 = 7}};
COPIED struct epoll_event ready[64];
COPIED char buf[8];
COPIED uint64_t value;
COPIED const uint64_t one = 1;
static pid_t process;
static int on = 1;

static void use(const struct objects *objects)
{
	o = *objects;
	process = getpid();
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
}

static int close_opened(int fd)
{
	return fd < 0 ? fd : close(fd);
}

static int map_unmap(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, o.memory,
		       0);

	return p == MAP_FAILED ? -1 : munmap(p, 4096);
}

static long signal_and_wait(void)
{
	long n = write(o.pair, &one, sizeof one);

	return n < 0 ? n : read(o.pair, &value, sizeof value);
}

static long send_and_read(void)
{
	int rc = kill(process, SIGUSR1);

	return rc < 0 ? rc : read(o.signals, &info, sizeof info);
}

static int add_and_remove(void)
{
	int rc = epoll_ctl(o.none_ready, EPOLL_CTL_ADD, o.empty, &interest);

	return rc < 0 ? rc
		      : epoll_ctl(o.none_ready, EPOLL_CTL_DEL, o.empty, NULL);
}

#define OPERATIONS(X)                                                          \
	X(eventfd_signal, write(o.counter, &one, sizeof one))                  \
	X(eventfd_wait, read(o.semaphore, &value, sizeof value))               \
	X(eventfd_pair, signal_and_wait())                                     \
	X(eventfd_eagain, must_fail(read(o.empty, &value, sizeof value)))      \
	X(timerfd_arm, timerfd_settime(o.timer, 0, &hour, NULL))               \
	X(timerfd_disarm, timerfd_settime(o.timer, 0, &never, NULL))           \
	X(timerfd_get_time, timerfd_gettime(o.timer, &left))                   \
	X(timerfd_expirations, read(o.ticking, &value, sizeof value))          \
	X(clock_now, clock_gettime(CLOCK_MONOTONIC, &now))                     \
	X(pidfd_send_signal, pidfd_send_signal(o.self, 0, NULL, 0))            \
	X(signalfd_read, send_and_read())                                      \
	X(epoll_wait_1, epoll_wait(o.one_ready, ready, 64, 0))                 \
	X(epoll_wait_64, epoll_wait(o.all_ready, ready, 64, 0))                \
	X(epoll_add_remove, add_and_remove())                                  \
	X(memfd_pread, pread(o.memory, buf, sizeof buf, 0))                    \
	X(memfd_pwrite, pwrite(o.memory, buf, sizeof buf, 0))                  \
	X(memfd_size, fstat(o.memory, &status))                                \
	X(memfd_map_unmap, map_unmap())                                        \
	X(fd_read, read(o.zero, buf, sizeof buf))                              \
	X(fd_write, write(o.null, buf, sizeof buf))                            \
	X(fd_nonblock, (on ^= 1, ioctl(o.null, FIONBIO, &on)))                 \
	X(fd_dup_close, close_opened(fcntl(o.null, F_DUPFD_CLOEXEC, 0)))       \
	X(eventfd_open_close,                                                  \
	  close_opened(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)))                \
	X(timerfd_open_close,                                                  \
	  close_opened(timerfd_create(CLOCK_MONOTONIC,                         \
				      TFD_CLOEXEC | TFD_NONBLOCK)))            \
	X(signalfd_open_close,                                                 \
	  close_opened(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)))        \
	X(pidfd_open_close, close_opened(pidfd_open(process, O_NONBLOCK)))     \
	X(memfd_open_close,                                                    \
	  close_opened(memfd_create("bench", MFD_CLOEXEC | MFD_ALLOW_SEALING | \
						     MFD_NOEXEC_SEAL)))

COLUMN(use, OPERATIONS)
