/* SPDX-License-Identifier: MIT */
/*
 * A descriptor that several threads use, and one may close at any time. A
 * thread acquires the lease, uses the descriptor, and releases the lease. Close
 * refuses new users, and the last user to release closes the descriptor: no
 * operation between acquire and release reaches a descriptor that was closed,
 * or closed and reused.
 *
 *     iofd_eventfd view;
 *
 *     if (iofd_lease_acquire(&lease, &view.fd) == 0) {
 *             iofd_eventfd_signal(&view, 1);
 *             iofd_lease_release(&lease);
 *     }
 *
 * Zeroed memory is a closed lease, for which every function returns -EBADF
 * without a system call, unless its description says otherwise. It can be
 * started again with another descriptor. Each start has the next generation: a
 * number of 32 bits, from 1.
 *
 * Tokens. An event that was fetched before a descriptor was closed may arrive
 * when its number already belongs to another file. A token tells them apart. It
 * is one number, for the data of epoll, the user_data of io_uring or a handle
 * of another language: the generation in the upper 32 bits, and the descriptor
 * in the lower 32. It is never 0. A token belongs to its lease: other leases
 * count their own generations. With a table of leases whose index is the
 * descriptor, the lower half of a token finds its lease.
 *
 * Any number of threads may call all of these functions on one lease, and so
 * may signal handlers. Nothing blocks but close_wait. The functions of
 * <iofd/fd.h> must not close or move the member `leased`: they do not count
 * users. A thread that ends without release, for instance when it is killed,
 * remains a user, and the descriptor open. The memory of the lease must stay
 * valid while any thread may call a function on it; it may be freed once
 * close_wait has returned 0 or an error of close, if no thread acquires again.
 *
 * After fork the child has its own lease, with the users at the time of the
 * fork, of whom only the calling thread exists there. In shared memory a lease
 * works only between threads of one process.
 */
#ifndef IOFD_LEASE_H
#define IOFD_LEASE_H

#include <iofd/fd.h>

ZCALL_DESTROYED_BY(iofd_lease_close)
typedef struct iofd_lease {
	uint64_t word;	/* users, generation and state: do not access it */
	iofd_fd leased; /* use a view instead */
	int32_t error;	/* of the last close */
} iofd_lease;

/*
 * Moves ownership from `source` to the lease, which must be closed, and opens
 * it for users. A closed `source` is -EBADF. After a failure neither is
 * changed.
 * Errors: EBUSY if the lease is not closed, or has users still; EOVERFLOW after
 * 2^32-1 generations: then it stays closed, and may be zeroed if no token of it
 * is left
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_lease_start(ZCALL_INOUT iofd_lease *l, ZCALL_INOUT iofd_fd *source);

/*
 * Adds a user, and makes `view` refer to the descriptor, which stays open until
 * iofd_lease_release. Never close, release or move a view. A thread may acquire
 * several times; each needs a release.
 * Errors: EOVERFLOW for more than 2^29-1 users
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2) ZCALL_MUST_CHECK)
int iofd_lease_acquire(ZCALL_INOUT iofd_lease *l, ZCALL_OUT iofd_fd *view);

/*
 * Acquires the lease only if `token` is of its current generation, which is
 * compared in the same atomic step.
 * Errors: ESTALE if it has been started again since; EOVERFLOW for more than
 * 2^29-1 users
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 3) ZCALL_MUST_CHECK)
int iofd_lease_acquire_token(ZCALL_INOUT iofd_lease *l, uint64_t token,
			     ZCALL_OUT iofd_fd *view);

/*
 * Removes a user. The last one, after iofd_lease_close, closes the descriptor.
 * Returns whether this call closed it; or the error of its close, after which
 * it is closed as well. Do not use the view after that. If there is no user,
 * the result is -EBADF.
 * Errors: EIO, ENOSPC, EDQUOT if written data could not be stored; EBADF if
 * other code has closed the descriptor
 * See: iofd_fd_close(3)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_lease_release(ZCALL_INOUT iofd_lease *l);

/*
 * Refuses new users from now on, and closes the descriptor if it has no users.
 * Returns whether this call closed it; or the error of its close, after which
 * it is closed as well. A lease that is closed, or being closed, returns 0.
 * Errors: EIO, ENOSPC, EDQUOT if written data could not be stored; EBADF if
 * other code has closed the descriptor
 * See: iofd_fd_close(3)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_lease_close(ZCALL_INOUT iofd_lease *l);

/*
 * Does what iofd_lease_close does, then sleeps until the last user has closed
 * the descriptor, or until `deadline_ns` of IOFD_CLOCK_MONOTONIC. INT64_MAX is
 * infinite. A past deadline does not sleep. Returns 0, or the error of the
 * close, whichever thread made it; on a lease that is closed, or that was
 * started and closed again meanwhile, that of the last close. After ETIMEDOUT
 * the last user still closes it, and the call may be repeated. A user that
 * calls it waits for itself.
 * Errors: ETIMEDOUT; EIO, ENOSPC, EDQUOT if written data could not be stored;
 * EBADF if other code has closed the descriptor
 * Signals: a handler does not interrupt it
 * Blocks: until the deadline
 * Since: Linux 2.6.25
 * See: iofd_fd_close(3), futex(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_lease_close_wait(ZCALL_INOUT iofd_lease *l,
			  ZCALL_UNIT(ns) int64_t deadline_ns);

/* Stores the token of the current generation in *token. */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_lease_token(const iofd_lease *l, ZCALL_OUT uint64_t *token);

/*
 * Returns whether the lease is open, and `token` is that of its current
 * generation. Another thread may close it at once: iofd_lease_acquire_token
 * keeps it open.
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_lease_match(const iofd_lease *l, uint64_t token);

#ifdef IOFD_INLINE
#include <iofd/inline/lease.h>
#endif

#endif
