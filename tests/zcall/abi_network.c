/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: <zcall/abi/network.h> agrees with the kernel's headers,
 * or on the BSDs with the system headers.
 */
#include "abi_same.h"
#ifdef __linux__
#include <linux/if.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#else
#include <sys/types.h>
#include <sys/socket.h>
#include <net/if.h>
#endif
#include <zcall/abi.h>

SAME(IFNAMSIZ);
SAME(IFF_UP);
SAME(IFF_BROADCAST);
SAME(IFF_LOOPBACK);
SAME(IFF_POINTOPOINT);
SAME(IFF_RUNNING);
SAME(IFF_MULTICAST);

#ifdef __linux__
SAME(SIOCGIFINDEX);
SAME(NETLINK_ROUTE);
SAME(NLM_F_REQUEST);
SAME(NLM_F_ROOT);
SAME(NLM_F_MATCH);
SAME(NLM_F_DUMP);
SAME(NLMSG_ERROR);
SAME(NLMSG_DONE);
SAME(RTM_NEWLINK);
SAME(RTM_GETLINK);
SAME(IFLA_ADDRESS);
SAME(IFLA_IFNAME);
SAME(IFLA_MTU);
#endif
