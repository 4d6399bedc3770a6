/* SPDX-License-Identifier: MIT */
/* FreeBSD on x86-64. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_FREEBSD_AMD64_H
#define ZCALL_TARGET_FREEBSD_AMD64_H

#include <zcall/target/bsd.h>

#define ZCALL_PRIV_COLUMN(amd64, generic, ppc64le, s390x, freebsd, ...) freebsd

/* event.h */
#define ZCALL_PRIV_OWN_CLOCK_MONOTONIC		ZCALL_PRIV_IS(4)
#define ZCALL_PRIV_OWN_CLOCK_PROCESS_CPUTIME_ID ZCALL_PRIV_IS(15)
#define ZCALL_PRIV_OWN_CLOCK_THREAD_CPUTIME_ID	ZCALL_PRIV_IS(14)
#define ZCALL_PRIV_OWN_EFD_NONBLOCK		ZCALL_PRIV_IS(4)
#define ZCALL_PRIV_OWN_EFD_CLOEXEC		ZCALL_PRIV_IS(0x100000)
#define ZCALL_PRIV_OWN_TFD_NONBLOCK		ZCALL_PRIV_IS(4)
#define ZCALL_PRIV_OWN_TFD_CLOEXEC		ZCALL_PRIV_IS(0x100000)
#define ZCALL_PRIV_OWN_IN_CLOEXEC		ZCALL_PRIV_IS(0x100000)
#define ZCALL_PRIV_OWN_IN_NONBLOCK		ZCALL_PRIV_IS(4)

/* file.h */
#define ZCALL_PRIV_OWN_AT_SYMLINK_NOFOLLOW ZCALL_PRIV_IS(0x200)
#define ZCALL_PRIV_OWN_AT_REMOVEDIR	   ZCALL_PRIV_IS(0x800)
#define ZCALL_PRIV_OWN_AT_EACCESS	   ZCALL_PRIV_IS(0x100)
#define ZCALL_PRIV_OWN_O_NOCTTY		   ZCALL_PRIV_IS(0x8000)
#define ZCALL_PRIV_OWN_O_DSYNC		   ZCALL_PRIV_IS(0x1000000)
#define ZCALL_PRIV_OWN_O_DIRECTORY	   ZCALL_PRIV_IS(0x20000)
#define ZCALL_PRIV_OWN_O_CLOEXEC	   ZCALL_PRIV_IS(0x100000)

/* io.h */
#define ZCALL_PRIV_OWN_F_GETLK	       ZCALL_PRIV_IS(11)
#define ZCALL_PRIV_OWN_F_SETLK	       ZCALL_PRIV_IS(12)
#define ZCALL_PRIV_OWN_F_SETLKW	       ZCALL_PRIV_IS(13)
#define ZCALL_PRIV_OWN_F_DUPFD_CLOEXEC ZCALL_PRIV_IS(17)

/* ip.h */
#define ZCALL_PRIV_OWN_TCP_KEEPINTVL	 ZCALL_PRIV_IS(512)
#define ZCALL_PRIV_OWN_TCP_KEEPCNT	 ZCALL_PRIV_IS(0x400)
#define ZCALL_PRIV_OWN_TCP_FASTOPEN	 ZCALL_PRIV_IS(0x401)
#define ZCALL_PRIV_OWN_IPV6_RECVPKTINFO	 ZCALL_PRIV_IS(36)
#define ZCALL_PRIV_OWN_IPV6_RTHDRDSTOPTS ZCALL_PRIV_IS(35)
#define ZCALL_PRIV_OWN_IPV6_RECVTCLASS	 ZCALL_PRIV_IS(57)
#define ZCALL_PRIV_OWN_IPV6_TCLASS	 ZCALL_PRIV_IS(61)

/* memory.h */
#define ZCALL_PRIV_OWN_MS_SYNC ZCALL_PRIV_IS(0)

/* message.h */
#define ZCALL_PRIV_OWN_MSG_NOSIGNAL ZCALL_PRIV_IS(0x20000)

/* process.h */
#define ZCALL_PRIV_OWN_WEXITED	  ZCALL_PRIV_IS(0x10)
#define ZCALL_PRIV_OWN_WCONTINUED ZCALL_PRIV_IS(4)
#define ZCALL_PRIV_OWN_WNOWAIT	  ZCALL_PRIV_IS(8)
#define ZCALL_PRIV_OWN_P_ALL	  ZCALL_PRIV_IS(7)
#define ZCALL_PRIV_OWN_P_PID	  ZCALL_PRIV_IS(0)

