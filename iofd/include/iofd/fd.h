/* SPDX-License-Identifier: MIT */
/*
 * The cell that owns a descriptor. See <iofd/fd_io.h> for reading and writing.
 *
 * Zeroed memory is a closed cell. Every other handle of iofd is a struct
 * whose first member is an iofd_fd named fd, so all of this works on them
 * too: iofd_fd_close(&timer.fd).
 *
 * On a closed cell every function returns -EBADF, without a system call and
 * before it looks at another argument; exceptions say so. What takes a
 * `const iofd_fd *` may run in any number of threads at once. The cell is
 * closed once however many threads close it; but it does not keep a number
 * alive for a call that has already read it: stop using a handle before you
 * close it. A handle must not be copied, since both copies would close.
 */
#ifndef IOFD_FD_H
#define IOFD_FD_H

#include <iofd/error.h>

typedef struct iofd_fd {
	int32_t cell; /* descriptor + 1; 0 is closed. Read it with iofd_fd_raw
		       */
} iofd_fd;

/*
 * The flag of every function that opens. Our own flags are of the bits 16 to
 * 25, each of one meaning: no function takes another's for its own.
 */
enum iofd_flags {
	IOFD_BLOCKING = 0x00400000 /* what has to wait, waits */
};

/*
 * Takes ownership of the descriptor `raw`. What the cell held is overwritten,
 * not closed. Returns 0; -EBADF for a number below 0 or above INT32_MAX, which
 * leaves the cell closed and the number with the caller.
 */
IOFD_API int iofd_fd_adopt(iofd_fd *fd, int64_t raw);

/*
 * Lets `view` show the descriptor `raw`, which stays the caller's: for programs
 * that keep plain numbers. Never close, release or move a view. Returns as
 * iofd_fd_adopt.
 */
IOFD_API int iofd_fd_borrow(iofd_fd *view, int64_t raw);

/* Gives up ownership. Returns the descriptor, now the caller's to close. */
IOFD_API int iofd_fd_release(iofd_fd *fd);

/*
 * Moves ownership from one cell to another and closes neither; what `to` held
 * is overwritten. Returns 0; -EBADF when `source` was closed, and then so is
 * `to`.
 */
IOFD_API int iofd_fd_move(iofd_fd *to, iofd_fd *source);

/*
 * Exchanges what two cells own; either may be closed. Not while another thread
 * uses one of them.
 */
IOFD_API void iofd_fd_swap(iofd_fd *a, iofd_fd *b);

/* Returns the descriptor, borrowed: not to be closed. -EBADF when closed. */
IOFD_API int iofd_fd_raw(const iofd_fd *fd);

/* Returns 1 when open, 0 when closed. */
IOFD_API int iofd_fd_valid(const iofd_fd *fd);

/*
 * Closes the descriptor, once. Returns 0, also for a closed cell and for EINTR
 * and EINPROGRESS, after which the kernel goes on closing; else what the file
 * had to say: -EIO, -ENOSPC, -EDQUOT, or -EBADF when somebody else closed the
 * number. The cell is closed whatever is returned.
 *
 * The open file lives on while another process holds a copy, such as a child
 * that has not reached execve, and epoll goes on reporting it: where that can
 * be, remove it with EPOLL_CTL_DEL first. close(2), epoll(7).
 */
IOFD_API int iofd_fd_close(iofd_fd *fd);

/*
 * Makes the open file non-blocking (1) or blocking (0), in one system call. The
 * flag belongs to the open file: all duplicates of it change, in other
 * processes too. Returns 0; -EBADF. ioctl(2), FIONBIO.
 */
IOFD_API int iofd_fd_set_nonblock(const iofd_fd *fd, int on);

/*
 * Makes execve close this descriptor (1) or leave it open (0), in one system
 * call. The flag belongs to this number alone. Returns 0; -EBADF. fcntl(2).
 */
IOFD_API int iofd_fd_set_cloexec(const iofd_fd *fd, int on);

/* Returns 1 when the open file is non-blocking, else 0. fcntl(2). */
IOFD_API int iofd_fd_is_nonblock(const iofd_fd *fd);

/* Returns 1 when execve closes this descriptor, else 0. fcntl(2). */
IOFD_API int iofd_fd_is_cloexec(const iofd_fd *fd);

/*
 * Duplicates into `copy`, another cell, which then owns a close-on-exec
 * descriptor of the same open file: the lowest free number from `minimum` on
 * (3 keeps clear of the standard streams). What `copy` held is overwritten; it
 * is closed on failure. Returns 0; -EMFILE; -EINVAL for a minimum below 0 or
 * beyond the limit of open files. fcntl(2), F_DUPFD_CLOEXEC.
 */
IOFD_API int iofd_fd_dup(const iofd_fd *fd, int minimum, iofd_fd *copy);

#ifdef IOFD_INLINE
#include <iofd/inline/fd.h>
#endif

#endif
