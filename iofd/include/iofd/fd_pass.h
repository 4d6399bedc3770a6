/* SPDX-License-Identifier: MIT */
/*
 * Passing descriptors to another process, over a Unix socket. unix(7).
 *
 * Descriptors travel with bytes: send at least one. On a stream, the
 * descriptors of a call arrive with its first byte.
 */
#ifndef IOFD_FD_PASS_H
#define IOFD_FD_PASS_H

#include <iofd/fd.h>

enum iofd_pass_limits {
	IOFD_PASS_MAX = 253 /* descriptors in one message */
};

/*
 * Sends `size` > 0 bytes, and with them duplicates of `count` descriptors,
 * which the caller still owns. Returns the number of bytes sent, which on a
 * stream may be less than `size`; the descriptors have all been sent.
 * Errors: EINVAL for size 0, for more than IOFD_PASS_MAX, or if the socket is
 * not a Unix socket; ENOTSOCK; EBADF if one of `raws` is not open; EAGAIN if it
 * is non-blocking and full; EPIPE if there is no reader; ENOTCONN; EMSGSIZE if
 * the message is too large; ETOOMANYREFS if too many descriptors are in flight;
 * EFAULT; EFAULT before Linux 6.4 for a message larger than all addresses;
 * EINTR; ENOBUFS; ECONNRESET; ECONNREFUSED
 * Signals: EPIPE does not raise SIGPIPE
 * Blocks: when the handle is blocking
 * See: sendmsg(2), unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3)
		    ZCALL_ACCESS(read_only, 4, 5))
int64_t iofd_fd_send(const iofd_fd *socket, ZCALL_READS(size) const void *buf,
		     size_t size,
		     ZCALL_READS(count) ZCALL_OPTIONAL const int32_t *raws,
		     uint32_t count);

/*
 * Receives up to `size` > 0 bytes into `buf`, and the descriptors that came
 * with them into `fds`, `capacity` cells. The first *count cells own the
 * descriptors, which are close-on-exec; the other cells are closed. The former
 * values of the cells are overwritten. Returns the number of bytes received; 0
 * at the end of a stream.
 *
 * After a failure *count is 0, and every descriptor that came has been closed.
 * -EMSGSIZE, -E2BIG, -EMFILE and -EACCES consume the message: `buf` has its
 * bytes, which cannot be received again. *done is always the number of bytes in
 * `buf`.
 * Errors: EINVAL for size 0, or for a stream that is not connected; ENOTCONN
 * for another socket that is not connected; ENOTSOCK; EAGAIN if it is
 * non-blocking and there is no message; EINTR; EFAULT; ECONNRESET; EMSGSIZE if
 * a datagram is larger than `size`; E2BIG if more than `capacity` descriptors
 * came; EMFILE at the limit of open files; EACCES if a security module withheld
 * one
 * Blocks: when the handle is blocking
 * See: recvmsg(2), unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1, 6)
		    ZCALL_ACCESS(write_only, 2, 3)
			    ZCALL_ACCESS(write_only, 4, 5) ZCALL_MUST_CHECK)
int64_t iofd_fd_receive(const iofd_fd *socket, ZCALL_WRITES(size) void *buf,
			size_t size,
			ZCALL_GIVES ZCALL_WRITES(capacity)
				ZCALL_OPTIONAL iofd_fd *fds,
			uint32_t capacity, ZCALL_OUT uint32_t *count,
			ZCALL_OUT ZCALL_OPTIONAL uint64_t *done);

#endif
