/* SPDX-License-Identifier: MIT */
/*
 * Shared memory from a process that is not trusted, in one call: what it sent
 * is mapped if it is what was asked for, and otherwise nothing is kept.
 */
#ifndef IOFD_MEMFD_RECEIVE_H
#define IOFD_MEMFD_RECEIVE_H

#include <iofd/memfd_map.h>
#include <iofd/memfd_seal.h>
#include <iofd/socket.h>

/* What the receiver asks for. Fields that it leaves zeroed ask for nothing. */
typedef struct iofd_memfd_terms {
	ZCALL_UNIT(bytes) uint64_t minimum;	/* size; always at least 1 */
	ZCALL_UNIT(bytes) uint64_t maximum;	/* to be mapped; 0: the file */
	ZCALL_FLAGS(iofd_seals) uint32_t seals; /* besides SHRINK */
	ZCALL_FLAGS(iofd_prots) uint32_t prot;
	ZCALL_FLAGS(iofd_map_flags) uint32_t flags; /* besides STEADY */
	uint32_t reserved;			    /* must be 0 */
} iofd_memfd_terms;

/*
 * Receives up to `size` > 0 bytes into `buf`, and with them one descriptor, of
 * a memfd that keeps the terms; and maps all of it, or its first `maximum`
 * bytes. Returns the number of bytes received. The memfd is stored in `m`, or
 * closed if that is null. The former values of `region` and `m` are
 * overwritten.
 *
 * The proofs, in this order: it is a memfd; it has SEAL_SHRINK and the seals,
 * and so cannot become smaller than it is now; it has the size; its descriptor
 * and seals permit `prot`; it has no huge pages, unless the flags have HUGE,
 * see iofd_memfd_map_at(3). Add SEAL_WRITE if its content must not change while
 * it is read, and SEAL_GROW if its size must not: it may grow otherwise, but
 * not the region.
 *
 * After a failure no descriptor and no mapping is left. If a message was
 * received it is consumed: `buf` has its bytes, *done of them.
 * Errors: ENODATA at the end, which an empty message looks like; EBADMSG if
 * bytes came without a descriptor; E2BIG if more than one did; EMEDIUMTYPE if
 * it is not of a memfd, or was opened with O_PATH; EPERM if a seal is missing;
 * ERANGE if the file is smaller; EACCES if the descriptor or a seal does not
 * permit `prot`, or a security module withheld it; EOPNOTSUPP if it has huge
 * pages; ENOMEM if it is too large to be mapped; EFAULT for a null `buf`, or if
 * POPULATE finds too few huge pages; EMFILE at the limit of open files; ENFILE;
 * EINVAL for size 0, for unknown or contradictory terms, or for a stream that
 * is not connected; ENOTCONN for another socket that is not connected; EAGAIN
 * if it is non-blocking and there is no message; EINTR; ECONNRESET; EMSGSIZE if
 * a datagram is larger than `size`; ENOENT if /proc is not mounted; ENOSYS
 * before Linux 4.11
 * Blocks: when the handle is blocking
 * See: recvmsg(2), unix(7), iofd_memfd_open_mapped(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1, 4, 5)
		    ZCALL_ACCESS(write_only, 2, 3) ZCALL_MUST_CHECK)
int64_t iofd_memfd_receive(const iofd_socket *s, ZCALL_WRITES(size) void *buf,
			   size_t size, const iofd_memfd_terms *terms,
			   ZCALL_GIVES iofd_region *region,
			   ZCALL_GIVES ZCALL_OPTIONAL iofd_memfd *m,
			   ZCALL_OUT ZCALL_OPTIONAL uint64_t *done);

#endif
