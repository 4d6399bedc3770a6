/* SPDX-License-Identifier: MIT */
/*
 * Seals: what nobody can do to a memfd any more. They make of shared memory
 * something that a receiver can trust.
 */
#ifndef IOFD_MEMFD_SEAL_H
#define IOFD_MEMFD_SEAL_H

#include <iofd/memfd.h>
#include <iofd/region.h>

enum iofd_seals {
	IOFD_SEAL_SEAL = 0x01, /* no more seals */
	IOFD_SEAL_SHRINK = 0x02,
	IOFD_SEAL_GROW = 0x04,
	IOFD_SEAL_WRITE = 0x08,
	IOFD_SEAL_FUTURE_WRITE = 0x10, /* writable maps stay. Linux 5.1 */
	IOFD_SEAL_EXEC = 0x20	       /* fixes the mode bits. Linux 6.3 */
};

/*
 * Adds `seals`, for good.
 * Errors: EPERM when sealing is not allowed, or no more, and when it is not
 * open for writing; EBUSY for SEAL_WRITE while a writable shared mapping
 * exists; EINVAL for an unknown seal, and for what cannot have any
 * See: fcntl(2), F_ADD_SEALS(2const)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_seal(const iofd_memfd *m,
		    ZCALL_FLAGS(iofd_seals) uint32_t seals);

/*
 * Returns the seals. The kernel adds SEAL_EXEC of its own accord: ask for what
 * you need with iofd_memfd_verify, not for equality.
 * Errors: EINVAL for a file that cannot have any
 * See: fcntl(2), F_GET_SEALS(2const)
 */
IOFD_API(ZCALL_RETURNS(set(iofd_seals)) ZCALL_NONNULL(1))
int iofd_memfd_seals(const iofd_memfd *m);

/*
 * Makes the file what a receiver can trust: of this size and content for good.
 * Unmaps `own`, the caller's own mapping, since while a writable shared mapping
 * lives nothing can be sealed; then adds SEAL, SHRINK, GROW and WRITE. What was
 * unmapped stays so.
 * Errors: EBUSY when there is another such mapping; EPERM when sealing is not
 *     allowed; EINVAL for what cannot have seals
 * See: fcntl(2), F_ADD_SEALS(2const)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_memfd_seal_for_sharing(const iofd_memfd *m,
				ZCALL_INOUT ZCALL_OPTIONAL iofd_region *own);

/*
 * Checks what another process has sent before it is mapped: that all of `seals`
 * are set and that it has `minimum` bytes or more. Ask for IOFD_SEAL_SHRINK, or
 * the sender can take the bytes away again. That it is a memfd,
 * iofd_memfd_adopt proves.
 * Errors: EPERM when a seal is missing; ERANGE when it is smaller; EINVAL for
 * what cannot have seals
 * See: fcntl(2), fstat(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_memfd_verify(const iofd_memfd *m,
		      ZCALL_FLAGS(iofd_seals) uint32_t seals,
		      ZCALL_UNIT(bytes) int64_t minimum);

#ifdef IOFD_INLINE
#include <iofd/inline/memfd_seal.h>
#endif

#endif