/* signal.h */
#define ZCALL_PRIV_OWN_SIGSET_WORDS ZCALL_PRIV_IS(4)
#define ZCALL_PRIV_SIGINFO_REST	    40 /* bytes at the end of siginfo_t */

/* socket.h */
#define ZCALL_PRIV_OWN_AF_INET6 ZCALL_PRIV_IS(28)
#define ZCALL_PRIV_OWN_AF_ISDN	ZCALL_PRIV_IS(26)

/* socket_option.h */
#define ZCALL_PRIV_OWN_SO_MAX_PACING_RATE ZCALL_PRIV_IS(0x1018)

/* errno.def */
#define ZCALL_PRIV_OWN_ENOMSG	       ZCALL_PRIV_IS(83)
#define ZCALL_PRIV_OWN_EIDRM	       ZCALL_PRIV_IS(82)
#define ZCALL_PRIV_OWN_ENOSTR	       ZCALL_PRIV_IS(0)
#define ZCALL_PRIV_OWN_ENODATA	       ZCALL_PRIV_IS(0)
#define ZCALL_PRIV_OWN_ETIME	       ZCALL_PRIV_IS(0)
#define ZCALL_PRIV_OWN_ENOSR	       ZCALL_PRIV_IS(0)
#define ZCALL_PRIV_OWN_ENOLINK	       ZCALL_PRIV_IS(91)
#define ZCALL_PRIV_OWN_EPROTO	       ZCALL_PRIV_IS(92)
#define ZCALL_PRIV_OWN_EMULTIHOP       ZCALL_PRIV_IS(90)
#define ZCALL_PRIV_OWN_EBADMSG	       ZCALL_PRIV_IS(89)
#define ZCALL_PRIV_OWN_EILSEQ	       ZCALL_PRIV_IS(86)
#define ZCALL_PRIV_OWN_EOPNOTSUPP      ZCALL_PRIV_IS(45)
#define ZCALL_PRIV_OWN_ECANCELED       ZCALL_PRIV_IS(85)
#define ZCALL_PRIV_OWN_EOWNERDEAD      ZCALL_PRIV_IS(96)
#define ZCALL_PRIV_OWN_ENOTRECOVERABLE ZCALL_PRIV_IS(95)
#define ZCALL_PRIV_OWN_ENOATTR	       ZCALL_PRIV_IS(87)
#define ZCALL_PRIV_OWN_EDOOFUS	       ZCALL_PRIV_IS(88)
#define ZCALL_PRIV_OWN_ENOTCAPABLE     ZCALL_PRIV_IS(93)
#define ZCALL_PRIV_OWN_ECAPMODE	       ZCALL_PRIV_IS(94)
#define ZCALL_PRIV_OWN_EINTEGRITY      ZCALL_PRIV_IS(97)

/* What FreeBSD adds to the enums. */
#define ZCALL_PRIV_MORE_zcall_poll_event                                       \
	ZCALL_PRIV_IS(ZCALL_POLLRDHUP = 0x4000, ZCALL_POLLINIGNEOF = 0x2000)

#define ZCALL_PRIV_MORE_zcall_clock                                            \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_CLOCK_REALTIME_COARSE = 10,                              \
		ZCALL_CLOCK_MONOTONIC_COARSE = 12, ZCALL_CLOCK_BOOTTIME = 4,   \
		ZCALL_CLOCK_TAI = 16, ZCALL_CLOCK_VIRTUAL = 1,                 \
		ZCALL_CLOCK_PROF = 2, ZCALL_CLOCK_UPTIME = 5,                  \
		ZCALL_CLOCK_UPTIME_PRECISE = 7, ZCALL_CLOCK_UPTIME_FAST = 8,   \
		ZCALL_CLOCK_REALTIME_PRECISE = 9,                              \
		ZCALL_CLOCK_REALTIME_FAST = 10,                                \
		ZCALL_CLOCK_MONOTONIC_PRECISE = 11,                            \
		ZCALL_CLOCK_MONOTONIC_FAST = 12, ZCALL_CLOCK_SECOND = 13)

#define ZCALL_PRIV_MORE_zcall_at                                               \
	ZCALL_PRIV_IS(ZCALL_AT_EMPTY_PATH = 0x4000,                            \
		      ZCALL_AT_RESOLVE_BENEATH = 0x2000)

