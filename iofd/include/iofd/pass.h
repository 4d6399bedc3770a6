/* SPDX-License-Identifier: MIT */
/*
 * Passing descriptors to another process, over a unix socket. unix(7).
 *
 * They travel with bytes: send at least one, and receive as they were sent. On
 * a stream, what was sent with one call arrives with its first byte.
 */
#ifndef IOFD_PASS_H
#define IOFD_PASS_H

#include <iofd/fd.h>

enum iofd_pass_limit {
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
 * Receives up to `size` bytes, and into `fds`, `capacity` cells, the
 * descriptors that came with them: close-on-exec, and now owned by the first
 * *count cells. What the cells held is overwritten; the rest is closed. Returns
 * the bytes received; 0 at the end of a stream; -EAGAIN when non-blocking and
 * nothing is there; -ENOTSOCK; -EINTR; -EFAULT.
 *
 * After a failure no descriptor has been kept. These three find out only when
 * the message has left the socket: -EMSGSIZE when `size` was too small for a
 * datagram; -E2BIG when more than `capacity` descriptors came; -EMFILE when
 * some could not be opened here, by the limit of open files. recvmsg(2).
 */
IOFD_EXTERN int64_t iofd_fd_receive(const iofd_fd *socket, void *buf,
				    size_t size, iofd_fd *fds,
				    uint32_t capacity, uint32_t *count);

#endif
