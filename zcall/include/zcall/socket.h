/* SPDX-License-Identifier: MIT */
/*
 * Sockets. Addresses, messages and option values are the system's structs or
 * those of <zcall/abi.h>. Includes <zcall/message.h>, which sends and receives.
 * See <zcall/syscall.h>.
 */
#ifndef ZCALL_SOCKET_H
#define ZCALL_SOCKET_H

#include <zcall/message.h>
#include <zcall/syscall.h>

/*
 * Opens a socket. `kind` is a type, combined with flags if the system has them.
 * See: socket(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_socket(ZCALL_ONE_OF(zcall_address_family) int domain,
		 ZCALL_FLAGS(zcall_socket_type) int kind, int proto)
	ZCALL_PRIV_TRAP(socket, domain, kind, proto);

/*
 * Opens two sockets that are connected to each other.
 * See: socketpair(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_socketpair(ZCALL_ONE_OF(zcall_address_family) int domain,
		     ZCALL_FLAGS(zcall_socket_type) int kind, int proto,
		     ZCALL_GIVES int fds[2])
	ZCALL_PRIV_TRAP(socketpair, domain, kind, proto, fds);

/*
 * Assigns an address to the socket.
 * See: bind(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 2, 3))
int zcall_bind(int fd,
	       ZCALL_READS(length) ZCALL_HEAD(zcall_sockaddr)
		       const void *address,
	       uint32_t length) ZCALL_PRIV_TRAP(bind, fd, address, length);

/*
 * Lets the socket accept connections. Up to `backlog` of them may be pending.
 * See: listen(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_listen(int fd, int backlog) ZCALL_PRIV_TRAP(listen, fd, backlog);

/*
 * Accepts a pending connection. `address` receives the peer's address. *length
 * is the size of the buffer before the call, and the length of the address,
 * which may be larger, after it. Pass null for both or for neither.
 * See: accept(2)
 */
ZCALL_API(ZCALL_RETURNS(fd) ZCALL_FD_ARG(1))
int zcall_accept(int fd,
		 ZCALL_OPTIONAL ZCALL_WRITES(*length)
			 ZCALL_HEAD(zcall_sockaddr) void *address,
		 ZCALL_OPTIONAL ZCALL_INOUT uint32_t *length)
	ZCALL_PRIV_TRAP(accept, fd, address, length);

/*
 * Like zcall_accept, with the flags ZCALL_SOCK_CLOEXEC and ZCALL_SOCK_NONBLOCK.
 * Since: Linux 2.6.28
 * See: accept4(2)
 */
ZCALL_API(ZCALL_RETURNS(fd) ZCALL_FD_ARG(1))
int zcall_accept4(int fd,
		  ZCALL_OPTIONAL ZCALL_WRITES(*length)
			  ZCALL_HEAD(zcall_sockaddr) void *address,
		  ZCALL_OPTIONAL ZCALL_INOUT uint32_t *length,
		  ZCALL_FLAGS(zcall_socket_type) int flags)
	ZCALL_PRIV_TRAP(accept4, fd, address, length, flags);

/*
 * Connects a socket. A non-blocking one may return -EINPROGRESS and connect
 * later.
 * See: connect(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 2, 3))
int zcall_connect(int fd,
		  ZCALL_READS(length) ZCALL_HEAD(zcall_sockaddr)
			  const void *address,
		  uint32_t length)
	ZCALL_PRIV_TRAP(connect, fd, address, length);

/*
 * Shuts down one direction or both, for every process that has the socket.
 * See: shutdown(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_shutdown(int fd, ZCALL_ONE_OF(zcall_shutdown_how) int how)
	ZCALL_PRIV_TRAP(shutdown, fd, how);

/*
 * Reads the socket's own address. *length is as in zcall_accept.
 * See: getsockname(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_getsockname(int fd,
		      ZCALL_WRITES(*length)
			      ZCALL_HEAD(zcall_sockaddr) void *address,
		      ZCALL_INOUT uint32_t *length)
	ZCALL_PRIV_TRAP(getsockname, fd, address, length);

/*
 * Reads the peer's address. *length is as in zcall_accept.
 * See: getpeername(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_getpeername(int fd,
		      ZCALL_WRITES(*length)
			      ZCALL_HEAD(zcall_sockaddr) void *address,
		      ZCALL_INOUT uint32_t *length)
	ZCALL_PRIV_TRAP(getpeername, fd, address, length);

/*
 * Reads an option. *length is the size of `value` before the call, and the
 * bytes used after it. A few options read `value` first.
 * See: getsockopt(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_getsockopt(int fd, int level, int option,
		     ZCALL_UPDATES(*length) void *value,
		     ZCALL_INOUT uint32_t *length)
	ZCALL_PRIV_TRAP(getsockopt, fd, level, option, value, length);

/*
 * Sets an option.
 * See: setsockopt(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 4, 5))
int zcall_setsockopt(int fd, int level, int option,
		     ZCALL_READS(length) const void *value, uint32_t length)
	ZCALL_PRIV_TRAP(setsockopt, fd, level, option, value, length);

#endif
