/* SPDX-License-Identifier: MIT */
/*
 * The kind of file that a descriptor refers to. The adopt function of each noun
 * checks it, so that a handle is never of another kind.
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
 * Returns the kind of the file, from /proc and statx. For a memfd it creates
 * another one and compares the devices, so that no other file is taken for one,
 * whatever its name.
 * Errors: ENOENT if /proc is not mounted, for kinds 1 to 10 and REGULAR; ENOSYS
 * before Linux 4.11; EMFILE, ENFILE, ENOMEM for a memfd
 * Since: Linux 4.11
 * See: proc_pid_fd(5), statx(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(one_of(iofd_fd_kinds)) ZCALL_NONNULL(1))
int iofd_fd_kind(const iofd_fd *fd);

#endif
