/* SPDX-License-Identifier: MIT */
#include "message_arrival.h"

#include <iofd/inline/cell.h>

static void describe_nothing(iofd_message *message)
{
	message->size = message->full_size = 0;
	message->fd_count = message->missing = 0;
	message->sender.pid = 0;
	message->sender.uid = message->sender.gid = UINT32_MAX;
	message->pidfd_error = 0;
	for (size_t i = 0; i < sizeof message->reserved / 4; i++)
		message->reserved[i] = 0;
}

/* Stores a descriptor in the next cell, or closes it if there is none. */
static void store(struct iofd_arrival *a, int raw)
{
	if (a->came < a->capacity)
		iofd_priv_cell_settle(&a->fds[a->came], raw);
	else
		zcall_close(raw);
	a->came++;
}

static void store_all(struct iofd_arrival *a, const int32_t *raws, size_t size)
{
	for (size_t i = 0; i < size / sizeof *raws; i++)
		store(a, raws[i]);
}

static void take(struct iofd_arrival *a, const struct zcall_cmsghdr *head,
		 iofd_socket_credentials *sender)
{
	const int32_t *words = (const void *)(head + 1);

	switch (head->cmsg_type) {
	case ZCALL_SCM_RIGHTS:
		store_all(a, words, head->cmsg_len - IOFD_CONTROL_HEAD);
		break;
	case ZCALL_SCM_CREDENTIALS:
		sender->pid = words[0];
		sender->uid = (uint32_t)words[1];
		sender->gid = (uint32_t)words[2];
		break;
	case ZCALL_SCM_PIDFD:
		a->pidfd = words[0];
		break;
	default:
		break;
	}
}

/*
 * Other protocols also number their messages from 1: an IPv6 option with the
 * peer's data can have the number of SCM_RIGHTS. Check the level as well.
 */
static void take_all(struct iofd_arrival *a, iofd_socket_credentials *sender)
{
	size_t end = a->envelope.header.msg_controllen;

	for (size_t at = 0; at + IOFD_CONTROL_HEAD <= end;) {
		const struct zcall_cmsghdr *head =
			(const void *)(a->envelope.control + at);

		if (head->cmsg_level == ZCALL_SOL_SOCKET)
			take(a, head, sender);
		at += (head->cmsg_len + 7) & ~(size_t)7;
	}
}

/*
 * The kernel does not report why it withheld a descriptor. Either the limit is
 * reached, which another duplicate shows, or a security module refused.
 */
static uint32_t why_withheld(int raw)
{
	int copy = zcall_fcntl(raw, ZCALL_F_DUPFD_CLOEXEC, 0);

	if (copy < 0)
		return IOFD_MESSAGE_MISSING_LIMIT;
	zcall_close(copy);
	return IOFD_MESSAGE_MISSING_REFUSED;
}

/* Look for the limit before descriptors are closed for want of room. */
static int receive(struct iofd_arrival *a, int raw, iofd_message *message)
{
	struct zcall_msghdr *header = &a->envelope.header;
	size_t size = a->envelope.bytes.iov_len;
	long n = zcall_recvmsg(raw, header,
			       ZCALL_MSG_CMSG_CLOEXEC | ZCALL_MSG_TRUNC);

	if (n < 0)
		return (int)n;
	message->full_size = (uint64_t)n;
	message->size = message->full_size < size ? message->full_size : size;
	if (header->msg_flags & ZCALL_MSG_CTRUNC)
		message->missing |= why_withheld(raw);
	if (header->msg_flags & ZCALL_MSG_TRUNC)
		message->missing |= IOFD_MESSAGE_MISSING_BYTES;
	take_all(a, &message->sender);
	if (a->came > a->capacity)
		message->missing |= IOFD_MESSAGE_MISSING_ROOM;
	message->fd_count = a->came < a->capacity ? a->came : a->capacity;
	return 0;
}

int iofd_arrive(struct iofd_arrival *a, int raw, uintptr_t buf, size_t size,
		iofd_message *message)
{
	a->came = 0;
	a->pidfd = IOFD_ERR_CLOSED;
	describe_nothing(message);
	for (uint32_t i = 0; a->fds && i < a->capacity; i++)
		iofd_priv_cell_settle(&a->fds[i], IOFD_ERR_CLOSED);
	if (raw < 0 || size == 0)
		return raw < 0 ? raw : IOFD_ERR_INVALID_PARAM;
	if (a->capacity > 0 && !a->fds)
		return -ZCALL_EFAULT;
	iofd_address(&a->envelope, buf, size, IOFD_CONTROL_SIZE);
	return receive(a, raw, message);
}
