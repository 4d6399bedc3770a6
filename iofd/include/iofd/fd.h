/* SPDX-License-Identifier: MIT */
/*
 * A cell that owns a file descriptor. <iofd/fd_io.h> reads and writes,
 * <iofd/fd_poll.h> waits for readiness, and <iofd/error.h> has the rules for
 * results, null, outputs and flags.
 *
 * Zeroed memory is a closed cell. Every other handle of iofd is a struct whose
 * first member is an iofd_fd named fd, so these functions work on all of them:
 * iofd_fd_close(&timer.fd).
 *
 * On a closed cell every function returns -EBADF, unless its description says
 * otherwise. This is checked first, without a system call. The kernel also
 * returns -EBADF, if other code has closed the descriptor.
 *
 * Any number of threads may call functions that take a `const iofd_fd *`. If
 * several threads close a cell, the descriptor is closed once. A call that has
 * already read the descriptor does not keep it open: stop using a handle before
 * you close it. Do not copy a handle, since both copies would close it.
 *
 * A function named `wait` takes what is available. `wait_until` sleeps until
 * something is. `poll` reports whether a handle is ready, and takes nothing.
 */
#ifndef IOFD_FD_H
#define IOFD_FD_H

#include <iofd/error.h>
#include <iofd/flags.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_fd {
	int32_t cell; /* descriptor + 1; 0 is closed: see iofd_fd_raw */
} iofd_fd;

/*
 * Takes ownership of the descriptor `raw`. The cell's former value is
 * overwritten, not closed. After a failure the caller still owns `raw`.
 * Errors: EBADF for a number below 0, and for INT32_MAX and above
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_adopt(ZCALL_GIVES iofd_fd *fd, ZCALL_TAKES int64_t raw);

/*
 * Makes `view` refer to the descriptor `raw`, which the caller still owns: for
 * programs that keep descriptors as integers. Never close, release or move a
 * view.
 * Errors: EBADF for a number below 0, and for INT32_MAX and above
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_borrow(ZCALL_OUT iofd_fd *view, ZCALL_BORROWS int64_t raw);

/* Gives up ownership. Returns the descriptor, which the caller must close. */
IOFD_API(ZCALL_RETURNS(fd) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_fd_release(ZCALL_INOUT iofd_fd *fd);

/*
 * Moves ownership from `source` to `fd`, whose former value is overwritten, not
 * closed. If `source` was closed, both are closed.
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_fd_move(ZCALL_GIVES iofd_fd *fd, ZCALL_INOUT iofd_fd *source);

/*
 * Exchanges the descriptors of two cells. Either may be closed.
 * Threads: not while another thread uses one of them
 */
IOFD_API(ZCALL_NONNULL(1, 2))
void iofd_fd_swap(ZCALL_INOUT iofd_fd *a, ZCALL_INOUT iofd_fd *b);

/* Returns the descriptor, which the cell still owns: do not close it. */
IOFD_API(ZCALL_RETURNS(raw) ZCALL_NONNULL(1))
int iofd_fd_raw(const iofd_fd *fd);

/* Returns whether the cell is open. A closed cell is 0, not an error. */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_fd_valid(const iofd_fd *fd);

/*
 * Closes the descriptor, once. Closing a closed cell returns 0, and so do EINTR
 * and EINPROGRESS, after which the kernel completes the close. The cell is
 * closed in any case.
 *
 * While another process has a duplicate, such as a child before its execve, the
 * file stays open and epoll continues to report it. If that can happen, use
 * iofd_epoll_remove_and_close.
 * Errors: EIO, ENOSPC, EDQUOT if written data could not be stored; EBADF if
 * other code has closed the descriptor
 * See: close(2), epoll(7)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_close(ZCALL_INOUT iofd_fd *fd);

/*
 * Makes the file non-blocking (1) or blocking (0), in one system call. The flag
 * belongs to the open file description: duplicates change as well, also in
 * other processes.
 * Errors: EBADF if it was opened with O_PATH
 * See: ioctl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_set_nonblock(const iofd_fd *fd, int on);

/*
 * Makes execve close this descriptor (1) or leave it open (0), in one system
 * call. Duplicates do not change.
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_set_cloexec(const iofd_fd *fd, int on);

/*
 * Returns whether the file is non-blocking.
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_fd_is_nonblock(const iofd_fd *fd);

/*
 * Returns whether execve closes this descriptor.
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_fd_is_cloexec(const iofd_fd *fd);

/*
 * Duplicates the descriptor into another cell, `copy`, with close-on-exec set:
 * the lowest free number that is at least `minimum` (3 avoids the standard
 * streams). The former value of `copy` is overwritten.
 * Errors: EMFILE; EINVAL for a minimum below 0 or at or above the limit of open
 * files
 * Since: Linux 2.6.24
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 3))
int iofd_fd_dup(const iofd_fd *fd, int minimum, ZCALL_GIVES iofd_fd *copy);

#ifdef IOFD_INLINE
#include <iofd/inline/fd.h>
#endif

#endif
