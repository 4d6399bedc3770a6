/* SPDX-License-Identifier: MIT */
#include "message_arrival.h"

#include <iofd/inline/cell.h>

#include <zcall/event.h>

/* The peer has ended. The events of iofd_fd_poll do not include this one. */
static int is_hung_up(int raw)
{
	struct zcall_timespec now;
	struct zcall_pollfd poll;

	now.tv_sec = 0;
	now.tv_nsec = 0;
	poll.fd = raw;
	poll.events = ZCALL_POLLRDHUP;
	poll.revents = 0;
	return zcall_ppoll(&poll, 1, &now, 0, 0) > 0 &&
	       poll.revents & ZCALL_POLLRDHUP;
}

/* Whether a message waits that is not empty. Without room for control messages,
 * the kernel makes no descriptors, and reports that it cut them. */
static int has_more(int raw)
{
	char byte;
	struct zcall_iovec bytes;
	struct zcall_msghdr header;
	long n;

	iofd_address_bytes(&header, &bytes, (uintptr_t)&byte, sizeof byte);
	n = zcall_recvmsg(raw, &header, ZCALL_MSG_PEEK | ZCALL_MSG_DONTWAIT);
	return n > 0 || (n == 0 && header.msg_flags & ZCALL_MSG_CTRUNC);
}

/*
 * A receive returns the same at the end of a socket as for a message without
 * bytes and control messages. Nothing is sent to a socket after it was hung up,
 * so if nothing waits then, only empty messages have been lost.
 */
static int is_end(const struct iofd_arrival *a, int raw,
		  const iofd_message *message)
{
	return message->full_size == 0 &&
	       a->envelope.header.msg_controllen == 0 &&
	       message->missing == 0 && is_hung_up(raw) && !has_more(raw);
}

/* Before Linux 6.16, EINVAL is a process that was reaped. */
static void hand_over_pidfd(iofd_message *message, int came, iofd_pidfd *pidfd)
{
	int rc = iofd_priv_cell_settle(&pidfd->fd, came);

	if (rc == 0)
		rc = iofd_fd_set_nonblock(&pidfd->fd, 1);
	if (rc != IOFD_ERR_CLOSED)
		message->pidfd_error =
			rc == IOFD_ERR_INVALID_PARAM ? -ZCALL_ESRCH : rc;
}

int iofd_message_receive_partial(const iofd_socket *s, void *buf, size_t size,
				 iofd_fd *fds, uint32_t capacity,
				 iofd_message *message, iofd_pidfd *pidfd)
{
	int raw = iofd_priv_cell_number(&s->fd);
	struct iofd_arrival a;
	int rc;

	a.fds = fds;
	a.capacity = capacity;
	rc = iofd_arrive(&a, raw, (uintptr_t)buf, size, message);
	if (pidfd)
		hand_over_pidfd(message, a.pidfd, pidfd);
	else
		iofd_priv_cell_close(a.pidfd);
	return rc < 0 ? rc : !is_end(&a, raw, message);
}
