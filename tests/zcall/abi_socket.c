/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/socket.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <asm/socket.h>
#else
#include <sys/types.h>
#include <sys/socket.h>
#endif
#include <stddef.h>
#include <zcall/abi.h>

#ifdef __FreeBSD__
SAME(AF_LINK);
SAME(AF_ARP);
SAME(AF_HYPERV);
SAME(AF_DIVERT);
SAME(SOCK_CLOFORK);
SAME(MSG_EOF);
SAME(MSG_CMSG_CLOFORK);
#endif

#ifdef __APPLE__
SAME(AF_LINK);
SAME(AF_SYSTEM);
SAME(AF_NDRV);
SAME(AF_UTUN);
SAME(MSG_EOF);
SAME(MSG_FLUSH);
SAME(MSG_HOLD);
SAME(MSG_SEND);
SAME(MSG_HAVEMORE);
SAME(MSG_RCVMORE);
SAME(MSG_NEEDSA);
#endif
