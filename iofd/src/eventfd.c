/* SPDX-License-Identifier: MIT */
#include <iofd/eventfd.h>

#include "cell.h"
#include "fdinfo.h"

#include <zcall/abi.h>
#include <zcall/event.h>

enum {
	FLAGS = IOFD_EVENTFD_SEMAPHORE | IOFD_EVENTFD_BLOCKING
};

/* The kernel takes a start value of 32 bits; what is above is written. */
static int open_counter(uint64_t initial, int flags)
{
	int raw = zcall_eventfd2(initial > UINT32_MAX ? 0 : (uint32_t)initial,
				 flags);
	long n;

	if (raw < 0 || initial <= UINT32_MAX)
		return raw;
	n = zcall_write(raw, &initial, sizeof initial);
	if (n < 0) {
		zcall_close(raw);
		return (int)n;
	}
	return raw;
}

int iofd_eventfd_open(iofd_eventfd *e, uint64_t initial, uint32_t flags)
{
	int kernel_flags = ZCALL_EFD_CLOEXEC;

	if (flags & ~(uint32_t)FLAGS)
		return settle(&e->fd, IOFD_INVALID_PARAM);
	if (flags & IOFD_EVENTFD_SEMAPHORE)
		kernel_flags |= ZCALL_EFD_SEMAPHORE;
	if (!(flags & IOFD_EVENTFD_BLOCKING))
		kernel_flags |= ZCALL_EFD_NONBLOCK;
	return settle(&e->fd, open_counter(initial, kernel_flags));
}

int iofd_eventfd_signal(const iofd_eventfd *e, uint64_t n)
{
	int raw = number_of(&e->fd);
	long written;

	if (raw < 0 || n == 0)
		return raw < 0 ? raw : 0;
	written = zcall_write(raw, &n, sizeof n);
	return written < 0 ? (int)written : 0;
}

int iofd_eventfd_wait(const iofd_eventfd *e, uint64_t *out)
{
	return read_counter(&e->fd, out);
}

int iofd_eventfd_value(const iofd_eventfd *e, uint64_t *out)
{
	return iofd_fdinfo_number(&e->fd, "eventfd-count:", 16, out);
}
