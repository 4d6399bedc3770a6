/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/eventfd.h>. */
#ifndef IOFD_INLINE_EVENTFD_H
#define IOFD_INLINE_EVENTFD_H

#include <iofd/eventfd.h>
#include <iofd/inline/cell.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_EVENTFD_FLAGS = IOFD_EVENTFD_SEMAPHORE | IOFD_BLOCKING
};

/* The kernel accepts 32 bits as start value; larger values are written. */
static inline int iofd_priv_eventfd_create_large(uint64_t initial, int flags)
{
	int raw = zcall_eventfd2(0, flags);
	long n = raw < 0 ? 0 : zcall_write(raw, &initial, sizeof initial);

	if (n < 0) {
		zcall_close(raw);
		return (int)n;
	}
	return raw;
}

IOFD_PRIV_BODY int iofd_eventfd_open(iofd_eventfd *e, uint64_t initial,
				     uint32_t flags)
{
	uint32_t semaphore = flags / ((uint32_t)IOFD_EVENTFD_SEMAPHORE /
				      ZCALL_EFD_SEMAPHORE);
	int kernel_flags =
		iofd_priv_open_flags(flags & IOFD_BLOCKING) | (int)semaphore;

	if (flags & ~(uint32_t)IOFD_PRIV_EVENTFD_FLAGS)
		return iofd_priv_cell_settle(&e->fd, IOFD_ERR_INVALID_PARAM);
	if (IOFD_PRIV_RARELY(initial > UINT32_MAX))
		return iofd_priv_cell_settle(
			&e->fd,
			iofd_priv_eventfd_create_large(initial, kernel_flags));
	return iofd_priv_cell_settle(
		&e->fd, zcall_eventfd2((uint32_t)initial, kernel_flags));
}

IOFD_PRIV_BODY int iofd_eventfd_signal(const iofd_eventfd *e, uint64_t n)
{
	int raw = iofd_priv_cell_number(&e->fd);
	uint64_t value = n; /* a copy, so that `n` can be constant-folded */

	if (IOFD_PRIV_RARELY(raw < 0 || n == 0))
		return iofd_priv_error_or_zero(raw);
	return iofd_priv_error_or_zero(zcall_write(raw, &value, sizeof value));
}

IOFD_PRIV_BODY int iofd_eventfd_wait(const iofd_eventfd *e, uint64_t *value)
{
	int raw = iofd_priv_cell_number(&e->fd);

	return iofd_priv_error_or_zero(
		raw < 0 ? raw : zcall_read(raw, value, sizeof *value));
}

#endif
