/* SPDX-License-Identifier: MIT */
/* Inside the cell: the only code that knows how a descriptor is stored. */
#ifndef IOFD_INLINE_CELL_H
#define IOFD_INLINE_CELL_H

#include <iofd/fd.h>
#include <zcall/io.h>

/* The descriptor of an open cell, or the error that a closed one gives. */
static inline int iofd_cell_number(const iofd_fd *fd)
{
	int32_t cell = __atomic_load_n(&fd->cell, __ATOMIC_ACQUIRE);

	return cell > 0 ? cell - 1 : IOFD_CLOSED;
}

/* Stores what a call that opens gave: the cell owns it, or is closed. */
static inline int iofd_cell_settle(iofd_fd *fd, int result)
{
	int opened = result >= 0;

	__atomic_store_n(&fd->cell, opened ? result + 1 : 0, __ATOMIC_RELEASE);
	return opened ? 0 : result;
}

/* Closes the cell and hands its descriptor, or the error, to the caller. */
static inline int iofd_cell_take(iofd_fd *fd)
{
	int32_t cell = __atomic_exchange_n(&fd->cell, 0, __ATOMIC_ACQ_REL);

	return cell > 0 ? cell - 1 : IOFD_CLOSED;
}

/*
 * Reads the 8 bytes of an eventfd or a timerfd. A timerfd may read as 0 bytes
 * when its clock was set back between wake-up and read: a false alarm.
 */
static inline int iofd_cell_read_counter(const iofd_fd *fd, uint64_t *out)
{
	int raw = iofd_cell_number(fd);
	long n = raw < 0 ? raw : zcall_read(raw, out, sizeof *out);

	if (n == 0)
		return IOFD_WOULD_BLOCK;
	return n > 0 ? 0 : (int)n;
}

/* Waits until `deadline` for something to read. */
static inline int iofd_cell_await(const iofd_fd *fd, int64_t deadline)
{
	int events = iofd_fd_wait_until(fd, IOFD_READABLE, deadline);

	if (events == 0)
		return -ZCALL_ETIMEDOUT;
	return events < 0 ? events : 0;
}

#endif
