/* SPDX-License-Identifier: MIT */
/*
 * Sockets. Addresses, messages and option values are the system's structs or
 * those of <zcall/abi.h>; lengths are in bytes. See <zcall/syscall.h>.
 */
#ifndef ZCALL_SOCKET_H
#define ZCALL_SOCKET_H

#include <zcall/syscall.h>

/* Opens a socket. Returns a descriptor. socket(2). */
ZCALL_API int zcall_socket(int domain, int type, int protocol)
	ZCALL_TRAP(socket, domain, type, protocol);

/* Opens two sockets that are connected to each other. socketpair(2). */
ZCALL_API int zcall_socketpair(int domain, int type, int protocol, int fds[2])
	ZCALL_TRAP(socketpair, domain, type, protocol, fds);

/* Gives the socket an address. bind(2). */
ZCALL_API int zcall_bind(int fd, const void *address, uint32_t length)
	ZCALL_TRAP(bind, fd, address, length);

/* Lets the socket be connected to, up to `backlog` waiting. listen(2). */
ZCALL_API int zcall_listen(int fd, int backlog) ZCALL_TRAP(listen, fd, backlog);

/*
 * Takes a waiting connection. Returns its descriptor, and the peer's address
 * with its length, unless both are null. accept(2).
 */
ZCALL_API int zcall_accept(int fd, void *address, uint32_t *length)
	ZCALL_TRAP(accept, fd, address, length);

/* The same with ZCALL_SOCK_CLOEXEC and ZCALL_SOCK_NONBLOCK. Linux 2.6.28. */
ZCALL_API int zcall_accept4(int fd, void *address, uint32_t *length, int flags)
	ZCALL_TRAP(accept4, fd, address, length, flags);

/* Connects, or begins to: -EINPROGRESS when non-blocking. connect(2). */
ZCALL_API int zcall_connect(int fd, const void *address, uint32_t length)
	ZCALL_TRAP(connect, fd, address, length);

/* Ends a direction, ZCALL_SHUT_*, for all who have the socket. shutdown(2). */
ZCALL_API int zcall_shutdown(int fd, int how) ZCALL_TRAP(shutdown, fd, how);

/* Tells the socket's own address. getsockname(2). */
ZCALL_API int zcall_getsockname(int fd, void *address, uint32_t *length)
	ZCALL_TRAP(getsockname, fd, address, length);

/* Tells the peer's address. getpeername(2). */
ZCALL_API int zcall_getpeername(int fd, void *address, uint32_t *length)
	ZCALL_TRAP(getpeername, fd, address, length);

/* Reads an option; *length is the room, then what was used. getsockopt(2). */
ZCALL_API int zcall_getsockopt(int fd, int level, int option, void *value,
			       uint32_t *length)
	ZCALL_TRAP(getsockopt, fd, level, option, value, length);

/* Sets an option. setsockopt(2). */
ZCALL_API int zcall_setsockopt(int fd, int level, int option, const void *value,
			       uint32_t length)
	ZCALL_TRAP(setsockopt, fd, level, option, value, length);

/* Sends, to `address` unless null. Returns the bytes sent. sendto(2). */
ZCALL_API long zcall_sendto(int fd, const void *buf, size_t size, int flags,
			    const void *address, uint32_t length)
	ZCALL_TRAP(sendto, fd, buf, size, flags, address, length);

/*
 * Receives up to `size` bytes, and the sender's address unless null. Returns
 * how many, 0 at the end of a stream. recvfrom(2).
 */
ZCALL_API long zcall_recvfrom(int fd, void *buf, size_t size, int flags,
			      void *address, uint32_t *length)
	ZCALL_TRAP(recvfrom, fd, buf, size, flags, address, length);

/* Sends a struct msghdr. Returns the bytes sent. sendmsg(2). */
ZCALL_API long zcall_sendmsg(int fd, const void *message, int flags)
	ZCALL_TRAP(sendmsg, fd, message, flags);

/* Receives into a struct msghdr. Returns the bytes received. recvmsg(2). */
ZCALL_API long zcall_recvmsg(int fd, void *message, int flags)
	ZCALL_TRAP(recvmsg, fd, message, flags);

/* Sends `count` struct mmsghdr. Returns how many. sendmmsg(2), Linux 3.0. */
ZCALL_API int zcall_sendmmsg(int fd, void *messages, unsigned count, int flags)
	ZCALL_TRAP(sendmmsg, fd, messages, count, flags);

/*
 * Receives up to `count` struct mmsghdr, until `timeout`, a struct timespec or
 * null, is over as one arrives. Returns how many. recvmmsg(2), Linux 2.6.33.
 */
ZCALL_API int zcall_recvmmsg(int fd, void *messages, unsigned count, int flags,
			     void *timeout)
	ZCALL_TRAP(recvmmsg, fd, messages, count, flags, timeout);

#endif
