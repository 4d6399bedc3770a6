/* SPDX-License-Identifier: MIT */
/* Network interfaces, and the netlink that lists them. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_NETWORK_H
#define ZCALL_ABI_NETWORK_H

#include <zcall/target.h>

enum zcall_interface_limit {
	ZCALL_IFNAMSIZ = 16 /* bytes of a name, with the final NUL */
};

enum zcall_interface_flag {
	ZCALL_IFF_UP = 1,
	ZCALL_IFF_BROADCAST = 2,
	ZCALL_IFF_LOOPBACK = 8,
	ZCALL_IFF_POINTOPOINT = 0x10,
	ZCALL_IFF_RUNNING = 0x40,
	ZCALL_IFF_MULTICAST = ZCALL_PRIV_VALUE(IFF_MULTICAST, 0x1000)
};

#ifdef __linux__
enum zcall_interface_ioctl {
	ZCALL_SIOCGIFINDEX = 0x8933
};

enum zcall_netlink_protocol {
	ZCALL_NETLINK_ROUTE = 0
};

enum zcall_netlink_flag {
	ZCALL_NLM_F_REQUEST = 1,
	ZCALL_NLM_F_ROOT = 0x100,
	ZCALL_NLM_F_MATCH = 0x200,
	ZCALL_NLM_F_DUMP = 0x300
};

enum zcall_netlink_message {
	ZCALL_NLMSG_ERROR = 2,
	ZCALL_NLMSG_DONE = 3,
	ZCALL_RTM_NEWLINK = 16,
	ZCALL_RTM_GETLINK = 18
};

enum zcall_link_attribute {
	ZCALL_IFLA_ADDRESS = 1,
	ZCALL_IFLA_IFNAME = 3,
	ZCALL_IFLA_MTU = 4
};
#endif

#endif
