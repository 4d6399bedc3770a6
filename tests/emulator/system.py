# SPDX-License-Identifier: MIT
"""What FreeBSD and Darwin mean by a number.

Written down from those systems' own sources, and not from ours: what zcall gets
wrong must differ from this. FreeBSD: sys/kern/syscalls.master, sys/sys/errno.h,
sys/sys/fcntl.h. Darwin: bsd/kern/syscalls.master, bsd/sys/errno.h,
bsd/sys/fcntl.h of XNU.
"""

ERRNO = {  # the same on both, and not as on Linux from EAGAIN on
    "EPERM": 1, "ENOENT": 2, "EINTR": 4, "EIO": 5, "EBADF": 9, "ENOMEM": 12, "EACCES": 13,
    "EFAULT": 14, "EINVAL": 22, "EMFILE": 24, "ENOTTY": 25, "ESPIPE": 29, "EPIPE": 32,
    "EAGAIN": 35, "EINPROGRESS": 36, "ENOTSOCK": 38, "EPROTOTYPE": 41, "EAFNOSUPPORT": 47,
    "EOPNOTSUPP": 45, "ETIMEDOUT": 60, "ENOSYS": 78,
}


class FreeBSD:
    calls = {
        1: "exit", 3: "read", 4: "write", 6: "close", 20: "getpid", 54: "ioctl", 73: "munmap",
        92: "fcntl", 120: "readv", 121: "writev", 135: "socketpair", 232: "clock_gettime",
        475: "pread", 476: "pwrite", 477: "mmap", 478: "lseek", 499: "openat", 545: "ppoll",
    }
    F_DUPFD_CLOEXEC = 17
    AT_FDCWD = -100
    CLOCK_MONOTONIC = 4


class Darwin:
    calls = {
        1: "exit", 3: "read", 4: "write", 6: "close", 20: "getpid", 54: "ioctl", 73: "munmap",
        92: "fcntl", 116: "gettimeofday", 120: "readv", 121: "writev", 135: "socketpair",
        153: "pread", 154: "pwrite", 197: "mmap", 199: "lseek", 230: "poll", 463: "openat",
    }
    F_DUPFD_CLOEXEC = 67
    AT_FDCWD = -2
    CLOCK_MONOTONIC = None


# Both of them.
O_NONBLOCK = 4
F_GETFD, F_SETFD, F_GETFL = 1, 2, 3
FD_CLOEXEC = 1
FIONBIO = 0x8004667E
AF_UNIX, SOCK_STREAM = 1, 1
MAP_PRIVATE, MAP_ANON = 2, 0x1000
CLOCK_REALTIME = 0
