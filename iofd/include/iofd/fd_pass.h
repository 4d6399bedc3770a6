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
 * all descriptors went with them. -EINVAL for size 0, for more than
 * IOFD_PASS_MAX, or for what is no unix socket; -EBADF when one is not open;
 * -EAGAIN when non-blocking and full; -EPIPE, without a signal, when nobody is
 * there to read; -ENOTCONN; -EMSGSIZE for a message that is too large;
 * -ETOOMANYREFS when too many are under way; -ENOTSOCK; -EINTR. sendmsg(2).
 */
IOFD_EXTERN int64_t iofd_fd_send(const iofd_fd *socket, const void *buf,
				 size_t size, const int32_t *raws,
				 uint32_t count);

/*
 * Receives up to `size` > 0 bytes into `buf`, and the descriptors that came
 * with them into `fds`, `capacity` cells. The first *count cells own them, and
 * they are close-on-exec; the other cells are closed. What the cells held is
 * overwritten. Only what a unix socket passes as SCM_RIGHTS becomes a
 * descriptor. Returns the bytes received; 0 at the end of a stream; -EAGAIN
 * when non-blocking and nothing is there; -EINVAL for size 0; -ENOTSOCK;
 * -EINTR; -EFAULT.
 *
 * After a failure *count is 0, and every descriptor that came is closed again.
 * Four errors come when the message has already left the socket: -EMSGSIZE,
 * `size` was too small for a datagram; -E2BIG, more than `capacity` descriptors
 * came; -EMFILE, the limit of open files was reached; -EACCES, a security
 * module withheld one. Then `buf` holds the bytes, and *done says how many: on
 * a stream they cannot be received again. *done, unless null, always says how
 * many bytes came. recvmsg(2).
 */
IOFD_EXTERN int64_t iofd_fd_receive(const iofd_fd *socket, void *buf,
				    size_t size, iofd_fd *fds,
				    uint32_t capacity, uint32_t *count,
				    uint64_t *done);

#endif
