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
	/* Fail unless the bytes exist, and SEAL_SHRINK keeps them. */
	IOFD_MAP_STEADY = 0x800,
	/* With STEADY: also if the file has huge pages. */
	IOFD_MAP_HUGE = 0x1000,
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
 *
 * With STEADY the region is steady, see <iofd/region.h>: its memory can be used
 * without SIGBUS, whatever other processes do, and its copies are fast. Huge
 * pages are an exception, since a hole that is punched there may find no page
 * to fill it: STEADY refuses them, and with HUGE it maps them, but the region
 * is not steady.
 * Errors: EINVAL for length 0, an unknown `prot` or flag, not one of SHARED and
 * PRIVATE, HUGE without STEADY, or another offset; EOVERFLOW for a negative
 * one; EPERM if a seal forbids it, or STEADY finds no SEAL_SHRINK; ERANGE if
 * STEADY finds the end of the file; EOPNOTSUPP if STEADY finds huge pages;
 * EMFILE, ENFILE for the memfd that STEADY compares with; ENOSYS for STEADY
 * before Linux 4.11; EACCES if the descriptor does not permit it; ENOMEM;
 * ENODEV if it cannot be mapped; EFAULT if POPULATE reaches the end of the
 * file, or there are not enough huge pages, since Linux 5.14
 * See: mmap(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 6))
int iofd_memfd_map_at(const iofd_memfd *m, ZCALL_UNIT(bytes) size_t length,
		      ZCALL_FLAGS(iofd_prots) uint32_t prot,
		      ZCALL_FLAGS(iofd_map_flags) uint32_t flags,
		      ZCALL_UNIT(bytes) int64_t offset,
		      ZCALL_GIVES iofd_region *region);

/*
 * Opens a file of at least `length` bytes, reserves all of its memory, adds
 * SEAL_SHRINK, and maps it for reading and writing: what another process can
 * receive with iofd_memfd_receive. A lack of memory is an error here and not a
 * SIGBUS later. The flags are those of iofd_memfd_open, and PREFER_HUGE: huge
 * pages of the size that the flags name, or of the default size; normal pages
 * if these cannot be had, for whatever reason. The file can always be sealed;
 * its size is rounded up to a huge page. The former values of `m` and `region`
 * are overwritten.
 * Errors: EINVAL for length 0, a longer name, an unknown flag, EXEC with
 * NOEXEC_SEAL, NOEXEC_SEAL before Linux 6.3, or a huge page size before Linux
 * 4.14; ENODEV for one that the machine does not support; ENOENT if it supports
 * none; EFAULT for a null name; EACCES if the system forbids EXEC
 * (vm.memfd_noexec); EPERM for huge pages without permission to use them;
 * ENOSPC, ENOMEM if there is not enough memory, or there are not enough huge
 * pages; EFBIG; EINTR; EMFILE; ENFILE; ENOSYS before Linux 3.17, or for huge
 * pages if the kernel was built without them
 * Since: Linux 3.17
 * See: memfd_create(2), fallocate(2), mmap(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 5) ZCALL_MUST_CHECK)
int iofd_memfd_open_mapped(ZCALL_GIVES iofd_memfd *m,
			   ZCALL_STRING const char *name,
			   ZCALL_UNIT(bytes) size_t length,
			   ZCALL_FLAGS(iofd_memfd_flags) uint32_t flags,
			   ZCALL_GIVES iofd_region *region);

#ifdef IOFD_INLINE
#include <iofd/inline/memfd_map.h>
#endif

#endif