#define ZCALL_PRIV_MORE_zcall_open                                             \
	ZCALL_PRIV_IS(ZCALL_O_DIRECT = 0x10000, ZCALL_O_PATH = 0x400000,       \
		      ZCALL_O_SHLOCK = 0x10, ZCALL_O_EXLOCK = 0x20,            \
		      ZCALL_O_EXEC = 0x40000, ZCALL_O_SEARCH = 0x40000,        \
		      ZCALL_O_TTY_INIT = 0x80000, ZCALL_O_VERIFY = 0x200000,   \
		      ZCALL_O_RESOLVE_BENEATH = 0x800000,                      \
		      ZCALL_O_EMPTY_PATH = 0x2000000,                          \
		      ZCALL_O_NAMEDATTR = 0x4000000,                           \
		      ZCALL_O_CLOFORK = 0x8000000)

#define ZCALL_PRIV_MORE_zcall_fcntl_command                                    \
	ZCALL_PRIV_IS(ZCALL_F_ADD_SEALS = 19, ZCALL_F_GET_SEALS = 20,          \
		      ZCALL_F_DUP2FD = 10, ZCALL_F_DUP2FD_CLOEXEC = 18,        \
		      ZCALL_F_READAHEAD = 15, ZCALL_F_RDAHEAD = 16,            \
		      ZCALL_F_KINFO = 22, ZCALL_F_ISUNIONSTACK = 21,           \
		      ZCALL_F_DUPFD_CLOFORK = 23, ZCALL_F_DUP3FD = 24)

#define ZCALL_PRIV_MORE_zcall_fd_flag ZCALL_PRIV_IS(ZCALL_FD_CLOFORK = 4)

#define ZCALL_PRIV_MORE_zcall_ip_protocol                                      \
	ZCALL_PRIV_IS(ZCALL_IPPROTO_DCCP = 33, ZCALL_IPPROTO_UDPLITE = 136,    \
		      ZCALL_IPPROTO_MPLS = 137, ZCALL_IPPROTO_MH = 135,        \
		      ZCALL_IPPROTO_DIVERT = 258, ZCALL_IPPROTO_CARP = 112,    \
		      ZCALL_IPPROTO_PFSYNC = 240)

#define ZCALL_PRIV_MORE_zcall_tcp_option                                       \
	ZCALL_PRIV_IS(ZCALL_TCP_KEEPIDLE = 256, ZCALL_TCP_INFO = 32,           \
		      ZCALL_TCP_CONGESTION = 64, ZCALL_TCP_MD5SIG = 16,        \
		      ZCALL_TCP_NOPUSH = 4, ZCALL_TCP_NOOPT = 8,               \
		      ZCALL_TCP_KEEPINIT = 128, ZCALL_TCP_DELACK = 72,         \
		      ZCALL_TCP_MAXUNACKTIME = 68,                             \
		      ZCALL_TCP_FUNCTION_BLK = 0x2000,                         \
		      ZCALL_TCP_REMOTE_UDP_ENCAPS_PORT = 71)

#define ZCALL_PRIV_MORE_zcall_ipv6_option                                      \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_IPV6_ORIGDSTADDR = 72, ZCALL_IPV6_RECVORIGDSTADDR = 72,  \
		ZCALL_IPV6_PORTRANGE = 14, ZCALL_IPV6_USE_MIN_MTU = 42,        \
		ZCALL_IPV6_PREFER_TEMPADDR = 63, ZCALL_IPV6_BINDANY = 64)

#define ZCALL_PRIV_MORE_zcall_map                                              \
	ZCALL_PRIV_IS(ZCALL_MAP_STACK = 0x400, ZCALL_MAP_32BIT = 0x80000,      \
		      ZCALL_MAP_HASSEMAPHORE = 0x200,                          \
		      ZCALL_MAP_NOSYNC = 0x800, ZCALL_MAP_GUARD = 0x2000,      \
		      ZCALL_MAP_EXCL = 0x4000, ZCALL_MAP_NOCORE = 0x20000,     \
		      ZCALL_MAP_PREFAULT_READ = 0x40000,                       \
		      ZCALL_MAP_ALIGNMENT_SHIFT = 24,                          \
		      ZCALL_MAP_ALIGNED_SUPER = 0x1000000)

#define ZCALL_PRIV_MORE_zcall_advice                                           \
	ZCALL_PRIV_IS(ZCALL_MADV_NOSYNC = 6, ZCALL_MADV_AUTOSYNC = 7,          \
		      ZCALL_MADV_NOCORE = 8, ZCALL_MADV_CORE = 9,              \
		      ZCALL_MADV_PROTECT = 10)

