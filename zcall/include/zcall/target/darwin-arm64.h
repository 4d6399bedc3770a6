/* SPDX-License-Identifier: MIT */
/* Darwin on 64-bit ARM. See <zcall/target.h>. */
#ifndef ZCALL_TARGET_DARWIN_ARM64_H
#define ZCALL_TARGET_DARWIN_ARM64_H

#include <zcall/target/bsd.h>

#define ZCALL_PRIV_COLUMN(amd64, generic, ppc64le, s390x, freebsd, darwin,     \
			  ...)                                                 \
	darwin

#define ZCALL_PRIV_NO_EVENTFD /* nor timerfd, nor inotify */
#define ZCALL_PRIV_NO_SEALS
#define ZCALL_PRIV_NO_CLOSE_RANGE

/* event.h */
#define ZCALL_PRIV_OWN_CLOCK_MONOTONIC		ZCALL_PRIV_IS(6)
#define ZCALL_PRIV_OWN_CLOCK_PROCESS_CPUTIME_ID ZCALL_PRIV_IS(12)
#define ZCALL_PRIV_OWN_CLOCK_THREAD_CPUTIME_ID	ZCALL_PRIV_IS(16)

/* file.h */
#define ZCALL_PRIV_OWN_AT_FDCWD		   ZCALL_PRIV_IS(-2)
#define ZCALL_PRIV_OWN_AT_SYMLINK_NOFOLLOW ZCALL_PRIV_IS(0x20)
#define ZCALL_PRIV_OWN_AT_SYMLINK_FOLLOW   ZCALL_PRIV_IS(0x40)
#define ZCALL_PRIV_OWN_AT_REMOVEDIR	   ZCALL_PRIV_IS(0x80)
#define ZCALL_PRIV_OWN_AT_EACCESS	   ZCALL_PRIV_IS(0x10)
#define ZCALL_PRIV_OWN_O_NOCTTY		   ZCALL_PRIV_IS(0x20000)
#define ZCALL_PRIV_OWN_O_DSYNC		   ZCALL_PRIV_IS(0x400000)
#define ZCALL_PRIV_OWN_O_DIRECTORY	   ZCALL_PRIV_IS(0x100000)
#define ZCALL_PRIV_OWN_O_CLOEXEC	   ZCALL_PRIV_IS(0x1000000)
#define ZCALL_PRIV_OWN_O_DIRECT		   ZCALL_PRIV_IS(0x10000)
#define ZCALL_PRIV_OWN_O_LARGEFILE	   ZCALL_PRIV_IS(0x20000)
#define ZCALL_PRIV_OWN_O_TMPFILE	   ZCALL_PRIV_IS(0x404000)

/* io.h */
#define ZCALL_PRIV_OWN_SEEK_DATA       ZCALL_PRIV_IS(4)
#define ZCALL_PRIV_OWN_SEEK_HOLE       ZCALL_PRIV_IS(3)
#define ZCALL_PRIV_OWN_F_GETLK	       ZCALL_PRIV_IS(7)
#define ZCALL_PRIV_OWN_F_SETLK	       ZCALL_PRIV_IS(8)
#define ZCALL_PRIV_OWN_F_SETLKW	       ZCALL_PRIV_IS(9)
#define ZCALL_PRIV_OWN_F_DUPFD_CLOEXEC ZCALL_PRIV_IS(67)

/* ip.h */
#define ZCALL_PRIV_OWN_TCP_KEEPINTVL	 ZCALL_PRIV_IS(257)
#define ZCALL_PRIV_OWN_TCP_KEEPCNT	 ZCALL_PRIV_IS(258)
#define ZCALL_PRIV_OWN_TCP_FASTOPEN	 ZCALL_PRIV_IS(261)
#define ZCALL_PRIV_OWN_IPV6_RECVPKTINFO	 ZCALL_PRIV_IS(61)
#define ZCALL_PRIV_OWN_IPV6_RTHDRDSTOPTS ZCALL_PRIV_IS(57)
#define ZCALL_PRIV_OWN_IPV6_RECVTCLASS	 ZCALL_PRIV_IS(35)
#define ZCALL_PRIV_OWN_IPV6_TCLASS	 ZCALL_PRIV_IS(36)

