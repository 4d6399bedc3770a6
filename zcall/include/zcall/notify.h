/* SPDX-License-Identifier: MIT */
/* Notification of file changes and accesses. See <zcall/syscall.h>. */
#ifndef ZCALL_NOTIFY_H
#define ZCALL_NOTIFY_H

#include <zcall/syscall.h>

/*
 * Opens an inotify instance, which reports changes to files.
 * Since: Linux 2.6.27
 * See: inotify_init1(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_inotify_init1(ZCALL_FLAGS(zcall_inotify) int flags)
	ZCALL_PRIV_TRAP(inotify_init1, flags);

/*
 * Adds a watch of `path`, or changes an existing one. Returns the number of the
 * watch.
 * Since: Linux 2.6.13
 * See: inotify_add_watch(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_FD_ARG(1))
int zcall_inotify_add_watch(int fd, ZCALL_STRING const char *path,
			    ZCALL_FLAGS(zcall_inotify) uint32_t mask)
	ZCALL_PRIV_TRAP(inotify_add_watch, fd, path, mask);

/*
 * Removes a watch.
 * Since: Linux 2.6.13
 * See: inotify_rm_watch(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_inotify_rm_watch(int fd, int watch)
	ZCALL_PRIV_TRAP(inotify_rm_watch, fd, watch);

/*
 * Opens a fanotify group, which reports accesses to files.
 * Since: Linux 2.6.37
 * See: fanotify_init(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_fanotify_init(unsigned int flags, unsigned int event_flags)
	ZCALL_PRIV_TRAP(fanotify_init, flags, event_flags);

/*
 * Adds, changes or removes a mark on `path` or, if it is null, on `dirfd`
 * itself.
 * Since: Linux 2.6.37
 * See: fanotify_mark(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fanotify_mark(int fd, unsigned int flags, uint64_t mask, int dirfd,
			ZCALL_OPTIONAL ZCALL_STRING const char *path)
	ZCALL_PRIV_TRAP(fanotify_mark, fd, flags, mask, dirfd, path);

#endif
