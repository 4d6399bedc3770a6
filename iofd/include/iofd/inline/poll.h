/* SPDX-License-Identifier: MIT */
/* One ppoll of a cell. */
#ifndef IOFD_INLINE_POLL_H
#define IOFD_INLINE_POLL_H

#include <iofd/fd_poll.h>
#include <iofd/inline/cell.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_EVENTS = IOFD_POLL_IN | IOFD_POLL_PRI | IOFD_POLL_OUT |
			   IOFD_POLL_ERR | IOFD_POLL_HUP | IOFD_POLL_NVAL
};

/* Returns the events; 0 after `timeout`. A null timeout is infinite. */
static inline int iofd_priv_poll(const iofd_fd *fd, uint32_t events,
				 struct zcall_timespec *timeout)
{
	struct zcall_pollfd poll = {iofd_priv_cell_number(fd), (int16_t)events,
				    0};
	int rc;

	if (poll.fd < 0)
		return poll.fd;
	if (events & ~(uint32_t)IOFD_PRIV_EVENTS)
		return IOFD_ERR_INVALID_PARAM;
	rc = zcall_ppoll(&poll, 1, timeout, 0, 0);
	return rc > 0 ? poll.revents : rc;
}

#endif
