/* SPDX-License-Identifier: MIT */
/* The only code that knows how a cell stores a descriptor. */
#ifndef IOFD_INLINE_CELL_H
#define IOFD_INLINE_CELL_H

#include <iofd/fd.h>
#include <iofd/inline/atomic.h>
#include <zcall/abi/file.h>
#include <zcall/io.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

/*
 * Kernels with mitigations clear the branch predictor: a taken branch after a
 * system call costs as much as ten instructions. So the common result takes
 * none.
 */
#define IOFD_PRIV_RARELY(condition) __builtin_expect(condition, 0)

/* A loop, or what only old kernels and failures need, is not inlined. */
#define IOFD_PRIV_CALLED static __attribute__((noinline, unused))

/* For a small count. Without a branch, since EAGAIN is as common as success. */
static inline int iofd_priv_error_or_zero(long count)
{
	int result = (int)count;

	return result < 0 ? result : 0;
}

/* The descriptor of an open cell, or -EBADF. */
static inline int iofd_priv_cell_number(const iofd_fd *fd)
{
	int32_t cell =
		__atomic_load_n(&fd->cell, __ATOMIC_ACQUIRE); /* cell:number */

	return IOFD_PRIV_RARELY(cell <= 0) ? IOFD_ERR_CLOSED : cell - 1;
}

/*
 * O_CLOEXEC, and O_NONBLOCK unless `blocking` is IOFD_BLOCKING; it must be that
 * or 0. A shift, since a condition costs two more instructions.
 */
static inline int iofd_priv_open_flags(uint32_t blocking)
{
	uint32_t nonblock = blocking ^ IOFD_BLOCKING;

	return (int)(nonblock / ((uint32_t)IOFD_BLOCKING / ZCALL_O_NONBLOCK)) |
	       ZCALL_O_CLOEXEC;
}

/*
 * Stores the result of a call that opens: a descriptor, or an error, which
 * closes the cell.
 */
static inline int iofd_priv_cell_settle(iofd_fd *fd, int result)
{
	int failed = (int)IOFD_PRIV_RARELY(result < 0);

	__atomic_store_n(&fd->cell, failed ? 0 : result + 1,
			 __ATOMIC_RELEASE); /* cell:settle */
	return iofd_priv_error_or_zero(result);
}

/* Closes the cell, and returns the descriptor that it had, or -EBADF. */
static inline int iofd_priv_cell_take(iofd_fd *fd)
{
	int32_t cell = IOFD_PRIV_ATOMIC_EXCHANGE(
		&fd->cell, 0, __ATOMIC_ACQ_REL); /* cell:take */

	return cell > 0 ? cell - 1 : IOFD_ERR_CLOSED;
}

/* Closes what iofd_priv_cell_take has returned. */
static inline int iofd_priv_cell_close(int raw)
{
	int rc = raw < 0 ? 0 : zcall_close(raw);

	/* In both cases the close proceeds; retrying could close an unrelated
	 * descriptor. */
	if (IOFD_PRIV_RARELY(rc < 0) &&
	    (rc == -ZCALL_EINTR || rc == -ZCALL_EINPROGRESS))
		return 0;
	return rc;
}

#endif
