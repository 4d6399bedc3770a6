/* SPDX-License-Identifier: MIT */
/* Sockets: families, types and addresses. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_SOCKET_H
#define ZCALL_ABI_SOCKET_H

#include <stdint.h>
#include <zcall/target.h>

enum zcall_address_family {
	ZCALL_AF_UNSPEC = 0,
	ZCALL_AF_UNIX = 1,
	ZCALL_AF_LOCAL = 1,
	ZCALL_AF_INET = 2,
	ZCALL_AF_IPX = ZCALL_PRIV_VALUE(AF_IPX, 4),
	ZCALL_AF_APPLETALK = ZCALL_PRIV_VALUE(AF_APPLETALK, 5),
	ZCALL_AF_INET6 = ZCALL_PRIV_VALUE(AF_INET6, 10),
	ZCALL_AF_ROUTE = ZCALL_PRIV_VALUE(AF_ROUTE, 16),
	ZCALL_AF_SNA = ZCALL_PRIV_VALUE(AF_SNA, 22),
	ZCALL_AF_ISDN = ZCALL_PRIV_VALUE(AF_ISDN, 34),
#ifdef __linux__
	ZCALL_AF_AX25 = 3,
	ZCALL_AF_NETROM = 6,
	ZCALL_AF_BRIDGE = 7,
	ZCALL_AF_ATMPVC = 8,
	ZCALL_AF_X25 = 9,
	ZCALL_AF_ROSE = 11,
	ZCALL_AF_SECURITY = 14,
	ZCALL_AF_KEY = 15,
	ZCALL_AF_NETLINK = 16,
	ZCALL_AF_PACKET = 17,
	ZCALL_AF_ASH = 18,
	ZCALL_AF_ECONET = 19,
	ZCALL_AF_ATMSVC = 20,
	ZCALL_AF_RDS = 21,
	ZCALL_AF_IRDA = 23,
	ZCALL_AF_PPPOX = 24,
	ZCALL_AF_WANPIPE = 25,
	ZCALL_AF_LLC = 26,
	ZCALL_AF_IB = 27,
	ZCALL_AF_MPLS = 28,
	ZCALL_AF_CAN = 29,
	ZCALL_AF_TIPC = 30,
	ZCALL_AF_BLUETOOTH = 31,
	ZCALL_AF_IUCV = 32,
	ZCALL_AF_RXRPC = 33,
	ZCALL_AF_PHONET = 35,
	ZCALL_AF_IEEE802154 = 36,
	ZCALL_AF_CAIF = 37,
	ZCALL_AF_ALG = 38,
	ZCALL_AF_NFC = 39,
	ZCALL_AF_VSOCK = 40,
	ZCALL_AF_KCM = 41,
	ZCALL_AF_QIPCRTR = 42,
	ZCALL_AF_SMC = 43,
	ZCALL_AF_XDP = 44,
	ZCALL_AF_MCTP = 45,
#endif
	ZCALL_PRIV_MORE(zcall_address_family)
};

enum zcall_socket_type {
	ZCALL_SOCK_STREAM = 1,
	ZCALL_SOCK_DGRAM = 2,
	ZCALL_SOCK_RAW = 3,
	ZCALL_SOCK_RDM = 4,
	ZCALL_SOCK_SEQPACKET = 5,
#ifdef __linux__
	ZCALL_SOCK_DCCP = 6,
	ZCALL_SOCK_PACKET = 10,
	ZCALL_SOCK_NONBLOCK = 0x800,
	ZCALL_SOCK_CLOEXEC = 0x80000,
#endif
	ZCALL_PRIV_MORE(zcall_socket_type)
};

enum zcall_shutdown_how {
	ZCALL_SHUT_RD = 0,
	ZCALL_SHUT_WR = 1,
	ZCALL_SHUT_RDWR = 2
};

#ifdef ZCALL_PRIV_SA_LEN
#define ZCALL_PRIV_FAMILY(prefix)                                              \
	uint8_t prefix##_len;                                                  \
	uint8_t prefix##_family
#else
#define ZCALL_PRIV_FAMILY(prefix) uint16_t prefix##_family
#endif

/* The BSDs have a length, which their kernels set, before the family. */
struct zcall_sockaddr {
	ZCALL_PRIV_FAMILY(sa);
	char sa_data[14];
};

struct zcall_sockaddr_un {
	ZCALL_PRIV_FAMILY(sun);
	char sun_path[ZCALL_PRIV_VALUE(SUN_PATH, 108)];
};

/* Port and address are in network byte order. */
struct zcall_sockaddr_in {
	ZCALL_PRIV_FAMILY(sin);
	uint16_t sin_port;
	uint32_t sin_addr;
	uint8_t reserved[8];
};

/* Port and flow information are in network byte order. */
struct zcall_sockaddr_in6 {
	ZCALL_PRIV_FAMILY(sin6);
	uint16_t sin6_port;
	uint32_t sin6_flowinfo;
	uint8_t sin6_addr[16];
	uint32_t sin6_scope_id;
};

/* Room for any address, and aligned for it. */
struct zcall_sockaddr_storage {
	ZCALL_PRIV_FAMILY(ss);
	uint8_t reserved[6];
	uint64_t rest[15];
};

#endif
