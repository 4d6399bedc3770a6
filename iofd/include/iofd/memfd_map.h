/* SPDX-License-Identifier: MIT */
/* Mapping a memfd into memory. See <iofd/region.h> for what to do with it. */
#ifndef IOFD_MEMFD_MAP_H
#define IOFD_MEMFD_MAP_H

#include <iofd/memfd.h>
#include <iofd/region.h>

enum iofd_map_flags {
	IOFD_MAP_SHARED = 1,	   /* with all who have the file */
	IOFD_MAP_PRIVATE = 2,	   /* what is written stays here */
	IOFD_MAP_POPULATE = 0x8000 /* and iofd_region_prefault, or it fails */
};

/*
 * Maps the first `length` bytes, shared with all who have the file. The mapping
 * needs no open memfd from then on. What `region` held is overwritten.
 * Errors: EINVAL for length 0 or an unknown `prot`; EPERM when a seal forbids
 * it; EACCES for a descriptor that is not open for it; ENOMEM; ENODEV for what
 * cannot be mapped
 * See: mmap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 4))
int iofd_memfd_map(const iofd_memfd *m, ZCALL_UNIT(bytes) size_t length,
		   ZCALL_FLAGS(iofd_prots) uint32_t prot,
		   ZCALL_GIVES iofd_region *region);

/*
 * Maps `length` bytes from `offset` on, a multiple of iofd_region_page_size(),
 * or of the huge page size. Either SHARED or PRIVATE must be among the flags.
 * What `region` held is overwritten.
 * Errors: EINVAL for length 0, an unknown `prot` or flag, not one of SHARED and
 * PRIVATE, or another offset; EOVERFLOW for a negative one; EPERM when a seal
 * forbids it; EACCES for a descriptor that is not open for it; ENOMEM; ENODEV
 * for what cannot be mapped; EFAULT when POPULATE meets the end of the file or
 * a lack of huge pages
 * See: mmap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 6))
int iofd_memfd_map_at(const iofd_memfd *m, ZCALL_UNIT(bytes) size_t length,
		      ZCALL_FLAGS(iofd_prots) uint32_t prot,
		      ZCALL_FLAGS(iofd_map_flags) uint32_t flags,
		      ZCALL_UNIT(bytes) int64_t offset,
		      ZCALL_GIVES iofd_region *region);

#ifdef IOFD_INLINE
#include <iofd/inline/memfd_map.h>
#endif

#endif
