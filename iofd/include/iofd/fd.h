/* SPDX-License-Identifier: MIT */
/*
 * The cell that owns a descriptor. See <iofd/fd_io.h> for reading and writing,
 * <iofd/fd_poll.h> for readiness, and <iofd/error.h> for the rules of results,
 * null, outputs and flags.
 *
 * Zeroed memory is a closed cell. Every other handle of iofd is a struct
 * whose first member is an iofd_fd named fd, so all of this works on them
 * too: iofd_fd_close(&timer.fd).
 *
 * On a closed cell every function returns -EBADF, without a system call and
 * before it looks at another argument; exceptions say so. -EBADF also comes
 * from the kernel, when somebody else has closed the number.
 *
 * What takes a `const iofd_fd *` may run in any number of threads at once. The
 * cell is closed once however many threads close it; but it does not keep a
 * number alive for a call that has already read it: stop using a handle before
 * you close it. A handle must not be copied, since both copies would close.
 *
 * `wait` takes what is there. `wait_until` sleeps until something is. To ask
 * whether a handle is ready, and take nothing, is `poll`.
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
 * Takes ownership of the descriptor `raw`. What the cell held is overwritten,
 * not closed. After a failure the number is still the caller's.
 * Errors: EBADF for a number below 0, and for INT32_MAX and above
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_adopt(ZCALL_GIVES iofd_fd *fd, ZCALL_TAKES int64_t raw);

/*
 * Lets `view` show the descriptor `raw`, which stays the caller's: for programs
 * that keep plain numbers. Never close, release or move a view.
 * Errors: EBADF for a number below 0, and for INT32_MAX and above
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_borrow(ZCALL_OUT iofd_fd *view, ZCALL_BORROWS int64_t raw);

/*
 * Gives up ownership. Returns the descriptor, now the caller's to close.
 */
IOFD_API(ZCALL_RETURNS(fd) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_fd_release(ZCALL_INOUT iofd_fd *fd);

/*
 * Moves ownership from one cell to another and closes neither; what `fd` held
 * is overwritten. When `source` was closed, `fd` is closed then, too.
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_fd_move(ZCALL_GIVES iofd_fd *fd, ZCALL_INOUT iofd_fd *source);

/*
 * Exchanges what two cells own; either may be closed.
 * Threads: not while another thread uses one of them
 */
IOFD_API(ZCALL_NONNULL(1, 2))
void iofd_fd_swap(ZCALL_INOUT iofd_fd *a, ZCALL_INOUT iofd_fd *b);

/* Returns the descriptor, which stays the cell's: not to be closed. */
IOFD_API(ZCALL_RETURNS(raw) ZCALL_NONNULL(1))
int iofd_fd_raw(const iofd_fd *fd);

/* Tells whether the cell is open; 0 for a closed one, which is no error. */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_fd_valid(const iofd_fd *fd);

/*
 * Closes the descriptor, once. Returns 0 also for a closed cell, and for EINTR
 * and EINPROGRESS, after which the kernel goes on closing. The cell is closed
 * whatever is returned.
 *
 * The open file lives on while another process holds a copy, such as a child
 * that has not reached execve, and epoll goes on reporting it: where that can
 * be, remove it with EPOLL_CTL_DEL first.
 * Errors: EIO, ENOSPC, EDQUOT when the file could not keep what was written;
 * EBADF when somebody else has closed the number
 * See: close(2), epoll(7)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_close(ZCALL_INOUT iofd_fd *fd);

/*
 * Makes the open file non-blocking (1) or blocking (0), in one system call. The
 * flag belongs to the open file: all duplicates of it change, in other
 * processes too.
 * Errors: EBADF for what was opened with O_PATH
 * See: ioctl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_set_nonblock(const iofd_fd *fd, int on);

/*
 * Makes execve close this descriptor (1) or leave it open (0), in one system
 * call. The flag belongs to this number alone.
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_fd_set_cloexec(const iofd_fd *fd, int on);

/*
 * Tells whether the open file is non-blocking.
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_fd_is_nonblock(const iofd_fd *fd);

/*
 * Tells whether execve closes this descriptor.
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_fd_is_cloexec(const iofd_fd *fd);

/*
 * Duplicates into `copy`, another cell, which then owns a close-on-exec
 * descriptor of the same open file: the lowest free number from `minimum` on
 * (3 keeps clear of the standard streams). What `copy` held is overwritten.
 * Errors: EMFILE; EINVAL for a minimum below 0 or beyond the limit of open
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
