/* SPDX-License-Identifier: MIT */
/* Waiting, counting and time. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_EVENT_H
#define ZCALL_ABI_EVENT_H

#include <stdint.h>
#include <zcall/contract.h>
#include <zcall/target.h>

struct zcall_timespec {
	ZCALL_UNIT(s) int64_t tv_sec;
	ZCALL_UNIT(ns) int64_t tv_nsec;
};

struct zcall_pollfd {
	int32_t fd;
	int16_t events;
	int16_t revents;
};

enum zcall_poll_event {
	ZCALL_POLLIN = 1,
	ZCALL_POLLPRI = 2,
	ZCALL_POLLOUT = 4,
	ZCALL_POLLERR = 8,
	ZCALL_POLLHUP = 0x10,
	ZCALL_POLLNVAL = 0x20,
	ZCALL_POLLRDNORM = 0x40,
	ZCALL_POLLRDBAND = 0x80,
	ZCALL_POLLWRNORM = ZCALL_PRIV_VALUE(POLLWRNORM, 0x100),
	ZCALL_POLLWRBAND = ZCALL_PRIV_VALUE(POLLWRBAND, 0x200),
#ifdef __linux__
	ZCALL_POLLMSG = 0x400,
	ZCALL_POLLREMOVE = 0x1000,
	ZCALL_POLLRDHUP = 0x2000,
#endif
	ZCALL_PRIV_MORE(zcall_poll_event)
};

enum zcall_clock {
	ZCALL_CLOCK_REALTIME = 0,
	ZCALL_CLOCK_MONOTONIC = ZCALL_PRIV_VALUE(CLOCK_MONOTONIC, 1),
	ZCALL_CLOCK_PROCESS_CPUTIME_ID =
		ZCALL_PRIV_VALUE(CLOCK_PROCESS_CPUTIME_ID, 2),
	ZCALL_CLOCK_THREAD_CPUTIME_ID =
		ZCALL_PRIV_VALUE(CLOCK_THREAD_CPUTIME_ID, 3),
#ifdef __linux__
	ZCALL_CLOCK_MONOTONIC_RAW = 4,
	ZCALL_CLOCK_REALTIME_COARSE = 5,
	ZCALL_CLOCK_MONOTONIC_COARSE = 6,
	ZCALL_CLOCK_BOOTTIME = 7,
	ZCALL_CLOCK_REALTIME_ALARM = 8,
	ZCALL_CLOCK_BOOTTIME_ALARM = 9,
	ZCALL_CLOCK_TAI = 11,
#endif
	ZCALL_PRIV_MORE(zcall_clock)
};

#ifndef ZCALL_PRIV_NO_EVENTFD
struct zcall_itimerspec {
	struct zcall_timespec it_interval;
	struct zcall_timespec it_value;
};

/* The head of an event; `len` bytes of name follow it. */
struct zcall_inotify_event {
	int32_t wd;
	uint32_t mask;
	uint32_t cookie;
	uint32_t len;
};

enum zcall_eventfd_flag {
	ZCALL_EFD_SEMAPHORE = 1,
	ZCALL_EFD_NONBLOCK = ZCALL_PRIV_VALUE(EFD_NONBLOCK, 0x800),
	ZCALL_EFD_CLOEXEC = ZCALL_PRIV_VALUE(EFD_CLOEXEC, 0x80000)
};

enum zcall_timerfd_flag {
	ZCALL_TFD_TIMER_ABSTIME = 1,
	ZCALL_TFD_TIMER_CANCEL_ON_SET = 2,
	ZCALL_TFD_NONBLOCK = ZCALL_PRIV_VALUE(TFD_NONBLOCK, 0x800),
	ZCALL_TFD_CLOEXEC = ZCALL_PRIV_VALUE(TFD_CLOEXEC, 0x80000)
};

