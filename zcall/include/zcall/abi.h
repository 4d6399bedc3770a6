/* SPDX-License-Identifier: MIT */
/*
 * The kernel's structs and constants, for programs without a libc header. A
 * struct has the bytes of its namesake in libc or <linux/...>, and a constant
 * the value that this target's kernel uses. tests/zcall/abi.c proves both.
 */
#ifndef ZCALL_ABI_H
#define ZCALL_ABI_H

#include <stddef.h>
#include <stdint.h>

enum zcall_at {
	ZCALL_AT_FDCWD = -100,
	ZCALL_AT_EMPTY_PATH = 0x1000
};

enum zcall_open {
	ZCALL_O_RDONLY = 0,
	ZCALL_O_WRONLY = 1,
	ZCALL_O_RDWR = 2,
	ZCALL_O_CREAT = 0x40,
	ZCALL_O_EXCL = 0x80,
	ZCALL_O_TRUNC = 0x200,
	ZCALL_O_APPEND = 0x400,
	ZCALL_O_NONBLOCK = 0x800,
	ZCALL_O_CLOEXEC = 0x80000
};

enum zcall_seek {
	ZCALL_SEEK_SET = 0,
	ZCALL_SEEK_CUR = 1,
	ZCALL_SEEK_END = 2
};

enum zcall_fcntl_command {
	ZCALL_F_GETFD = 1,
	ZCALL_F_SETFD = 2,
	ZCALL_F_GETFL = 3,
	ZCALL_F_SETFL = 4,
	ZCALL_F_DUPFD_CLOEXEC = 1030,
	ZCALL_F_ADD_SEALS = 1033,
	ZCALL_F_GET_SEALS = 1034
};

enum zcall_fd_flag {
	ZCALL_FD_CLOEXEC = 1
};

enum zcall_ioctl_request {
	ZCALL_FIONREAD = 0x541b,
	ZCALL_FIONBIO = 0x5421
};

enum zcall_statx_mask {
	ZCALL_STATX_SIZE = 0x200
};

enum zcall_poll_event {
	ZCALL_POLLIN = 0x001,
	ZCALL_POLLPRI = 0x002,
	ZCALL_POLLOUT = 0x004,
	ZCALL_POLLERR = 0x008,
	ZCALL_POLLHUP = 0x010,
	ZCALL_POLLNVAL = 0x020
};

enum zcall_epoll {
	ZCALL_EPOLL_CLOEXEC = 0x80000,
	ZCALL_EPOLL_CTL_ADD = 1,
	ZCALL_EPOLL_CTL_DEL = 2,
	ZCALL_EPOLL_CTL_MOD = 3,
	ZCALL_EPOLLIN = 0x001,
	ZCALL_EPOLLOUT = 0x004,
	ZCALL_EPOLLERR = 0x008,
	ZCALL_EPOLLHUP = 0x010,
	ZCALL_EPOLLONESHOT = 1 << 30
};

enum zcall_eventfd_flag {
	ZCALL_EFD_SEMAPHORE = 1,
	ZCALL_EFD_NONBLOCK = 0x800,
	ZCALL_EFD_CLOEXEC = 0x80000
};

enum zcall_clock {
	ZCALL_CLOCK_REALTIME = 0,
	ZCALL_CLOCK_MONOTONIC = 1,
	ZCALL_CLOCK_BOOTTIME = 7,
	ZCALL_CLOCK_REALTIME_ALARM = 8,
	ZCALL_CLOCK_BOOTTIME_ALARM = 9
};

enum zcall_timerfd_flag {
	ZCALL_TFD_TIMER_ABSTIME = 1,
	ZCALL_TFD_TIMER_CANCEL_ON_SET = 2,
	ZCALL_TFD_NONBLOCK = 0x800,
	ZCALL_TFD_CLOEXEC = 0x80000
};

enum zcall_signalfd_flag {
	ZCALL_SFD_NONBLOCK = 0x800,
	ZCALL_SFD_CLOEXEC = 0x80000
};

