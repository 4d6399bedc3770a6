/* SPDX-License-Identifier: MIT */
/* Sockets: families, types, options and addresses. See <zcall/abi.h>. */
#ifndef ZCALL_ABI_SOCKET_H
#define ZCALL_ABI_SOCKET_H

#include <stdint.h>
#include <zcall/number.h>

struct zcall_linger {
	int32_t l_onoff;
	int32_t l_linger;
};

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
	ZCALL_AF_ISDN = ZCALL_BY_OS(34, 26, 28)
};

enum zcall_socket_type {
	ZCALL_SOCK_STREAM = 1,
	ZCALL_SOCK_DGRAM = 2,
	ZCALL_SOCK_RAW = 3,
	ZCALL_SOCK_RDM = 4,
	ZCALL_SOCK_SEQPACKET = 5
};

enum zcall_socket_level {
	ZCALL_SOL_SOCKET = ZCALL_BY_OS(1, 0xffff, 0xffff)
};

enum zcall_socket_option {
	ZCALL_SO_DEBUG = 1,
	ZCALL_SO_REUSEADDR = ZCALL_BY_OS(2, 4, 4),
	ZCALL_SO_TYPE = ZCALL_BY_OS(3, 0x1008, 0x1008),
	ZCALL_SO_ERROR = ZCALL_BY_OS(4, 0x1007, 0x1007),
	ZCALL_SO_DONTROUTE = ZCALL_BY_OS(5, 16, 16),
	ZCALL_SO_BROADCAST = ZCALL_BY_OS(6, 32, 32),
	ZCALL_SO_SNDBUF = ZCALL_BY_OS(7, 0x1001, 0x1001),
	ZCALL_SO_RCVBUF = ZCALL_BY_OS(8, 0x1002, 0x1002),
	ZCALL_SO_KEEPALIVE = ZCALL_BY_OS(9, 8, 8),
	ZCALL_SO_OOBINLINE = ZCALL_BY_OS(10, 256, 256),
	ZCALL_SO_LINGER = ZCALL_BY_OS(13, 128, 128),
	ZCALL_SO_REUSEPORT = ZCALL_BY_OS(15, 512, 512),
	ZCALL_SO_RCVLOWAT = ZCALL_BY_OS(18, 0x1004, 0x1004),
	ZCALL_SO_SNDLOWAT = ZCALL_BY_OS(19, 0x1003, 0x1003),
	ZCALL_SO_RCVTIMEO = ZCALL_BY_OS(20, 0x1006, 0x1006),
	ZCALL_SO_SNDTIMEO = ZCALL_BY_OS(21, 0x1005, 0x1005),
	ZCALL_SO_TIMESTAMP = ZCALL_BY_OS(29, 0x400, 0x400),
	ZCALL_SO_ACCEPTCONN = ZCALL_BY_OS(30, 2, 2),
	ZCALL_SO_MAX_PACING_RATE = ZCALL_BY_OS(47, 0x1018, 0x1136)
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

/* Of SO_PEERCRED and SCM_CREDENTIALS. */
struct zcall_ucred {
	int32_t pid;
	uint32_t uid;
	uint32_t gid;
};

enum zcall_address_family_linux {
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
	ZCALL_AF_MCTP = 45
};

enum zcall_socket_type_linux {
	ZCALL_SOCK_DCCP = 6,
	ZCALL_SOCK_PACKET = 10,
	ZCALL_SOCK_NONBLOCK = 0x800,
	ZCALL_SOCK_CLOEXEC = 0x80000
};

enum zcall_socket_level_linux {
	ZCALL_SOL_IP = 0,
	ZCALL_SOL_TCP = 6,
	ZCALL_SOL_UDP = 17,
	ZCALL_SOL_IPV6 = 41,
	ZCALL_SOL_ICMPV6 = 58,
	ZCALL_SOL_SCTP = 132,
	ZCALL_SOL_RAW = 255,
	ZCALL_SOL_DECNET = 261,
	ZCALL_SOL_X25 = 262,
	ZCALL_SOL_PACKET = 263,
	ZCALL_SOL_ATM = 264,
	ZCALL_SOL_AAL = 265,
	ZCALL_SOL_IRDA = 266,
	ZCALL_SOL_NETBEUI = 267,
	ZCALL_SOL_LLC = 268,
	ZCALL_SOL_DCCP = 269,
	ZCALL_SOL_NETLINK = 270,
	ZCALL_SOL_TIPC = 271,
	ZCALL_SOL_RXRPC = 272,
	ZCALL_SOL_PPPOL2TP = 273,
	ZCALL_SOL_BLUETOOTH = 274,
	ZCALL_SOL_PNPIPE = 275,
	ZCALL_SOL_RDS = 276,
	ZCALL_SOL_IUCV = 277,
	ZCALL_SOL_CAIF = 278,
	ZCALL_SOL_ALG = 279,
	ZCALL_SOL_NFC = 280,
	ZCALL_SOL_KCM = 281,
	ZCALL_SOL_TLS = 282,
	ZCALL_SOL_XDP = 283,
	ZCALL_SOL_MPTCP = 284,
	ZCALL_SOL_MCTP = 285,
	ZCALL_SOL_SMC = 286,
	ZCALL_SOL_VSOCK = 287
};

enum zcall_socket_option_linux {
	ZCALL_SO_NO_CHECK = 11,
	ZCALL_SO_PRIORITY = 12,
	ZCALL_SO_BSDCOMPAT = 14,
	ZCALL_SO_PASSCRED = 16,
	ZCALL_SO_PEERCRED = 17,
	ZCALL_SO_BINDTODEVICE = 25,
	ZCALL_SO_ATTACH_FILTER = 26,
	ZCALL_SO_DETACH_BPF = 27,
	ZCALL_SO_DETACH_FILTER = 27,
	ZCALL_SO_PEERSEC = 31,
	ZCALL_SO_SNDBUFFORCE = 32,
	ZCALL_SO_RCVBUFFORCE = 33,
	ZCALL_SO_PASSSEC = 34,
	ZCALL_SO_TIMESTAMPNS = 35,
	ZCALL_SO_MARK = 36,
	ZCALL_SO_TIMESTAMPING = 37,
	ZCALL_SO_PROTOCOL = 38,
	ZCALL_SO_DOMAIN = 39,
	ZCALL_SO_RXQ_OVFL = 40,
	ZCALL_SO_WIFI_STATUS = 41,
	ZCALL_SO_PEEK_OFF = 42,
	ZCALL_SO_NOFCS = 43,
	ZCALL_SO_LOCK_FILTER = 44,
	ZCALL_SO_SELECT_ERR_QUEUE = 45,
	ZCALL_SO_BUSY_POLL = 46,
	ZCALL_SO_BPF_EXTENSIONS = 48,
	ZCALL_SO_INCOMING_CPU = 49,
	ZCALL_SO_ATTACH_BPF = 50,
	ZCALL_SO_ATTACH_REUSEPORT_CBPF = 51,
	ZCALL_SO_ATTACH_REUSEPORT_EBPF = 52,
	ZCALL_SO_CNX_ADVICE = 53,
	ZCALL_SO_MEMINFO = 55,
	ZCALL_SO_INCOMING_NAPI_ID = 56,
	ZCALL_SO_COOKIE = 57,
	ZCALL_SO_PEERGROUPS = 59,
	ZCALL_SO_ZEROCOPY = 60,
	ZCALL_SO_TXTIME = 61,
	ZCALL_SO_BINDTOIFINDEX = 62,
	ZCALL_SO_DETACH_REUSEPORT_BPF = 68,
	ZCALL_SO_PREFER_BUSY_POLL = 69,
	ZCALL_SO_BUSY_POLL_BUDGET = 70,
	ZCALL_SO_NETNS_COOKIE = 71,
	ZCALL_SO_BUF_LOCK = 72,
	ZCALL_SO_RESERVE_MEM = 73,
	ZCALL_SO_TXREHASH = 74,
	ZCALL_SO_RCVMARK = 75,
	ZCALL_SO_PASSPIDFD = 76,
	ZCALL_SO_PEERPIDFD = 77,
	ZCALL_SO_DEVMEM_LINEAR = 78,
	ZCALL_SO_DEVMEM_DMABUF = 79,
	ZCALL_SO_DEVMEM_DONTNEED = 80,
	ZCALL_SO_RCVPRIORITY = 82,
	ZCALL_SO_PASSRIGHTS = 83,
	ZCALL_SO_INQ = 84
};
#endif

#ifdef __FreeBSD__
enum zcall_address_family_freebsd {
	ZCALL_AF_NETLINK = 38,
	ZCALL_AF_BLUETOOTH = 36,
	ZCALL_AF_LINK = 18,
	ZCALL_AF_ARP = 35,
	ZCALL_AF_HYPERV = 43,
	ZCALL_AF_DIVERT = 44
};

enum zcall_socket_type_freebsd {
	ZCALL_SOCK_NONBLOCK = 0x20000000,
	ZCALL_SOCK_CLOEXEC = 0x10000000,
	ZCALL_SOCK_CLOFORK = 0x40000000
};

enum zcall_socket_option_freebsd {
	ZCALL_SO_PROTOCOL = 0x1016,
	ZCALL_SO_DOMAIN = 0x1019,
	ZCALL_SO_USELOOPBACK = 64,
	ZCALL_SO_NOSIGPIPE = 0x800,
	ZCALL_SO_REUSEPORT_LB = 0x10000,
	ZCALL_SO_ACCEPTFILTER = 0x1000,
	ZCALL_SO_BINTIME = 0x2000,
	ZCALL_SO_LISTENQLIMIT = 0x1011,
	ZCALL_SO_LISTENQLEN = 0x1012,
	ZCALL_SO_LISTENINCQLEN = 0x1013,
	ZCALL_SO_SETFIB = 0x1014,
	ZCALL_SO_USER_COOKIE = 0x1015,
	ZCALL_SO_TS_CLOCK = 0x1017,
	ZCALL_SO_RERROR = 0x20000,
	ZCALL_SO_SPLICE = 0x1023
};
#endif

#ifdef __APPLE__
enum zcall_address_family_darwin {
	ZCALL_AF_VSOCK = 40,
	ZCALL_AF_LINK = 18,
	ZCALL_AF_SYSTEM = 32,
	ZCALL_AF_NDRV = 27,
	ZCALL_AF_UTUN = 38
};

enum zcall_socket_option_darwin {
	ZCALL_SO_BINDTODEVICE = 0x1134,
	ZCALL_SO_USELOOPBACK = 64,
	ZCALL_SO_NOSIGPIPE = 0x1022,
	ZCALL_SO_NREAD = 0x1020,
	ZCALL_SO_NWRITE = 0x1024,
	ZCALL_SO_NKE = 0x1021,
	ZCALL_SO_DONTTRUNC = 0x2000,
	ZCALL_SO_WANTMORE = 0x4000,
	ZCALL_SO_REUSESHAREUID = 0x1025,
	ZCALL_SO_LINGER_SEC = 0x1080,
	ZCALL_SO_RANDOMPORT = 0x1082,
	ZCALL_SO_NP_EXTENSIONS = 0x1083,
	ZCALL_SO_NUMRCVPKT = 0x1112
};
#endif

/* The BSDs have a length, which their kernels set, before the family. */
#ifndef __linux__
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