enum zcall_inotify {
	ZCALL_IN_ACCESS = 1,
	ZCALL_IN_MODIFY = 2,
	ZCALL_IN_ATTRIB = 4,
	ZCALL_IN_CLOSE_WRITE = 8,
	ZCALL_IN_CLOSE_NOWRITE = 0x10,
	ZCALL_IN_CLOSE = 0x18,
	ZCALL_IN_OPEN = 0x20,
	ZCALL_IN_MOVED_FROM = 0x40,
	ZCALL_IN_MOVED_TO = 0x80,
	ZCALL_IN_MOVE = 0xc0,
	ZCALL_IN_CREATE = 0x100,
	ZCALL_IN_DELETE = 0x200,
	ZCALL_IN_DELETE_SELF = 0x400,
	ZCALL_IN_MOVE_SELF = 0x800,
	ZCALL_IN_ALL_EVENTS = 0xfff,
	ZCALL_IN_UNMOUNT = 0x2000,
	ZCALL_IN_Q_OVERFLOW = 0x4000,
	ZCALL_IN_IGNORED = 0x8000,
	ZCALL_IN_ONLYDIR = 0x1000000,
	ZCALL_IN_DONT_FOLLOW = 0x2000000,
	ZCALL_IN_EXCL_UNLINK = 0x4000000,
	ZCALL_IN_MASK_CREATE = 0x10000000,
	ZCALL_IN_MASK_ADD = 0x20000000,
	ZCALL_IN_ISDIR = 0x40000000,
	ZCALL_IN_CLOEXEC = ZCALL_PRIV_VALUE(IN_CLOEXEC, 0x80000),
	ZCALL_IN_NONBLOCK = ZCALL_PRIV_VALUE(IN_NONBLOCK, 0x800)
};
#define ZCALL_IN_ONESHOT 0x80000000u
#endif

#ifdef __linux__
/* The kernel packs it on amd64, for the sake of 32-bit programs. */
struct zcall_epoll_event {
	uint32_t events;
	uint64_t data;
} ZCALL_PRIV_VALUE(EPOLL_EVENT, );

struct zcall_signalfd_siginfo {
	uint32_t ssi_signo;
	int32_t ssi_errno;
	int32_t ssi_code;
	uint32_t ssi_pid;
	uint32_t ssi_uid;
	int32_t ssi_fd;
	uint32_t ssi_tid;
	uint32_t ssi_band;
	uint32_t ssi_overrun;
	uint32_t ssi_trapno;
	int32_t ssi_status;
	int32_t ssi_int;
	uint64_t ssi_ptr;
	uint64_t ssi_utime;
	uint64_t ssi_stime;
	uint64_t ssi_addr;
	uint16_t ssi_addr_lsb;
	uint16_t reserved;
	int32_t ssi_syscall;
	uint64_t ssi_call_addr;
	uint32_t ssi_arch;
	uint8_t rest[28];
};

enum zcall_epoll {
	ZCALL_EPOLL_CLOEXEC = 0x80000,
	ZCALL_EPOLL_CTL_ADD = 1,
	ZCALL_EPOLL_CTL_DEL = 2,
	ZCALL_EPOLL_CTL_MOD = 3,
	ZCALL_EPOLLIN = 1,
	ZCALL_EPOLLPRI = 2,
	ZCALL_EPOLLOUT = 4,
	ZCALL_EPOLLERR = 8,
	ZCALL_EPOLLHUP = 0x10,
	ZCALL_EPOLLNVAL = 0x20,
	ZCALL_EPOLLRDNORM = 0x40,
	ZCALL_EPOLLRDBAND = 0x80,
	ZCALL_EPOLLWRNORM = 0x100,
	ZCALL_EPOLLWRBAND = 0x200,
	ZCALL_EPOLLMSG = 0x400,
	ZCALL_EPOLLRDHUP = 0x2000,
	ZCALL_EPOLL_URING_WAKE = 0x8000000,
	ZCALL_EPOLLEXCLUSIVE = 0x10000000,
	ZCALL_EPOLLWAKEUP = 0x20000000,
	ZCALL_EPOLLONESHOT = 0x40000000
};
#define ZCALL_EPOLLET 0x80000000u

/* The operation of futex, and flags for it. */
enum zcall_futex_operation {
	ZCALL_FUTEX_WAIT = 0,
	ZCALL_FUTEX_WAKE = 1,
	ZCALL_FUTEX_WAIT_BITSET = 9,
	ZCALL_FUTEX_WAKE_BITSET = 10,
	ZCALL_FUTEX_PRIVATE_FLAG = 128,
	ZCALL_FUTEX_CLOCK_REALTIME = 256
};

enum zcall_signalfd_flag {
	ZCALL_SFD_NONBLOCK = 0x800,
	ZCALL_SFD_CLOEXEC = 0x80000
};
#endif
#endif