enum zcall_memfd_flag {
	ZCALL_MFD_CLOEXEC = 0x01,
	ZCALL_MFD_ALLOW_SEALING = 0x02,
	ZCALL_MFD_HUGETLB = 0x04,
	ZCALL_MFD_NOEXEC_SEAL = 0x08,
	ZCALL_MFD_EXEC = 0x10,
	ZCALL_MFD_HUGE_SHIFT = 26
};

enum zcall_seal {
	ZCALL_F_SEAL_SEAL = 0x01,
	ZCALL_F_SEAL_SHRINK = 0x02,
	ZCALL_F_SEAL_GROW = 0x04,
	ZCALL_F_SEAL_WRITE = 0x08,
	ZCALL_F_SEAL_FUTURE_WRITE = 0x10,
	ZCALL_F_SEAL_EXEC = 0x20
};

enum zcall_prot {
	ZCALL_PROT_NONE = 0,
	ZCALL_PROT_READ = 1,
	ZCALL_PROT_WRITE = 2,
	ZCALL_PROT_EXEC = 4
};

enum zcall_map {
	ZCALL_MAP_SHARED = 0x01,
	ZCALL_MAP_PRIVATE = 0x02,
	ZCALL_MAP_FIXED = 0x10,
	ZCALL_MAP_ANONYMOUS = 0x20
};

enum zcall_msync_flag {
	ZCALL_MS_SYNC = 4
};

enum zcall_advice {
	ZCALL_MADV_POPULATE_READ = 22,
	ZCALL_MADV_POPULATE_WRITE = 23
};

enum zcall_pidfd_flag {
	ZCALL_PIDFD_THREAD = 0x80,
	ZCALL_PIDFD_NONBLOCK = 0x800
};

enum zcall_wait {
	ZCALL_P_PIDFD = 3,
	ZCALL_WNOHANG = 1,
	ZCALL_WSTOPPED = 2,
	ZCALL_WEXITED = 4,
	ZCALL_WCONTINUED = 8,
	ZCALL_WNOWAIT = 0x01000000
};

enum zcall_sigprocmask_how {
	ZCALL_SIG_BLOCK = 0,
	ZCALL_SIG_UNBLOCK = 1,
	ZCALL_SIG_SETMASK = 2
};

struct zcall_iovec {
	void *iov_base;
	size_t iov_len;
};

struct zcall_timespec {
	int64_t tv_sec;
	int64_t tv_nsec;
};

struct zcall_itimerspec {
	struct zcall_timespec it_interval;
	struct zcall_timespec it_value;
};

struct zcall_pollfd {
	int32_t fd;
	int16_t events;
	int16_t revents;
};

/* The kernel packs it on amd64, for the sake of 32-bit programs. */
struct zcall_epoll_event {
	uint32_t events;
	uint64_t data;
}
#ifdef __x86_64__
__attribute__((packed))
#endif
;

/*
 * The head that waitid(2) fills, and the rest of the 128 bytes. Without the
 * si_ of siginfo_t, since <signal.h> makes macros of those names.
 */
struct zcall_siginfo {
	int32_t signo;
	int32_t error;
	int32_t code;
	int32_t reserved;
	int32_t pid;
	uint32_t uid;
	int32_t status;
	uint8_t rest[100];
};

struct zcall_statx_timestamp {
	int64_t tv_sec;
	uint32_t tv_nsec;
	int32_t reserved;
};

struct zcall_statx {
	uint32_t stx_mask;
	uint32_t stx_blksize;
	uint64_t stx_attributes;
	uint32_t stx_nlink;
	uint32_t stx_uid;
	uint32_t stx_gid;
	uint16_t stx_mode;
	uint16_t reserved;
	uint64_t stx_ino;
	uint64_t stx_size;
	uint64_t stx_blocks;
	uint64_t stx_attributes_mask;
	struct zcall_statx_timestamp stx_atime;
	struct zcall_statx_timestamp stx_btime;
	struct zcall_statx_timestamp stx_ctime;
	struct zcall_statx_timestamp stx_mtime;
	uint32_t stx_rdev_major;
	uint32_t stx_rdev_minor;
	uint32_t stx_dev_major;
	uint32_t stx_dev_minor;
	uint8_t rest[112];
};

#endif
