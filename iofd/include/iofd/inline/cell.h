/* SPDX-License-Identifier: MIT */
/* Inside the cell: the only code that knows how a descriptor is stored. */
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
 * Kernels that guard against speculation leave the branch predictor empty: a
 * branch that is taken after a trap costs as much as ten instructions. So the
 * common result is always the one that is reached without.
 */
#define IOFD_PRIV_RARELY(condition) __builtin_expect(condition, 0)

/* Of a small count. No branch here, since EAGAIN is as common as success. */
static inline int iofd_priv_error_or_zero(long count)
{
	int result = (int)count;

	return result < 0 ? result : 0;
}

/* The descriptor of an open cell, or the error that a closed one gives. */
static inline int iofd_priv_cell_number(const iofd_fd *fd)
{
	int32_t cell = __atomic_load_n(&fd->cell, __ATOMIC_ACQUIRE);

	return IOFD_PRIV_RARELY(cell <= 0) ? IOFD_ERR_CLOSED : cell - 1;
}

/*
 * What every call that opens takes: O_CLOEXEC, and O_NONBLOCK for 0 but not for
 * IOFD_BLOCKING. A shift, since a condition costs two instructions more.
 */
static inline int iofd_priv_open_flags(uint32_t blocking)
{
	uint32_t nonblock = blocking ^ IOFD_BLOCKING;

	return (int)(nonblock / ((uint32_t)IOFD_BLOCKING / ZCALL_O_NONBLOCK)) |
	       ZCALL_O_CLOEXEC;
}

/* Stores what a call that opens gave: the cell owns it, or is closed. */
static inline int iofd_priv_cell_settle(iofd_fd *fd, int result)
{
	int opened = result >= 0;

	__atomic_store_n(&fd->cell, opened ? result + 1 : 0, __ATOMIC_RELEASE);
	return iofd_priv_error_or_zero(result);
}

/* Closes the cell and hands its descriptor, or the error, to the caller. */
static inline int iofd_priv_cell_take(iofd_fd *fd)
{
	int32_t cell = iofd_priv_atomic_exchange(&fd->cell, 0);

	return cell > 0 ? cell - 1 : IOFD_ERR_CLOSED;
}

#endif
