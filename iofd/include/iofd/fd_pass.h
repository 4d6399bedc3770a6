/* SPDX-License-Identifier: MIT */
/*
 * Passing descriptors to another process, over a unix socket. unix(7).
 *
 * They travel with bytes: send at least one, and receive as they were sent. On
 * a stream, what was sent with one call arrives with its first byte.
 */
#ifndef IOFD_FD_PASS_H
#define IOFD_FD_PASS_H

#include <iofd/fd.h>

enum iofd_pass_limits {
	IOFD_PASS_MAX = 253 /* descriptors in one message */
};

/*
 * Sends `size` > 0 bytes, and with them duplicates of `count` descriptors that
 * stay the caller's. Returns the bytes sent, which on a stream may be fewer:
 * all descriptors went with them.
 * Errors: EINVAL for size 0, for more than IOFD_PASS_MAX, or for a socket that
 * is not a unix socket; ENOTSOCK; EBADF when one of `raws` is not open; EAGAIN
 * when non-blocking and full; EPIPE when nobody is there to read; ENOTCONN;
 * EMSGSIZE for a message that is too large; ETOOMANYREFS when too many are
 * under way; EFAULT; EINTR; ENOBUFS; ECONNRESET; ECONNREFUSED
 * Signals: EPIPE comes without SIGPIPE
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
 * with them into `fds`, `capacity` cells. The first *count cells own them, and
 * they are close-on-exec; the other cells are closed. What the cells held is
 * overwritten. Only what a unix socket passes as SCM_RIGHTS becomes a
 * descriptor. Returns the bytes received; 0 at the end of a stream.
 *
 * After a failure *count is 0, and every descriptor that came is closed again.
 * With -EMSGSIZE, -E2BIG, -EMFILE and -EACCES the message has already left the
 * socket: `buf` holds its bytes, and on a stream they cannot be received again.
 * *done always says how many bytes came.
 * Errors: EINVAL for size 0, and for a stream that is not connected; ENOTCONN
 * for another socket that is not; ENOTSOCK; EAGAIN when non-blocking and
 * nothing is there; EINTR; EFAULT; ECONNRESET; EMSGSIZE when `size` was too
 * small for a datagram; E2BIG when more than `capacity` descriptors came;
 * EMFILE at the limit of open files; EACCES when a security module withheld one
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
