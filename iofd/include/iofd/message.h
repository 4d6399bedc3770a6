/* SPDX-License-Identifier: MIT */
/*
 * Messages over a Unix socket: bytes, and with them descriptors and who sent
 * them. unix(7).
 *
 * Descriptors travel with bytes. On a stream, the descriptors of a call arrive
 * with its first byte; on other sockets a message may also be empty.
 *
 * Descriptors can be lost on the way while the bytes arrive: at the limit of
 * open files, if a security module refuses one, or if more came than there was
 * room for. Then the kernel drops the first one that is in the way, and all
 * after it. It does not report how many were sent. iofd_message_receive fails
 * then; iofd_message_receive_partial returns what came, and what is missing.
 *
 * A receiver closes the descriptors that it has no room for, and a peer chooses
 * them: the close of a socket that lingers, or of a file of a slow server, may
 * sleep as long as the peer likes. So may the close of a socket in which they
 * wait. IOFD_SOCKET_PASS_DESCRIPTORS tells how to refuse them.
 */
#ifndef IOFD_MESSAGE_H
#define IOFD_MESSAGE_H

#include <iofd/socket.h>

enum iofd_message_limits {
	IOFD_MESSAGE_MAX_FDS = 253 /* descriptors of one message */
};

/* Why a message is incomplete. The first three are about its descriptors. */
enum iofd_message_missing {
	IOFD_MESSAGE_MISSING_LIMIT = 1,	  /* the limit of open files */
	IOFD_MESSAGE_MISSING_REFUSED = 2, /* a security module */
	IOFD_MESSAGE_MISSING_ROOM = 4,	  /* more than there were cells */
	IOFD_MESSAGE_MISSING_BYTES = 8	  /* more than the buffer held */
};

typedef struct iofd_message {
	uint64_t size;	    /* bytes that were stored */
	uint64_t full_size; /* bytes of the message before it was cut */
	uint32_t fd_count;  /* cells that were filled */
	ZCALL_FLAGS(iofd_message_missing) uint32_t missing;
	iofd_socket_credentials sender; /* pid 0, uid UINT32_MAX: not told */
	int32_t pidfd_error;		/* why there is no pidfd, or 0 */
	uint32_t reserved[6];		/* written 0 */
} iofd_message;

/*
 * Sends `size` bytes, and with them duplicates of `count` descriptors, which
 * the caller still owns. Returns the number of bytes sent, which on a stream
 * may be less than `size`; the descriptors have all been sent.
 * Errors: EINVAL for size 0 on a stream, or for more descriptors than
 * IOFD_MESSAGE_MAX_FDS; EBADF if one of `raws` is not open; EAGAIN if it is
 * non-blocking and full; EPIPE if there is no reader; ENOTCONN; EMSGSIZE if the
 * message is too large; EPERM if the peer refuses descriptors; ETOOMANYREFS if
 * too many descriptors are in flight; EFAULT; EFAULT before Linux 6.4 for a
 * message larger than all addresses; EINTR; ENOBUFS; ECONNRESET; ECONNREFUSED
 * Signals: EPIPE does not raise SIGPIPE
 * Blocks: when the handle is blocking
 * See: sendmsg(2), unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3)
		    ZCALL_ACCESS(read_only, 4, 5))
int64_t iofd_message_send(const iofd_socket *s,
			  ZCALL_READS(size) const void *buf, size_t size,
			  ZCALL_READS(count) ZCALL_OPTIONAL const int32_t *raws,
			  uint32_t count);

/*
 * Receives up to `size` > 0 bytes into `buf`, and the descriptors that came
 * with them into `fds`, `capacity` cells. The first *count cells own the
 * descriptors, which are close-on-exec; the other cells are closed. The former
 * values of the cells are overwritten. Returns the number of bytes received; 0
 * for an empty message and at the end.
 *
 * After a failure *count is 0, and every descriptor that came has been closed.
 * -EMSGSIZE, -E2BIG, -EMFILE and -EACCES consume the message: `buf` has its
 * bytes, which cannot be received again. *done is always the number of bytes in
 * `buf`.
 * Errors: EINVAL for size 0, or for a stream that is not connected; ENOTCONN
 * for a seqpacket socket that is not connected; EAGAIN if it is non-blocking
 * and there is no message; EINTR; EFAULT; ECONNRESET if the peer has closed it
 * with bytes unread: receive again; EMSGSIZE if a message is larger than
 * `size`; E2BIG if more than `capacity` descriptors came; EMFILE at the limit
 * of open files; EACCES if a security module refused one
 * Blocks: when the handle is blocking
 * See: recvmsg(2), unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1, 6)
		    ZCALL_ACCESS(write_only, 2, 3)
			    ZCALL_ACCESS(write_only, 4, 5) ZCALL_MUST_CHECK)
int64_t iofd_message_receive(const iofd_socket *s, ZCALL_WRITES(size) void *buf,
			     size_t size,
			     ZCALL_GIVES ZCALL_WRITES(capacity)
				     ZCALL_OPTIONAL iofd_fd *fds,
			     uint32_t capacity, ZCALL_OUT uint32_t *count,
			     ZCALL_OUT ZCALL_OPTIONAL uint64_t *done);

/*
 * Receives as iofd_message_receive does, but keeps an incomplete message: the
 * first message->fd_count cells own the descriptors that came, and
 * message->missing says why it is incomplete. LIMIT or REFUSED is found out
 * afterwards, by making a duplicate: another thread that closes or opens
 * descriptors meanwhile can cause the wrong one to be reported.
 *
 * `pidfd` gets the sender's pidfd, non-blocking and close-on-exec, if the
 * socket passes PIDFD; otherwise it is closed. If the kernel could not make
 * one, message->pidfd_error is -EMFILE, or -ESRCH for a process that was
 * reaped, before Linux 6.16, or another errno.
 *
 * Returns 1 for a message, which may be empty, and 0 at the end: no byte or
 * descriptor will come any more. On a seqpacket socket an empty message is
 * taken for the end if the peer has ended and only empty messages follow,
 * unless the socket passes CREDENTIALS. A datagram socket has no end. After a
 * failure and at the end *message describes an empty message.
 * Errors: EINVAL for size 0, or for a stream that is not connected; ENOTCONN
 * for a seqpacket socket that is not connected; EAGAIN if it is non-blocking
 * and there is no message; EINTR; EFAULT; ECONNRESET if the peer has closed it
 * with bytes unread: receive again
 * Blocks: when the handle is blocking
 * See: recvmsg(2), unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(truth) ZCALL_NONNULL(1, 6)
		    ZCALL_ACCESS(write_only, 2, 3)
			    ZCALL_ACCESS(write_only, 4, 5) ZCALL_MUST_CHECK)
int iofd_message_receive_partial(const iofd_socket *s,
				 ZCALL_WRITES(size) void *buf, size_t size,
				 ZCALL_GIVES ZCALL_WRITES(capacity)
					 ZCALL_OPTIONAL iofd_fd *fds,
				 uint32_t capacity,
				 ZCALL_OUT iofd_message *message,
				 ZCALL_GIVES ZCALL_OPTIONAL iofd_pidfd *pidfd);

#endif
