/* SPDX-License-Identifier: MIT */
#include "message_arrival.h"

#include <iofd/inline/cell.h>

static int reason(uint32_t missing)
{
	if (missing & IOFD_MESSAGE_MISSING_ROOM)
		return -ZCALL_E2BIG;
	if (missing & IOFD_MESSAGE_MISSING_LIMIT)
		return -ZCALL_EMFILE;
	if (missing & IOFD_MESSAGE_MISSING_REFUSED)
		return -ZCALL_EACCES;
	return missing & IOFD_MESSAGE_MISSING_BYTES ? -ZCALL_EMSGSIZE : 0;
}

int64_t iofd_message_receive(const iofd_socket *s, void *buf, size_t size,
			     iofd_fd *fds, uint32_t capacity, uint32_t *count,
			     uint64_t *done)
{
	struct iofd_arrival a;
	iofd_message message;
	int rc;

	a.fds = fds;
	a.capacity = capacity;
	rc = iofd_arrive(&a, iofd_priv_cell_number(&s->fd), (uintptr_t)buf,
			 size, &message);
	iofd_priv_cell_close(a.pidfd);
	if (rc == 0)
		rc = reason(message.missing);
	for (uint32_t i = 0; rc < 0 && i < message.fd_count; i++)
		iofd_fd_close(&fds[i]);
	*count = rc < 0 ? 0 : message.fd_count;
	if (done)
		*done = message.size;
	return rc < 0 ? rc : (int64_t)message.size;
}
