/* SPDX-License-Identifier: MIT */
/*
 * Seals forbid operations on a memfd for good, so that a receiver can trust
 * shared memory.
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
	/* Fixes the mode bits, but not of a file of huge pages. Linux 6.3 */
	IOFD_SEAL_EXEC = 0x20
};

/*
 * Adds `seals`. They cannot be removed.
 * Errors: EPERM if sealing is not allowed, or no longer, or if it is not open
 * for writing; EBUSY for SEAL_WRITE while a shared mapping exists that is
 * writable, or could be made so, or while the kernel holds one of its pages
 * (then try again); EINVAL for an unknown seal, or if it cannot have seals
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_seal(const iofd_memfd *m,
		    ZCALL_FLAGS(iofd_seals) uint32_t seals);

/*
 * Returns the seals. Check them with iofd_memfd_verify, not for equality: the
 * kernel may add SEAL_EXEC.
 * Errors: EINVAL if it cannot have seals
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(set(iofd_seals)) ZCALL_NONNULL(1))
int iofd_memfd_seals(const iofd_memfd *m);

/*
 * Fixes the size and content of the file. Unmaps `own`, the mapping of the
 * caller, since a writable shared mapping prevents WRITE; then adds SEAL,
 * SHRINK, GROW and WRITE. After a failure `own` may be unmapped.
 * Errors: EBUSY when there is another such mapping; EPERM when sealing is not
 * allowed; EINVAL if it cannot have seals
 * See: fcntl(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_memfd_seal_for_sharing(const iofd_memfd *m,
				ZCALL_INOUT ZCALL_OPTIONAL iofd_region *own);

/*
 * Checks a memfd from another process before it is mapped: that it has all of
 * `seals`, and at least `minimum` bytes. Include IOFD_SEAL_SHRINK, or the
 * sender can truncate the file later. iofd_memfd_adopt checks that it is a
 * memfd.
 * Errors: EPERM if a seal is missing; ERANGE if it is smaller; EINVAL for an
 * unknown seal, or if it cannot have seals
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
