/* SPDX-License-Identifier: MIT */
/*
 * A set of handles that one call waits for. epoll(7). Each member has the
 * events to wait for and 64 bits of the caller, which each event returns: an
 * index, an address, or another value. <iofd/fd.h> has close and the rules of
 * all handles.
 *
 * The set refers to the open file, together with the descriptor that was added.
 * So a file can be added again by a duplicate, and to several sets. An epoll is
 * readable while it has events, so it can itself be added to another one.
 *
 * Closing a handle removes it from all sets, but only if no other descriptor
 * refers to the same open file. If one may, such as that of a child before its
 * execve, call iofd_epoll_remove_and_close. Events that were taken before a
 * removal are still in the caller's array: the tokens of <iofd/lease.h> tell
 * them from those of a new file with the same number.
 */
#ifndef IOFD_EPOLL_H
#define IOFD_EPOLL_H

#include <iofd/fd_poll.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_epoll {
	iofd_fd fd;
} iofd_epoll;

/*
 * The values of epoll_ctl(2). The last three are flags, and so is
 * IOFD_EPOLL_EDGE; no event returns them.
 */
enum iofd_epoll_events {
	IOFD_EPOLL_IN = 0x01,
	IOFD_EPOLL_PRI = 0x02,
	IOFD_EPOLL_OUT = 0x04,
	IOFD_EPOLL_ERR = 0x08,	   /* always reported */
	IOFD_EPOLL_HUP = 0x10,	   /* always reported */
	IOFD_EPOLL_RDHUP = 0x2000, /* the peer will send no more */

	/*
	 * Wakes one or more of the sets that wait for the file, not all. Only
	 * for add, with IN and OUT, and not for an epoll; such a member cannot
	 * be modified. Linux 4.5
	 */
	IOFD_EPOLL_EXCLUSIVE = 0x10000000,

	/*
	 * The machine is not suspended between the event and the next wait.
	 * Ignored without CAP_BLOCK_SUSPEND.
	 */
	IOFD_EPOLL_WAKEUP = 0x20000000,

	/* After an event the member is silent, until it is modified. */
	IOFD_EPOLL_ONE_SHOT = 0x40000000
};

/* Reports each time the file becomes ready, and not while it is. */
#define IOFD_EPOLL_EDGE 0x80000000u /* does not fit an enum of ISO C */

/* The same on every target. The kernel's is packed on amd64. */
typedef struct iofd_epoll_event {
	ZCALL_FLAGS(iofd_epoll_events) uint32_t events;
	uint32_t padding; /* any value */
	uint64_t data;	  /* of the member */
} iofd_epoll_event;

/*
 * Opens an empty set. It is always close-on-exec. A child of fork shares it.
 * The former value of `e` is overwritten.
 * Errors: EMFILE; ENFILE; ENOMEM
 * Since: Linux 2.6.27
 * See: epoll_create1(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_epoll_open(ZCALL_GIVES iofd_epoll *e);

/*
 * Takes ownership of the descriptor `raw` after checking that it is an epoll.
 * The former value of `e` is overwritten. After a failure the caller still owns
 * `raw`.
 * Errors: EBADF if it is not open; EINVAL if it is of another kind, or was
 * opened with O_PATH; ENOENT if /proc is not mounted; ENOSYS before Linux 4.11;
 * ENOMEM, EMFILE, ENFILE for some other kinds
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_epoll_adopt(ZCALL_GIVES iofd_epoll *e, ZCALL_TAKES int64_t raw);

/*
 * Adds `fd` to the set, which reports `events` of it together with `data`: with
 * EDGE each time it becomes ready, otherwise as long as it is. It is reported
 * at once if it is ready.
 * Errors: EEXIST if it is in the set; EPERM if it cannot be polled, like a
 * regular file or a directory; EINVAL for an unknown event, EXCLUSIVE with an
 * event other than IN and OUT, with ONE_SHOT or for an epoll, or the set
 * itself; ELOOP if two sets would contain each other, or there are too many
 * levels; ENOMEM; ENOSPC beyond /proc/sys/fs/epoll/max_user_watches
 * Since: Linux 2.6
 * See: epoll_ctl(2), epoll(7)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_epoll_add(const iofd_epoll *e, const iofd_fd *fd,
		   ZCALL_FLAGS(iofd_epoll_events) uint32_t events,
		   uint64_t data);

/*
 * Replaces the events and the data of a member. It is reported at once if it is
 * ready, also one with EDGE or ONE_SHOT.
 * Errors: ENOENT if it is not in the set; EPERM if it cannot be polled; EINVAL
 * for an unknown event, for EXCLUSIVE or a member with it, or the set itself;
 * ENOMEM
 * Since: Linux 2.6
 * See: epoll_ctl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_epoll_modify(const iofd_epoll *e, const iofd_fd *fd,
		      ZCALL_FLAGS(iofd_epoll_events) uint32_t events,
		      uint64_t data);

/*
 * Removes `fd` from the set. A wait that starts later does not report it.
 * Errors: ENOENT if it is not in the set; EPERM if it cannot be polled; EINVAL
 * if it is the set itself
 * Since: Linux 2.6
 * See: epoll_ctl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_epoll_remove(const iofd_epoll *e, const iofd_fd *fd);

/*
 * Removes `fd` from the set if it is a member, then closes it as iofd_fd_close
 * does. The cell is closed in any case. If it was closed before, and `e` is
 * open, this returns 0. An error of close is returned rather than one of the
 * removal.
 * Errors: EINVAL if `e` is not an epoll; EIO, ENOSPC, EDQUOT if written data
 * could not be stored; EBADF if other code has closed the descriptor
 * Since: Linux 2.6
 * See: epoll_ctl(2), close(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_epoll_remove_and_close(const iofd_epoll *e, ZCALL_INOUT iofd_fd *fd);

/*
 * Stores up to `capacity` events, one for each member that is ready. Returns
 * how many, 0 if there are none. Does not sleep.
 * Errors: EINVAL if the capacity is not above 0, or is more than memory can
 * hold; EFAULT
 * Since: Linux 2.6.19
 * See: epoll_wait(2)
 */
IOFD_API(ZCALL_RETURNS(count) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int iofd_epoll_wait(const iofd_epoll *e,
		    ZCALL_WRITES(capacity) iofd_epoll_event *events,
		    int capacity);

/*
 * Sleeps until there are events, then stores them as iofd_epoll_wait does; or
 * until `deadline_ns` of IOFD_CLOCK_MONOTONIC, and then returns 0. INT64_MAX is
 * infinite. A past deadline looks once. The clock is read only before a sleep
 * that has a deadline.
 * Errors: EINVAL if the capacity is not above 0, or is more than memory can
 * hold; EFAULT
 * Since: Linux 2.6.19
 * See: epoll_pwait2(2), epoll_wait(2), clock_gettime(2)
 * Signals: a handler does not interrupt it
 * Blocks: until the deadline
 */
IOFD_EXTERN(ZCALL_RETURNS(count) ZCALL_NONNULL(1)
		    ZCALL_ACCESS(write_only, 3, 4))
int iofd_epoll_wait_until(const iofd_epoll *e,
			  ZCALL_UNIT(ns) int64_t deadline_ns,
			  ZCALL_WRITES(capacity) iofd_epoll_event *events,
			  int capacity);

#ifdef IOFD_INLINE
#include <iofd/inline/epoll.h>
#endif

#endif
