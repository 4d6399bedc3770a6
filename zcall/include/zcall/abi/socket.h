/* SPDX-License-Identifier: MIT */
/* Sockets: families, types and addresses. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_SOCKET_H
#define ZCALL_ABI_SOCKET_H

#include <stdint.h>
#include <zcall/number.h>

enum zcall_address_family {
	ZCALL_AF_UNSPEC = 0,
	ZCALL_AF_UNIX = 1,
	ZCALL_AF_LOCAL = 1,
	ZCALL_AF_INET = 2,
	ZCALL_AF_IPX = ZCALL_BY_OS(4, 23, 23),
	ZCALL_AF_APPLETALK = ZCALL_BY_OS(5, 16, 16),
	ZCALL_AF_INET6 = ZCALL_BY_OS(10, 28, 30),
	ZCALL_AF_ROUTE = ZCALL_BY_OS(16, 17, 17),
	ZCALL_AF_SNA = ZCALL_BY_OS(22, 11, 11),
	ZCALL_AF_ISDN = ZCALL_BY_OS(34, 26, 28),
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
#ifdef __FreeBSD__
	ZCALL_AF_NETLINK = 38,
	ZCALL_AF_BLUETOOTH = 36,
	ZCALL_AF_LINK = 18,
	ZCALL_AF_ARP = 35,
	ZCALL_AF_HYPERV = 43,
	ZCALL_AF_DIVERT = 44,
#endif
#ifdef __APPLE__
	ZCALL_AF_VSOCK = 40,
	ZCALL_AF_LINK = 18,
	ZCALL_AF_SYSTEM = 32,
	ZCALL_AF_NDRV = 27,
	ZCALL_AF_UTUN = 38,
#endif
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
#ifdef __FreeBSD__
	ZCALL_SOCK_NONBLOCK = 0x20000000,
	ZCALL_SOCK_CLOEXEC = 0x10000000,
	ZCALL_SOCK_CLOFORK = 0x40000000,
#endif
};

enum zcall_shutdown_how {
	ZCALL_SHUT_RD = 0,
	ZCALL_SHUT_WR = 1,
	ZCALL_SHUT_RDWR = 2
};

#ifdef __linux__
struct zcall_sockaddr {
	uint16_t sa_family;
	char sa_data[14];
};

struct zcall_sockaddr_un {
	uint16_t sun_family;
	char sun_path[108];
};

/* Port and address are in network byte order. */
struct zcall_sockaddr_in {
	uint16_t sin_family;
	uint16_t sin_port;
	uint32_t sin_addr;
	uint8_t reserved[8];
};

/* Port and flow information are in network byte order. */
struct zcall_sockaddr_in6 {
	uint16_t sin6_family;
	uint16_t sin6_port;
	uint32_t sin6_flowinfo;
	uint8_t sin6_addr[16];
	uint32_t sin6_scope_id;
};

/* Room for any address, and aligned for it. */
struct zcall_sockaddr_storage {
	uint16_t ss_family;
	uint8_t reserved[6];
	uint64_t rest[15];
};
#endif

#ifndef __linux__
/* The BSDs have a length, which their kernels set, before the family. */
struct zcall_sockaddr {
	uint8_t sa_len;
	uint8_t sa_family;
	char sa_data[14];
};

struct zcall_sockaddr_un {
	uint8_t sun_len;
	uint8_t sun_family;
	char sun_path[104];
};

/* Port and address are in network byte order. */
struct zcall_sockaddr_in {
	uint8_t sin_len;
	uint8_t sin_family;
	uint16_t sin_port;
	uint32_t sin_addr;
	uint8_t reserved[8];
};

/* Port and flow information are in network byte order. */
struct zcall_sockaddr_in6 {
	uint8_t sin6_len;
	uint8_t sin6_family;
	uint16_t sin6_port;
	uint32_t sin6_flowinfo;
	uint8_t sin6_addr[16];
	uint32_t sin6_scope_id;
};

/* Room for any address, and aligned for it. */
struct zcall_sockaddr_storage {
	uint8_t ss_len;
	uint8_t ss_family;
	uint8_t reserved[6];
	uint64_t rest[15];
};
#endif

#endif