#define ZCALL_PRIV_MORE_zcall_message_flag                                     \
	ZCALL_PRIV_IS(ZCALL_MSG_CMSG_CLOEXEC = 0x40000, ZCALL_MSG_EOF = 0x100, \
		      ZCALL_MSG_CMSG_CLOFORK = 0x400000)

#define ZCALL_PRIV_MORE_zcall_control_message                                  \
	ZCALL_PRIV_IS(ZCALL_SCM_CREDS = 3, ZCALL_SCM_BINTIME = 4,              \
		      ZCALL_SCM_REALTIME = 5, ZCALL_SCM_MONOTONIC = 6,         \
		      ZCALL_SCM_TIME_INFO = 7, ZCALL_SCM_CREDS2 = 8)

#define ZCALL_PRIV_MORE_zcall_wait ZCALL_PRIV_IS(ZCALL_WTRAPPED = 0x20)

#define ZCALL_PRIV_MORE_zcall_wait_type                                        \
	ZCALL_PRIV_IS(ZCALL_P_PPID = 1, ZCALL_P_SID = 3, ZCALL_P_UID = 5,      \
		      ZCALL_P_GID = 6, ZCALL_P_JAILID = 12)

#define ZCALL_PRIV_MORE_zcall_signal                                           \
	ZCALL_PRIV_IS(ZCALL_SIGEMT = 7, ZCALL_SIGINFO = 29, ZCALL_SIGTHR = 32, \
		      ZCALL_SIGLIBRT = 33)

#define ZCALL_PRIV_MORE_zcall_signal_code                                      \
	ZCALL_PRIV_IS(ZCALL_SI_KERNEL = 0x10006, ZCALL_SI_LWP = 0x10007)

#define ZCALL_PRIV_MORE_zcall_address_family                                   \
	ZCALL_PRIV_IS(ZCALL_AF_NETLINK = 38, ZCALL_AF_BLUETOOTH = 36,          \
		      ZCALL_AF_LINK = 18, ZCALL_AF_ARP = 35,                   \
		      ZCALL_AF_HYPERV = 43, ZCALL_AF_DIVERT = 44)

#define ZCALL_PRIV_MORE_zcall_socket_type                                      \
	ZCALL_PRIV_IS(ZCALL_SOCK_NONBLOCK = 0x20000000,                        \
		      ZCALL_SOCK_CLOEXEC = 0x10000000,                         \
		      ZCALL_SOCK_CLOFORK = 0x40000000)

#define ZCALL_PRIV_MORE_zcall_socket_option                                    \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_SO_PROTOCOL = 0x1016, ZCALL_SO_DOMAIN = 0x1019,          \
		ZCALL_SO_USELOOPBACK = 64, ZCALL_SO_NOSIGPIPE = 0x800,         \
		ZCALL_SO_REUSEPORT_LB = 0x10000,                               \
		ZCALL_SO_ACCEPTFILTER = 0x1000, ZCALL_SO_BINTIME = 0x2000,     \
		ZCALL_SO_LISTENQLIMIT = 0x1011, ZCALL_SO_LISTENQLEN = 0x1012,  \
		ZCALL_SO_LISTENINCQLEN = 0x1013, ZCALL_SO_SETFIB = 0x1014,     \
		ZCALL_SO_USER_COOKIE = 0x1015, ZCALL_SO_TS_CLOCK = 0x1017,     \
		ZCALL_SO_RERROR = 0x20000, ZCALL_SO_SPLICE = 0x1023)

#define ZCALL_PRIV_MORE_zcall_procdesc_flag                                    \
	ZCALL_PRIV_IS(ZCALL_PD_DAEMON = 1, ZCALL_PD_CLOEXEC = 2)

#define ZCALL_PRIV_MORE_zcall_shm_flag                                         \
	ZCALL_PRIV_IS(ZCALL_SHM_ALLOW_SEALING = 1,                             \
		      ZCALL_SHM_GROW_ON_WRITE = 2, ZCALL_SHM_LARGEPAGE = 4)

#define ZCALL_PRIV_MORE_zcall_close_range_flag                                 \
	ZCALL_PRIV_IS(ZCALL_CLOSE_RANGE_CLOFORK = 8)

#define ZCALL_PRIV_MORE_zcall_udp_option ZCALL_PRIV_IS(ZCALL_UDP_ENCAP = 1)

#endif
