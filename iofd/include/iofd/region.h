/* SPDX-License-Identifier: MIT */
/*
 * Mapped memory that outlives the memfd it shows; iofd_memfd_map makes one.
 *
 * A zeroed region is unmapped, and every function returns -EBADF for it;
 * exceptions say so. One thread at a time may unmap or protect; the rest may
 * run in any number. Reading or writing behind the end of the file is SIGBUS:
 * size it first, and seal it (SHRINK) when another process holds it.
 */
#ifndef IOFD_REGION_H
#define IOFD_REGION_H

#include <iofd/error.h>

typedef struct iofd_region {
	void *ptr;  /* borrowed: valid until the region is unmapped */
	size_t len; /* in bytes, as asked for */
} iofd_region;

/* The values of mmap(2); a set of them is the argument `prot`. */
enum iofd_prot {
	IOFD_PROT_NONE = 0,
	IOFD_PROT_READ = 1,
	IOFD_PROT_WRITE = 2,
	IOFD_PROT_EXEC = 4
};

/* Returns the address of the first byte, null when unmapped. */
IOFD_API void *iofd_region_ptr(const iofd_region *r);

/* Returns the length in bytes, 0 when unmapped. */
IOFD_API size_t iofd_region_len(const iofd_region *r);

/*
 * Unmaps: no byte of it may be touched any more. Returns 0, also when it was
 * unmapped already; -EINVAL for partial huge pages, and then it stays mapped.
 * munmap(2).
 */
IOFD_API int iofd_region_unmap(iofd_region *r);

/*
 * Changes what may be done with the memory. Returns 0; -EINVAL for an unknown
 * `prot`; -EACCES when the descriptor or a seal forbids it. mprotect(2).
 */
IOFD_API int iofd_region_protect(const iofd_region *r, uint32_t prot);

/* Waits until changes are in the file. Returns 0; -EIO. msync(2), MS_SYNC. */
IOFD_API int iofd_region_sync(const iofd_region *r);

/*
 * Tells the kernel how the memory will be used: `advice` is a MADV_* of
 * <sys/mman.h>. Returns 0; -EINVAL for an unknown one. madvise(2).
 */
IOFD_API int iofd_region_advise(const iofd_region *r, int advice);

/*
 * Brings all pages in, for reading (IOFD_PROT_READ) or for writing
 * (IOFD_PROT_WRITE), so that a lack of memory or of file is an error here and
 * not a SIGBUS later. Returns 0; -EFAULT behind the end of the file or without
 * huge pages; -ENOMEM; -EINVAL for another `prot`, for one that the mapping
 * does not allow, and on older kernels. madvise(2), Linux 5.14.
 */
IOFD_API int iofd_region_prefault(const iofd_region *r, uint32_t prot);

#endif
