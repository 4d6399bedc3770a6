/* SPDX-License-Identifier: MIT */
#include "message.h"
#include "socket_option.h"

#include <iofd/inline/cell.h>

/* A stream would send nothing and drop the descriptors, without an error. */
static int check_empty(int raw)
{
	int type = 0;
	int rc = iofd_socket_option(raw, ZCALL_SO_TYPE, &type);

	if (rc < 0)
		return rc;
	return type == ZCALL_SOCK_STREAM ? IOFD_ERR_INVALID_PARAM : 0;
}

int64_t iofd_message_send(const iofd_socket *s, const void *buf, size_t size,
			  const int32_t *raws, uint32_t count)
{
	int raw = iofd_priv_cell_number(&s->fd);
	struct iofd_envelope e;
	struct zcall_cmsghdr *head = (void *)e.control;
	int32_t *passed = (void *)(e.control + IOFD_CONTROL_HEAD);
	size_t length = IOFD_CONTROL_HEAD + (size_t)count * sizeof *raws;
	int rc = raw < 0 || size > 0 ? 0 : check_empty(raw);

	if (raw < 0 || rc < 0)
		return raw < 0 ? raw : rc;
	if (count > IOFD_MESSAGE_MAX_FDS)
		return IOFD_ERR_INVALID_PARAM;
	if (count > 0 && !raws)
		return -ZCALL_EFAULT;
	iofd_address(&e, (uintptr_t)buf, size, count > 0 ? length : 0);
	head->cmsg_len = length;
	head->cmsg_level = ZCALL_SOL_SOCKET;
	head->cmsg_type = ZCALL_SCM_RIGHTS;
	for (uint32_t i = 0; i < count; i++)
		passed[i] = raws[i];
	return zcall_sendmsg(raw, &e.header, ZCALL_MSG_NOSIGNAL);
}
