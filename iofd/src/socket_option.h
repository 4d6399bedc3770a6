/* SPDX-License-Identifier: MIT */
/* Options of a socket that are one number. */
#ifndef IOFD_SRC_SOCKET_OPTION_H
#define IOFD_SRC_SOCKET_OPTION_H

#include <zcall/abi.h>
#include <zcall/socket.h>

/* Stores the value of an option; *value is unchanged after a failure. */
static inline int iofd_socket_option(int raw, int option, int *value)
{
	uint32_t length = sizeof *value;

	return zcall_getsockopt(raw, ZCALL_SOL_SOCKET, option, value, &length);
}

#endif
