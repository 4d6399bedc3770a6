/* SPDX-License-Identifier: MIT */
/*
 * What kind of file a descriptor is of. Each noun's adopt asks this, so that a
 * handle never holds what it is not.
 */
#ifndef IOFD_FD_KIND_H
#define IOFD_FD_KIND_H

#include <iofd/fd.h>

enum iofd_fd_kinds {
	IOFD_FD_KIND_OTHER = 0,
	IOFD_FD_KIND_EVENTFD = 1,
	IOFD_FD_KIND_TIMERFD = 2,
	IOFD_FD_KIND_PIDFD = 3,
	IOFD_FD_KIND_MEMFD = 4,
	IOFD_FD_KIND_SIGNALFD = 5,
	IOFD_FD_KIND_EPOLL = 6,
	IOFD_FD_KIND_INOTIFY = 7,
	IOFD_FD_KIND_FANOTIFY = 8,
	IOFD_FD_KIND_IO_URING = 9,
	IOFD_FD_KIND_NAMESPACE = 10,
	IOFD_FD_KIND_SOCKET = 11,
	IOFD_FD_KIND_PIPE = 12, /* and a FIFO that has a name */
	IOFD_FD_KIND_REGULAR = 13,
	IOFD_FD_KIND_DIRECTORY = 14,
	IOFD_FD_KIND_CHARACTER = 15, /* a terminal, /dev/null, ... */
	IOFD_FD_KIND_BLOCK = 16,
	IOFD_FD_KIND_SYMLINK = 17 /* opened with O_PATH */
};

/*
 * Returns an enum iofd_fd_kinds: what kind of file this is, from /proc and
 * statx. For a memfd it opens one of its own and compares their devices, so
 * that no other file passes for one, whatever its name. Or returns -EBADF when
 * the number is not open; -ENOSYS before Linux 4.11; -ENOENT where /proc is not
 * mounted, for kinds 1 to 10 and REGULAR; for a memfd also the errors of
 * iofd_memfd_open, such as -EMFILE. proc_pid_fd(5), statx(2).
 */
IOFD_EXTERN int iofd_fd_kind(const iofd_fd *fd);

#endif
