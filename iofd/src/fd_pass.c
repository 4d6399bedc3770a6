/* SPDX-License-Identifier: MIT */
#include <iofd/fd_pass.h>

#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/socket.h>

enum {
	/* For IOFD_PASS_MAX descriptors and what socket options can add, such
	 * as credentials, so that only missing descriptors cause MSG_CTRUNC. */
	CONTROL_SIZE = 2048,
	HEAD_SIZE = sizeof(struct zcall_cmsghdr)
};

struct message {
	struct zcall_msghdr header;
	struct zcall_iovec bytes;
	_Alignas(8) char control[CONTROL_SIZE];
};

static void set_up(struct message *m, uintptr_t buf, size_t size,
		   size_t control_size)
{
	m->bytes.iov_base = (void *)buf;
	m->bytes.iov_len = size;
	m->header.msg_name = 0;
	m->header.msg_namelen = 0;
	m->header.msg_iov = &m->bytes;
	m->header.msg_iovlen = 1;
	m->header.msg_control = m->control;
	m->header.msg_controllen = control_size;
	m->header.msg_flags = 0;
}

/* Other kinds of socket silently drop the descriptors. */
static int is_unix(int raw)
{
	int domain = 0;
	uint32_t length = sizeof domain;
	int rc = zcall_getsockopt(raw, ZCALL_SOL_SOCKET, ZCALL_SO_DOMAIN,
				  &domain, &length);

	return rc < 0 ? rc : domain == ZCALL_AF_UNIX;
}

int64_t iofd_fd_send(const iofd_fd *socket, const void *buf, size_t size,
		     const int32_t *raws, uint32_t count)
{
	int raw = iofd_priv_cell_number(socket);
	int rc = raw < 0 ? raw : is_unix(raw);
	struct message m;
	struct zcall_cmsghdr *head = (void *)m.control;
	int32_t *passed = (void *)(m.control + HEAD_SIZE);

	if (rc < 0)
		return rc;
	if (!rc || size == 0 || count > IOFD_PASS_MAX)
		return IOFD_ERR_INVALID_PARAM;
	if (count > 0 && !raws)
		return -ZCALL_EFAULT;
	set_up(&m, (uintptr_t)buf, size, HEAD_SIZE + count * 4);
	head->cmsg_len = HEAD_SIZE + count * 4;
	head->cmsg_level = ZCALL_SOL_SOCKET;
	head->cmsg_type = ZCALL_SCM_RIGHTS;
	for (uint32_t i = 0; i < count; i++)
		passed[i] = raws[i];
	return zcall_sendmsg(raw, &m.header, ZCALL_MSG_NOSIGNAL);
}

/* The receiving cells, and how many descriptors came. */
struct cells {
	iofd_fd *fds;
	uint32_t capacity;
	uint32_t came;
};

/* Stores a descriptor in the next cell, or closes it if there is none. */
static void store(struct cells *cells, int raw)
{
	if (cells->came < cells->capacity)
		iofd_priv_cell_settle(&cells->fds[cells->came], raw);
	else
		zcall_close(raw);
	cells->came++;
}

/*
 * Other protocols also number their messages from 1: an IPv6 option with the
 * peer's data can have the number of SCM_RIGHTS. Check the level as well.
 */
static int holds_descriptors(const struct zcall_cmsghdr *head)
{
	return head->cmsg_level == ZCALL_SOL_SOCKET &&
	       (head->cmsg_type == ZCALL_SCM_RIGHTS ||
		head->cmsg_type == ZCALL_SCM_PIDFD);
}

static void store_all(struct cells *cells, const struct message *m)
{
	size_t end = m->header.msg_controllen;

	for (size_t at = 0; at + HEAD_SIZE <= end;) {
		const struct zcall_cmsghdr *head =
			(const void *)(m->control + at);
		const int32_t *raws = (const void *)(head + 1);
		size_t count = holds_descriptors(head)
				       ? (head->cmsg_len - HEAD_SIZE) / 4
				       : 0;

		for (size_t i = 0; i < count; i++)
			if (head->cmsg_type == ZCALL_SCM_RIGHTS)
				store(cells, raws[i]);
			else
				zcall_close(raws[i]);
		at += (head->cmsg_len + 7) & ~(size_t)7;
	}
}

/*
 * The kernel does not report why it withheld a descriptor. Either the limit is
 * reached, which another duplicate shows, or a security module refused.
 */
static int why_withheld(int raw)
{
	int copy = zcall_fcntl(raw, ZCALL_F_DUPFD_CLOEXEC, 0);

	if (copy < 0)
		return -ZCALL_EMFILE;
	zcall_close(copy);
	return -ZCALL_EACCES;
}

static int why_incomplete(int raw, const struct cells *cells, uint32_t flags)
{
	if (cells->came > cells->capacity)
		return -ZCALL_E2BIG;
	if (flags & ZCALL_MSG_CTRUNC)
		return why_withheld(raw);
	return flags & ZCALL_MSG_TRUNC ? -ZCALL_EMSGSIZE : 0;
}

/* Stores all descriptors, or closes them and returns the reason. */
static int hand_over(int raw, struct cells *cells, const struct message *m)
{
	int rc;

	store_all(cells, m);
	rc = why_incomplete(raw, cells, m->header.msg_flags);
	for (uint32_t i = 0; rc < 0 && i < cells->capacity; i++)
		iofd_fd_close(&cells->fds[i]);
	return rc;
}

static long receive(int raw, struct message *m, uintptr_t buf, size_t size)
{
	if (raw < 0 || size == 0)
		return raw < 0 ? raw : IOFD_ERR_INVALID_PARAM;
	set_up(m, buf, size, CONTROL_SIZE);
	return zcall_recvmsg(raw, &m->header, ZCALL_MSG_CMSG_CLOEXEC);
}

int64_t iofd_fd_receive(const iofd_fd *socket, void *buf, size_t size,
			iofd_fd *fds, uint32_t capacity, uint32_t *count,
			uint64_t *done)
{
	int raw = iofd_priv_cell_number(socket);
	struct cells cells = {fds, capacity, 0};
	struct message m;
	long n = raw >= 0 && capacity > 0 && !fds
			 ? -ZCALL_EFAULT
			 : receive(raw, &m, (uintptr_t)buf, size);
	int rc;

	for (uint32_t i = 0; fds && i < capacity; i++)
		iofd_priv_cell_settle(&fds[i], IOFD_ERR_CLOSED);
	rc = n < 0 ? (int)n : hand_over(raw, &cells, &m);
	*count = rc < 0 ? 0 : cells.came;
	if (done)
		*done = n < 0 ? 0 : (uint64_t)n;
	return rc < 0 ? rc : n;
}
