/* SPDX-License-Identifier: MIT */
/*
 * A Unix socket, and who is at its other end. unix(7). <iofd/message.h> sends
 * and receives bytes and descriptors, <iofd/fd_io.h> reads and writes bytes.
 * <iofd/fd.h> has close and the rules of all handles.
 *
 * Every iofd_socket was opened or checked as a Unix socket: other sockets would
 * silently drop the descriptors of a message.
 */
#ifndef IOFD_SOCKET_H
#define IOFD_SOCKET_H

#include <iofd/fd_io.h>
#include <iofd/pidfd.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
typedef struct iofd_socket {
	iofd_fd fd;
} iofd_socket;

/* The values of socketpair(2). */
enum iofd_socket_types {
	IOFD_SOCKET_STREAM = 1,	  /* bytes, which have no boundaries */
	IOFD_SOCKET_DATAGRAM = 2, /* messages; their end is not reported */
	IOFD_SOCKET_SEQPACKET = 5 /* messages, and the end */
};

/* What a socket lets through besides bytes. */
enum iofd_socket_passes {
	/* Without it a message with descriptors is refused at its sender. */
	IOFD_SOCKET_PASS_DESCRIPTORS = 1,

	/*
	 * Each message tells its sender: the real IDs, or others that the
	 * sender has, or any if it has the capabilities.
	 */
	IOFD_SOCKET_PASS_CREDENTIALS = 2,

	/* Each message has a pidfd of its sender. Linux 6.5 */
	IOFD_SOCKET_PASS_PIDFD = 4
};

/*
 * IDs in the caller's namespaces. `pid` is 0 if the process is not in this PID
 * namespace, and may by now be another process. UINT32_MAX is no user or group.
 */
typedef struct iofd_socket_credentials {
	int32_t pid;
	uint32_t uid;
	uint32_t gid;
} iofd_socket_credentials;

/*
 * Opens two sockets of a type that are connected to each other. They are
 * non-blocking without IOFD_BLOCKING, and always close-on-exec. The former
 * values of `a` and `b` are overwritten.
 * Errors: EINVAL for an unknown type or flag; EMFILE; ENFILE; ENOMEM
 * Since: Linux 2.6.27
 * See: socketpair(2), unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_socket_open_pair(ZCALL_GIVES iofd_socket *a,
			  ZCALL_GIVES iofd_socket *b,
			  ZCALL_ONE_OF(iofd_socket_types) uint32_t kind,
			  ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a Unix
 * socket. The former value of `s` is overwritten. After a failure the caller
 * still owns `raw`. Needs no /proc.
 * Errors: EBADF if it is not open, or was opened with O_PATH; EINVAL if it is
 * of another kind
 * Since: Linux 2.6.32
 * See: getsockopt(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_socket_adopt(ZCALL_GIVES iofd_socket *s, ZCALL_TAKES int64_t raw);

/*
 * Lets the socket pass what is in `passed`, and nothing else. A new socket
 * passes DESCRIPTORS. This changes all duplicates, also in other processes.
 * Sockets that are accepted from `s` later are the same.
 *
 * Messages that wait in the socket keep their descriptors, and those sent
 * before CREDENTIALS or PIDFD was passed may not tell their sender.
 * Errors: EINVAL for an unknown bit; EOPNOTSUPP without DESCRIPTORS before
 * Linux 6.16, and for PIDFD before Linux 6.5: then nothing has changed
 * See: unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_socket_set_passed(const iofd_socket *s,
			   ZCALL_FLAGS(iofd_socket_passes) uint32_t passed);

/*
 * Returns what the socket passes.
 * See: unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(set(iofd_socket_passes)) ZCALL_NONNULL(1))
int iofd_socket_passed(const iofd_socket *s);

/*
 * Stores the ID of the process that connected, listened, or opened the pair,
 * and its effective user and group at that time. Another process may hold the
 * socket now.
 * Errors: ENODATA if it was not connected; EFAULT for null
 * See: unix(7)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_socket_peer_credentials(const iofd_socket *s,
				 ZCALL_OUT iofd_socket_credentials *peer);

/*
 * Opens a handle of the process of iofd_socket_peer_credentials, which cannot
 * be confused with a later process of the same ID. It is non-blocking and
 * close-on-exec. The former value of `peer` is overwritten.
 * Errors: ENODATA if it was not connected; ESRCH before Linux 6.16 if the
 * process was reaped; EOPNOTSUPP before Linux 6.5; EMFILE; ENFILE; ENOMEM
 * Since: Linux 6.5
 * See: unix(7), pidfd_open(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_socket_peer_pidfd(const iofd_socket *s, ZCALL_GIVES iofd_pidfd *peer);

#endif
