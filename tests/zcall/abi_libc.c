/* SPDX-License-Identifier: MIT */
/*
 * Compile-time check: the structs of libc have the layout of ours, and the
 * socket constants, which the kernel's headers lack, equal those of libc.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include "abi_same.h"
#ifdef __linux__
#include <sched.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#endif
#include <stddef.h>
#include <zcall/abi.h>

/* musl has an int and padding where the kernel has a size_t. */
#if defined(__linux__) && !defined(__GLIBC__)
#define SAME_PLACE(name, field)                                                \
	_Static_assert(offsetof(struct zcall_##name, field) ==                 \
			       offsetof(struct name, field),                   \
		       #field)
#else
#define SAME_PLACE(name, field) SAME_IN(name, field)
#endif

SAME_STRUCT(iovec);
SAME_IN(iovec, iov_base);
SAME_IN(iovec, iov_len);

SAME_STRUCT(timespec);
SAME_IN(timespec, tv_sec);
SAME_IN(timespec, tv_nsec);

SAME_STRUCT(pollfd);
SAME_IN(pollfd, fd);
SAME_IN(pollfd, events);
SAME_IN(pollfd, revents);

SAME_SIZE(struct zcall_siginfo, siginfo_t);
SAME_AS(struct zcall_siginfo, signo, siginfo_t, si_signo);
SAME_AS(struct zcall_siginfo, error, siginfo_t, si_errno);
SAME_AS(struct zcall_siginfo, code, siginfo_t, si_code);
SAME_AS(struct zcall_siginfo, pid, siginfo_t, si_pid);
SAME_AS(struct zcall_siginfo, uid, siginfo_t, si_uid);
SAME_AS(struct zcall_siginfo, status, siginfo_t, si_status);

SAME_STRUCT(linger);
SAME_IN(linger, l_onoff);
SAME_IN(linger, l_linger);

SAME_STRUCT(sockaddr);
SAME_IN(sockaddr, sa_family);
SAME_IN(sockaddr, sa_data);

SAME_STRUCT(sockaddr_un);
SAME_IN(sockaddr_un, sun_family);
SAME_IN(sockaddr_un, sun_path);

SAME_STRUCT(sockaddr_in);
SAME_IN(sockaddr_in, sin_family);
SAME_IN(sockaddr_in, sin_port);
SAME_IN(sockaddr_in, sin_addr);

SAME_STRUCT(sockaddr_in6);
SAME_IN(sockaddr_in6, sin6_family);
SAME_IN(sockaddr_in6, sin6_port);
SAME_IN(sockaddr_in6, sin6_flowinfo);
SAME_IN(sockaddr_in6, sin6_addr);
SAME_IN(sockaddr_in6, sin6_scope_id);

SAME_STRUCT(sockaddr_storage);
SAME_IN(sockaddr_storage, ss_family);

SAME_STRUCT(msghdr);
SAME_IN(msghdr, msg_name);
SAME_IN(msghdr, msg_namelen);
SAME_IN(msghdr, msg_iov);
SAME_PLACE(msghdr, msg_iovlen);
SAME_IN(msghdr, msg_control);
SAME_PLACE(msghdr, msg_controllen);
SAME_IN(msghdr, msg_flags);

SAME_STRUCT(cmsghdr);
SAME_PLACE(cmsghdr, cmsg_len);
SAME_IN(cmsghdr, cmsg_level);
SAME_IN(cmsghdr, cmsg_type);

#ifdef __linux__
SAME_STRUCT(file_handle);
SAME_IN(file_handle, handle_bytes);
SAME_IN(file_handle, handle_type);
SAME(MAX_HANDLE_SZ);

SAME_STRUCT(epoll_event);
SAME_IN(epoll_event, events);
SAME_IN(epoll_event, data);

SAME_STRUCT(signalfd_siginfo);
SAME_IN(signalfd_siginfo, ssi_signo);
SAME_IN(signalfd_siginfo, ssi_errno);
SAME_IN(signalfd_siginfo, ssi_code);
SAME_IN(signalfd_siginfo, ssi_pid);
SAME_IN(signalfd_siginfo, ssi_uid);
SAME_IN(signalfd_siginfo, ssi_fd);
SAME_IN(signalfd_siginfo, ssi_tid);
SAME_IN(signalfd_siginfo, ssi_band);
SAME_IN(signalfd_siginfo, ssi_overrun);
SAME_IN(signalfd_siginfo, ssi_trapno);
SAME_IN(signalfd_siginfo, ssi_status);
SAME_IN(signalfd_siginfo, ssi_int);
SAME_IN(signalfd_siginfo, ssi_ptr);
SAME_IN(signalfd_siginfo, ssi_utime);
SAME_IN(signalfd_siginfo, ssi_stime);
SAME_IN(signalfd_siginfo, ssi_addr);
SAME_IN(signalfd_siginfo, ssi_addr_lsb);
SAME_IN(signalfd_siginfo, ssi_syscall);
SAME_IN(signalfd_siginfo, ssi_call_addr);
SAME_IN(signalfd_siginfo, ssi_arch);

SAME_STRUCT(ucred);
SAME_IN(ucred, pid);
SAME_IN(ucred, uid);
SAME_IN(ucred, gid);

SAME_STRUCT(mmsghdr);
SAME_IN(mmsghdr, msg_hdr);
SAME_IN(mmsghdr, msg_len);

SAME_STRUCT(inotify_event);
SAME_IN(inotify_event, wd);
SAME_IN(inotify_event, mask);
SAME_IN(inotify_event, cookie);
SAME_IN(inotify_event, len);

SAME_STRUCT(itimerspec);
SAME_IN(itimerspec, it_interval);
SAME_IN(itimerspec, it_value);

#else
SAME_IN(sockaddr, sa_len);
SAME_IN(sockaddr_un, sun_len);
SAME_IN(sockaddr_in, sin_len);
SAME_IN(sockaddr_in6, sin6_len);
SAME_IN(sockaddr_storage, ss_len);
#endif

SAME(O_ASYNC);
SAME(AF_UNSPEC);
SAME(AF_UNIX);
SAME(AF_LOCAL);
SAME(AF_INET);
SAME(AF_IPX);
SAME(AF_APPLETALK);
SAME(AF_INET6);
SAME(AF_ROUTE);
SAME(AF_SNA);
SAME(AF_ISDN);
SAME(SOCK_STREAM);
SAME(SOCK_DGRAM);
SAME(SOCK_RAW);
SAME(SOCK_RDM);
SAME(SOCK_SEQPACKET);
SAME(IPV6_JOIN_GROUP);
SAME(IPV6_LEAVE_GROUP);
SAME(MSG_OOB);
SAME(MSG_PEEK);
SAME(MSG_DONTROUTE);
SAME(MSG_CTRUNC);
SAME(MSG_TRUNC);
SAME(MSG_DONTWAIT);
SAME(MSG_EOR);
SAME(MSG_WAITALL);
SAME(MSG_NOSIGNAL);
SAME(SCM_RIGHTS);
SAME(SHUT_RD);
SAME(SHUT_WR);
SAME(SHUT_RDWR);

#ifdef __linux__
SAME(SPLICE_F_MOVE);
SAME(SPLICE_F_NONBLOCK);
SAME(SPLICE_F_MORE);
SAME(SPLICE_F_GIFT);
SAME(AF_AX25);
SAME(AF_NETROM);
SAME(AF_BRIDGE);
SAME(AF_ATMPVC);
SAME(AF_X25);
SAME(AF_ROSE);
SAME(AF_SECURITY);
SAME(AF_KEY);
SAME(AF_NETLINK);
SAME(AF_PACKET);
SAME(AF_ASH);
SAME(AF_ECONET);
SAME(AF_ATMSVC);
SAME(AF_RDS);
SAME(AF_IRDA);
SAME(AF_PPPOX);
SAME(AF_WANPIPE);
SAME(AF_LLC);
SAME(AF_IB);
SAME(AF_MPLS);
SAME(AF_CAN);
SAME(AF_TIPC);
SAME(AF_BLUETOOTH);
SAME(AF_IUCV);
SAME(AF_RXRPC);
SAME(AF_PHONET);
SAME(AF_IEEE802154);
SAME(AF_CAIF);
SAME(AF_ALG);
SAME(AF_NFC);
SAME(AF_VSOCK);
SAME(AF_KCM);
SAME(AF_QIPCRTR);
SAME(AF_SMC);
SAME(AF_XDP);
SAME(SOCK_DCCP);
SAME(SOCK_PACKET);
SAME(SOCK_NONBLOCK);
SAME(SOCK_CLOEXEC);
SAME(SOL_IP);
SAME(SOL_TCP);
SAME(SOL_UDP);
SAME(SOL_IPV6);
SAME(SOL_ICMPV6);
/* Only libsctp's header defines SOL_SCTP; a level is its protocol number. */
#ifndef SOL_SCTP
#define SOL_SCTP IPPROTO_SCTP
#endif
SAME(SOL_SCTP);
SAME(SOL_RAW);
SAME(SOL_DECNET);
SAME(SOL_X25);
SAME(SOL_PACKET);
SAME(SOL_ATM);
SAME(SOL_AAL);
SAME(SOL_IRDA);
SAME(SOL_NETBEUI);
SAME(SOL_LLC);
SAME(SOL_DCCP);
SAME(SOL_NETLINK);
SAME(SOL_TIPC);
SAME(SOL_RXRPC);
SAME(SOL_PPPOL2TP);
SAME(SOL_BLUETOOTH);
SAME(SOL_PNPIPE);
SAME(SOL_RDS);
SAME(SOL_IUCV);
SAME(SOL_CAIF);
SAME(SOL_ALG);
SAME(SOL_NFC);
SAME(SOL_KCM);
SAME(SOL_TLS);
SAME(SOL_XDP);
SAME(MSG_PROXY);
SAME(MSG_FIN);
SAME(MSG_SYN);
SAME(MSG_CONFIRM);
SAME(MSG_RST);
SAME(MSG_ERRQUEUE);
SAME(MSG_MORE);
SAME(MSG_WAITFORONE);
SAME(MSG_BATCH);
SAME(MSG_ZEROCOPY);
SAME(MSG_FASTOPEN);
SAME(MSG_CMSG_CLOEXEC);
SAME(SCM_CREDENTIALS);
#ifdef AF_MCTP
SAME(AF_MCTP);
#endif
#ifdef SOL_MPTCP
SAME(SOL_MPTCP);
#endif
#ifdef SOL_MCTP
SAME(SOL_MCTP);
#endif
#ifdef SOL_SMC
SAME(SOL_SMC);
#endif
#ifdef SOL_VSOCK
SAME(SOL_VSOCK);
#endif
#ifdef MSG_SOCK_DEVMEM
SAME(MSG_SOCK_DEVMEM);
#endif
#ifdef SCM_SECURITY
SAME(SCM_SECURITY);
#endif
#ifdef SCM_PIDFD
SAME(SCM_PIDFD);
#endif
#endif

#ifdef __FreeBSD__
SAME(AF_NETLINK);
SAME(AF_BLUETOOTH);
SAME(SOCK_NONBLOCK);
SAME(SOCK_CLOEXEC);
SAME(MSG_CMSG_CLOEXEC);
#endif

#ifdef __APPLE__
SAME(AF_VSOCK);
#endif
