/* SPDX-License-Identifier: MIT */
/* Sending and receiving. See <zcall/socket.h>. */
#ifndef ZCALL_MESSAGE_H
#define ZCALL_MESSAGE_H

#include <zcall/syscall.h>

/*
 * Sends `size` bytes, to `address` unless it is null. Returns the bytes sent.
 * See: sendto(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 2, 3))
long zcall_sendto(int fd, ZCALL_READS(size) const void *buf, size_t size,
		  ZCALL_FLAGS(zcall_message_flag) int flags,
		  ZCALL_OPTIONAL ZCALL_READS(length) ZCALL_HEAD(zcall_sockaddr)
			  const void *address,
		  uint32_t length)
	ZCALL_PRIV_TRAP(sendto, fd, buf, size, flags, address, length);

/*
 * Receives up to `size` bytes. `address`, unless null, receives the sender's
 * address. Returns the bytes received, 0 at the end of a stream.
 * See: recvfrom(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(write_only, 2, 3))
long zcall_recvfrom(int fd, ZCALL_WRITES(size) void *buf, size_t size,
		    ZCALL_FLAGS(zcall_message_flag) int flags,
		    ZCALL_OPTIONAL ZCALL_WRITES(*length)
			    ZCALL_HEAD(zcall_sockaddr) void *address,
		    ZCALL_OPTIONAL ZCALL_INOUT uint32_t *length)
	ZCALL_PRIV_TRAP(recvfrom, fd, buf, size, flags, address, length);

/*
 * Sends a message. Returns the bytes sent.
 * See: sendmsg(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_sendmsg(int fd, ZCALL_POINTEE(zcall_msghdr) const void *message,
		   ZCALL_FLAGS(zcall_message_flag) int flags)
	ZCALL_PRIV_TRAP(sendmsg, fd, message, flags);

/*
 * Receives a message. Returns the bytes received, 0 at the end of a stream.
 * See: recvmsg(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_recvmsg(int fd,
		   ZCALL_INOUT ZCALL_POINTEE(zcall_msghdr) void *message,
		   ZCALL_FLAGS(zcall_message_flag) int flags)
	ZCALL_PRIV_TRAP(recvmsg, fd, message, flags);

/*
 * Sends up to `count` messages and stores the length of each. Returns how many
 * were sent.
 * Since: Linux 3.0
 * See: sendmmsg(2)
 */
ZCALL_API(ZCALL_RETURNS(count) ZCALL_FD_ARG(1))
int zcall_sendmmsg(int fd,
		   ZCALL_UPDATES(count)
			   ZCALL_POINTEE(zcall_mmsghdr) void *messages,
		   unsigned int count,
		   ZCALL_FLAGS(zcall_message_flag) int flags)
	ZCALL_PRIV_TRAP(sendmmsg, fd, messages, count, flags);

/*
 * Receives up to `count` messages. `timeout`, unless null, is checked only when
 * a message arrives, and receives the remaining time. Returns how many messages
 * were received.
 * Since: Linux 2.6.33
 * See: recvmmsg(2)
 */
ZCALL_API(ZCALL_RETURNS(count) ZCALL_FD_ARG(1))
int zcall_recvmmsg(
	int fd,
	ZCALL_UPDATES(count) ZCALL_POINTEE(zcall_mmsghdr) void *messages,
	unsigned int count, ZCALL_FLAGS(zcall_message_flag) int flags,
	ZCALL_OPTIONAL ZCALL_INOUT ZCALL_POINTEE(zcall_timespec) void *timeout)
	ZCALL_PRIV_TRAP(recvmmsg, fd, messages, count, flags, timeout);

#endif