/* memory.h */
#define ZCALL_PRIV_OWN_MS_SYNC ZCALL_PRIV_IS(0x10)

/* message.h */
#define ZCALL_PRIV_OWN_MSG_NOSIGNAL ZCALL_PRIV_IS(0x80000)

/* process.h */
#define ZCALL_PRIV_OWN_WSTOPPED	  ZCALL_PRIV_IS(8)
#define ZCALL_PRIV_OWN_WCONTINUED ZCALL_PRIV_IS(0x10)
#define ZCALL_PRIV_OWN_WNOWAIT	  ZCALL_PRIV_IS(0x20)

/* signal.h */
#define ZCALL_PRIV_OWN_SIGSET_WORDS ZCALL_PRIV_IS(1)
#define ZCALL_PRIV_SIGINFO_REST	    64 /* bytes at the end of siginfo_t */

/* socket.h */
#define ZCALL_PRIV_OWN_AF_INET6 ZCALL_PRIV_IS(30)
#define ZCALL_PRIV_OWN_AF_ISDN	ZCALL_PRIV_IS(28)

/* socket_option.h */
#define ZCALL_PRIV_OWN_SO_MAX_PACING_RATE ZCALL_PRIV_IS(0x1136)

/* errno.def */
#define ZCALL_PRIV_OWN_ENOMSG	       ZCALL_PRIV_IS(91)
#define ZCALL_PRIV_OWN_EIDRM	       ZCALL_PRIV_IS(90)
#define ZCALL_PRIV_OWN_ENOSTR	       ZCALL_PRIV_IS(99)
#define ZCALL_PRIV_OWN_ENODATA	       ZCALL_PRIV_IS(96)
#define ZCALL_PRIV_OWN_ETIME	       ZCALL_PRIV_IS(101)
#define ZCALL_PRIV_OWN_ENOSR	       ZCALL_PRIV_IS(98)
#define ZCALL_PRIV_OWN_ENOLINK	       ZCALL_PRIV_IS(97)
#define ZCALL_PRIV_OWN_EPROTO	       ZCALL_PRIV_IS(100)
#define ZCALL_PRIV_OWN_EMULTIHOP       ZCALL_PRIV_IS(95)
#define ZCALL_PRIV_OWN_EBADMSG	       ZCALL_PRIV_IS(94)
#define ZCALL_PRIV_OWN_EILSEQ	       ZCALL_PRIV_IS(92)
#define ZCALL_PRIV_OWN_EOPNOTSUPP      ZCALL_PRIV_IS(102)
#define ZCALL_PRIV_OWN_ECANCELED       ZCALL_PRIV_IS(89)
#define ZCALL_PRIV_OWN_EOWNERDEAD      ZCALL_PRIV_IS(105)
#define ZCALL_PRIV_OWN_ENOTRECOVERABLE ZCALL_PRIV_IS(104)
#define ZCALL_PRIV_OWN_ENOATTR	       ZCALL_PRIV_IS(93)
#define ZCALL_PRIV_OWN_ENOTCAPABLE     ZCALL_PRIV_IS(107)
#define ZCALL_PRIV_OWN_EPWROFF	       ZCALL_PRIV_IS(82)
#define ZCALL_PRIV_OWN_EDEVERR	       ZCALL_PRIV_IS(83)
#define ZCALL_PRIV_OWN_EBADEXEC	       ZCALL_PRIV_IS(85)
#define ZCALL_PRIV_OWN_EBADARCH	       ZCALL_PRIV_IS(86)
#define ZCALL_PRIV_OWN_ESHLIBVERS      ZCALL_PRIV_IS(87)
#define ZCALL_PRIV_OWN_EBADMACHO       ZCALL_PRIV_IS(88)
#define ZCALL_PRIV_OWN_ENOPOLICY       ZCALL_PRIV_IS(103)
#define ZCALL_PRIV_OWN_EQFULL	       ZCALL_PRIV_IS(106)

