/* SPDX-License-Identifier: MIT */
/* The header of a message, with room for its control messages. */
#ifndef IOFD_SRC_MESSAGE_H
#define IOFD_SRC_MESSAGE_H

#include <iofd/message.h>

#include <zcall/abi.h>
#include <zcall/socket.h>

enum {
	/* For IOFD_MESSAGE_MAX_FDS descriptors and what socket options can add,
	 * such as credentials, so that only missing descriptors cause
	 * MSG_CTRUNC. */
	IOFD_CONTROL_SIZE = 2048,
	IOFD_CONTROL_HEAD = sizeof(struct zcall_cmsghdr)
};

struct iofd_envelope {
	struct zcall_msghdr header;
	struct zcall_iovec bytes;
	_Alignas(8) char control[IOFD_CONTROL_SIZE];
};

/* Addresses the bytes of a message that has no control messages. */
static inline void iofd_address_bytes(struct zcall_msghdr *header,
				      struct zcall_iovec *bytes, uintptr_t buf,
				      size_t size)
{
	bytes->iov_base = (void *)buf;
	bytes->iov_len = size;
	header->msg_name = 0;
	header->msg_namelen = 0;
	header->msg_iov = bytes;
	header->msg_iovlen = 1;
	header->msg_control = 0;
	header->msg_controllen = 0;
	header->msg_flags = 0;
}

static inline void iofd_address(struct iofd_envelope *e, uintptr_t buf,
				size_t size, size_t control_size)
{
	iofd_address_bytes(&e->header, &e->bytes, buf, size);
	e->header.msg_control = e->control;
	e->header.msg_controllen = control_size;
}

#endif
