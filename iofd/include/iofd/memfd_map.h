/* SPDX-License-Identifier: MIT */
/*
 * Mapping a memfd into memory. <iofd/region.h> has the functions for mappings.
 */
#ifndef IOFD_MEMFD_MAP_H
#define IOFD_MEMFD_MAP_H

#include <iofd/memfd.h>
#include <iofd/region.h>

enum iofd_map_flags {
	IOFD_MAP_SHARED = 1,  /* writes change the file */
	IOFD_MAP_PRIVATE = 2, /* writes stay in this mapping */
	/* Prefault all pages. Fail if one is missing: Linux 5.14 */
	IOFD_MAP_POPULATE = 0x8000
};

/*
 * Maps the first `length` bytes, shared with other processes. The memfd can be
 * closed after that. The former value of `region` is overwritten.
 * Errors: EINVAL for length 0 or an unknown `prot`; EPERM if a seal forbids it;
 * EACCES if the descriptor does not permit it; ENOMEM; ENODEV if it cannot be
 * mapped
 * See: mmap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 4))
int iofd_memfd_map(const iofd_memfd *m, ZCALL_UNIT(bytes) size_t length,
		   ZCALL_FLAGS(iofd_prots) uint32_t prot,
		   ZCALL_GIVES iofd_region *region);

/*
 * Maps `length` bytes at `offset`, which must be a multiple of
 * iofd_region_page_size(), or of the huge page size. The flags must have either
 * SHARED or PRIVATE. The former value of `region` is overwritten.
 * Errors: EINVAL for length 0, an unknown `prot` or flag, not one of SHARED and
 * PRIVATE, or another offset; EOVERFLOW for a negative one; EPERM if a seal
 * forbids it; EACCES if the descriptor does not permit it; ENOMEM; ENODEV if it
 * cannot be mapped; EFAULT if POPULATE reaches the end of the file, or there
 * are not enough huge pages, since Linux 5.14
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