/* What Darwin adds to the enums. */
#define ZCALL_PRIV_MORE_zcall_clock                                            \
	ZCALL_PRIV_IS(ZCALL_CLOCK_MONOTONIC_RAW = 4,                           \
		      ZCALL_CLOCK_MONOTONIC_RAW_APPROX = 5,                    \
		      ZCALL_CLOCK_UPTIME_RAW = 8,                              \
		      ZCALL_CLOCK_UPTIME_RAW_APPROX = 9)

#define ZCALL_PRIV_MORE_zcall_at                                               \
	ZCALL_PRIV_IS(ZCALL_AT_RESOLVE_BENEATH = 0x2000,                       \
		      ZCALL_AT_REALDEV = 0x200, ZCALL_AT_FDONLY = 0x400,       \
		      ZCALL_AT_SYMLINK_NOFOLLOW_ANY = 0x800)

#define ZCALL_PRIV_MORE_zcall_open                                             \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_O_SHLOCK = 0x10, ZCALL_O_EXLOCK = 0x20,                  \
		ZCALL_O_EXEC = 0x40000000, ZCALL_O_SEARCH = 0x40100000,        \
		ZCALL_O_RESOLVE_BENEATH = 0x1000, ZCALL_O_CLOFORK = 0x8000000, \
		ZCALL_O_EVTONLY = 0x8000, ZCALL_O_SYMLINK = 0x200000,          \
		ZCALL_O_NOFOLLOW_ANY = 0x20000000, ZCALL_O_UNIQUE = 0x2000)

#define ZCALL_PRIV_MORE_zcall_fcntl_command                                    \
	ZCALL_PRIV_IS(ZCALL_F_OFD_GETLK = 92, ZCALL_F_OFD_SETLK = 90,          \
		      ZCALL_F_OFD_SETLKW = 91, ZCALL_F_SETLEASE = 106,         \
		      ZCALL_F_GETLEASE = 107, ZCALL_F_RDAHEAD = 45,            \
		      ZCALL_F_DUPFD_CLOFORK = 115, ZCALL_F_RDADVISE = 44,      \
		      ZCALL_F_NOCACHE = 48, ZCALL_F_LOG2PHYS = 49,             \
		      ZCALL_F_GETPATH = 50, ZCALL_F_FULLFSYNC = 51,            \
		      ZCALL_F_BARRIERFSYNC = 85, ZCALL_F_PREALLOCATE = 42,     \
		      ZCALL_F_PUNCHHOLE = 99, ZCALL_F_SETNOSIGPIPE = 73,       \
		      ZCALL_F_GETNOSIGPIPE = 74)

#define ZCALL_PRIV_MORE_zcall_fd_flag ZCALL_PRIV_IS(ZCALL_FD_CLOFORK = 2)

#define ZCALL_PRIV_MORE_zcall_ip_protocol                                      \
	ZCALL_PRIV_IS(ZCALL_IPPROTO_DIVERT = 254)

#define ZCALL_PRIV_MORE_zcall_tcp_option                                       \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_TCP_NOTSENT_LOWAT = 513, ZCALL_TCP_NOPUSH = 4,           \
		ZCALL_TCP_NOOPT = 8, ZCALL_TCP_KEEPALIVE = 16,                 \
		ZCALL_TCP_CONNECTIONTIMEOUT = 32,                              \
		ZCALL_TCP_RXT_CONNDROPTIME = 128, ZCALL_TCP_RXT_FINDROP = 256, \
		ZCALL_TCP_SENDMOREACKS = 259, ZCALL_TCP_ENABLE_ECN = 260,      \
		ZCALL_TCP_CONNECTION_INFO = 262)

#define ZCALL_PRIV_MORE_zcall_ipv6_option                                      \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_IPV6_2292PKTINFO = 19, ZCALL_IPV6_2292HOPOPTS = 22,      \
		ZCALL_IPV6_2292DSTOPTS = 23, ZCALL_IPV6_2292RTHDR = 24,        \
		ZCALL_IPV6_2292PKTOPTIONS = 25, ZCALL_IPV6_2292HOPLIMIT = 20,  \
		ZCALL_IPV6_PORTRANGE = 14, ZCALL_IPV6_USE_MIN_MTU = 42,        \
		ZCALL_IPV6_PREFER_TEMPADDR = 63, ZCALL_IPV6_BOUND_IF = 125)

