/* SPDX-License-Identifier: MIT */
/* One poll of a cell, below all that waits. */
#ifndef IOFD_INLINE_POLL_H
#define IOFD_INLINE_POLL_H

#include <iofd/inline/cell.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_EVENTS = IOFD_READABLE | IOFD_PRIORITY | IOFD_WRITABLE |
		      IOFD_ERROR | IOFD_HANGUP | IOFD_INVALID
};

/* Returns the events; 0 after `timeout`, null for forever. */
static inline int iofd_fd_poll(const iofd_fd *fd, uint32_t events,
			       struct zcall_timespec *timeout)
{
	struct zcall_pollfd poll = {iofd_cell_number(fd), (int16_t)events, 0};
	int rc;

	if (poll.fd < 0)
		return poll.fd;
	if (events & ~(uint32_t)IOFD_EVENTS)
		return IOFD_INVALID_PARAM;
	rc = zcall_ppoll(&poll, 1, timeout, 0, 0);
	return rc > 0 ? poll.revents : rc;
}

#endif