#define ZCALL_PRIV_MORE_zcall_map                                              \
	ZCALL_PRIV_IS(ZCALL_MAP_NORESERVE = 0x40, ZCALL_MAP_32BIT = 0x8000,    \
		      ZCALL_MAP_HASSEMAPHORE = 0x200, ZCALL_MAP_RENAME = 0x20, \
		      ZCALL_MAP_NOEXTEND = 0x100, ZCALL_MAP_NOCACHE = 0x400,   \
		      ZCALL_MAP_JIT = 0x800,                                   \
		      ZCALL_MAP_RESILIENT_CODESIGN = 0x2000,                   \
		      ZCALL_MAP_RESILIENT_MEDIA = 0x4000,                      \
		      ZCALL_MAP_TRANSLATED_ALLOW_EXECUTE = 0x20000,            \
		      ZCALL_MAP_UNIX03 = 0x40000, ZCALL_MAP_TPRO = 0x80000)

#define ZCALL_PRIV_MORE_zcall_advice                                           \
	ZCALL_PRIV_IS(ZCALL_MADV_PAGEOUT = 10,                                 \
		      ZCALL_MADV_ZERO_WIRED_PAGES = 6,                         \
		      ZCALL_MADV_FREE_REUSABLE = 7, ZCALL_MADV_FREE_REUSE = 8, \
		      ZCALL_MADV_CAN_REUSE = 9, ZCALL_MADV_ZERO = 11)

#define ZCALL_PRIV_MORE_zcall_message_flag                                     \
	ZCALL_PRIV_IS(ZCALL_MSG_EOF = 0x100, ZCALL_MSG_FLUSH = 0x400,          \
		      ZCALL_MSG_HOLD = 0x800, ZCALL_MSG_SEND = 0x1000,         \
		      ZCALL_MSG_HAVEMORE = 0x2000, ZCALL_MSG_RCVMORE = 0x4000, \
		      ZCALL_MSG_NEEDSA = 0x10000)

#define ZCALL_PRIV_MORE_zcall_control_message                                  \
	ZCALL_PRIV_IS(ZCALL_SCM_CREDS = 3, ZCALL_SCM_TIMESTAMP_MONOTONIC = 4)

#define ZCALL_PRIV_MORE_zcall_signal                                           \
	ZCALL_PRIV_IS(ZCALL_SIGEMT = 7, ZCALL_SIGINFO = 29)

#define ZCALL_PRIV_MORE_zcall_address_family                                   \
	ZCALL_PRIV_IS(ZCALL_AF_VSOCK = 40, ZCALL_AF_LINK = 18,                 \
		      ZCALL_AF_SYSTEM = 32, ZCALL_AF_NDRV = 27,                \
		      ZCALL_AF_UTUN = 38)

#define ZCALL_PRIV_MORE_zcall_socket_option                                    \
	ZCALL_PRIV_IS(                                                         \
		ZCALL_SO_BINDTODEVICE = 0x1134, ZCALL_SO_USELOOPBACK = 64,     \
		ZCALL_SO_NOSIGPIPE = 0x1022, ZCALL_SO_NREAD = 0x1020,          \
		ZCALL_SO_NWRITE = 0x1024, ZCALL_SO_NKE = 0x1021,               \
		ZCALL_SO_DONTTRUNC = 0x2000, ZCALL_SO_WANTMORE = 0x4000,       \
		ZCALL_SO_REUSESHAREUID = 0x1025, ZCALL_SO_LINGER_SEC = 0x1080, \
		ZCALL_SO_RANDOMPORT = 0x1082, ZCALL_SO_NP_EXTENSIONS = 0x1083, \
		ZCALL_SO_NUMRCVPKT = 0x1112)

#define ZCALL_PRIV_MORE_zcall_udp_option ZCALL_PRIV_IS(ZCALL_UDP_NOCKSUM = 1)

#endif
