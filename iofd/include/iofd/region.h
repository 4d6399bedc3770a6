/* SPDX-License-Identifier: MIT */
/*
 * Mapped memory, which stays mapped when its memfd is closed. iofd_memfd_map
 * creates a region.
 *
 * A zeroed region is unmapped. For it every function returns -EBADF, unless its
 * description says otherwise. Any number of threads may call functions that
 * take a `const iofd_region *`; protect, resize and unmap only while no other
 * thread uses the region. Access past the end of the file raises SIGBUS: set
 * the size first, and add SEAL_SHRINK if another process has the file, or use
 * copy_in and copy_out.
 *
 * A region is steady if IOFD_MAP_STEADY has proved that no process can take its
 * bytes away. Copies into and out of it are as fast as memcpy. Those of any
 * other region are system calls, since the file could shrink between a check
 * and a copy.
 */
#ifndef IOFD_REGION_H
#define IOFD_REGION_H

#include <iofd/error.h>

ZCALL_DESTROYED_BY(iofd_region_unmap)
typedef struct iofd_region {
	ZCALL_OPTIONAL void *ptr;     /* valid until it is unmapped */
	ZCALL_UNIT(bytes) size_t len; /* as requested */
	uint32_t huge_kib;	      /* KiB of its huge pages; or 0 */
	ZCALL_FLAGS(iofd_prots) uint16_t prot;
	uint16_t steady; /* not 0: see above */
} iofd_region;

/* The values of mmap(2); a set of them is the argument `prot`. */
enum iofd_prots {
	IOFD_PROT_NONE = 0,
	IOFD_PROT_READ = 1,
	IOFD_PROT_WRITE = 2,
	IOFD_PROT_EXEC = 4
};

/* Returns the address of the memory; null if it is unmapped. */
IOFD_API(ZCALL_RETURNS(address) ZCALL_NONNULL(1))
void *iofd_region_ptr(const iofd_region *r);

/* Returns the length; 0 if it is unmapped. */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
size_t iofd_region_len(const iofd_region *r);

/*
 * Unmaps the region. Its memory must not be used after that. An unmapped region
 * returns 0. After a failure it is still mapped.
 * Errors: ENOMEM at the limit of mappings, when it lies in the middle of one
 * See: munmap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_unmap(ZCALL_INOUT iofd_region *r);

/*
 * Changes the access to the memory. mprotect(2) called directly would leave
 * `prot` as it was, and copies of a steady region rely on it.
 * Errors: EINVAL for an unknown `prot`; EACCES if the descriptor or a seal
 * forbids it; ENOMEM
 * See: mprotect(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_protect(ZCALL_INOUT iofd_region *r,
			ZCALL_FLAGS(iofd_prots) uint32_t prot);

/*
 * Changes the length of the region, which starts at the same offset of the
 * file. The memory may move: pointers into it become invalid. Regions of huge
 * pages can only shrink, since Linux 5.16. A steady region that grows is no
 * longer steady. After a failure the region is unchanged.
 * Errors: EINVAL for length 0 or one beyond all addresses; EINVAL, EFAULT for
 * huge pages that cannot be had; ENOMEM; EAGAIN when it is locked and the limit
 * reached
 * See: mremap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_resize(ZCALL_INOUT iofd_region *r,
		       ZCALL_UNIT(bytes) size_t length);

/*
 * Copies up to `size` bytes from `buf` into the region at `offset`. It stops at
 * the end of the region, and where an access would raise SIGBUS or SIGSEGV:
 * past the end of the file, or if `prot` forbids it. Returns the number of
 * bytes copied. `buf` must not overlap the region.
 *
 * A steady region is copied without a system call, like memcpy: a `buf` that is
 * neither null nor valid raises SIGSEGV. So does memory that the caller took
 * away: with munmap, with MADV_GUARD_INSTALL, or with MADV_DONTFORK in a child.
 * It raises SIGBUS only if the machine has no memory left for a page, or that
 * page is broken.
 * Errors: EFAULT if no byte could be copied; EINVAL for an offset past the end;
 * ENOSYS if the kernel was built without it; ENOMEM
 * Since: Linux 3.2
 * See: process_vm_writev(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 3, 4))
int64_t iofd_region_copy_in(const iofd_region *r,
			    ZCALL_UNIT(bytes) size_t offset,
			    ZCALL_READS(size) const void *buf, size_t size);

/*
 * Copies up to `size` bytes from the region at `offset` into `buf`. It stops
 * where iofd_region_copy_in does, and raises the same signals. Returns the
 * number of bytes copied. While another process writes there, each byte is the
 * old or the new one.
 * Errors: EFAULT if no byte could be copied; EINVAL for an offset past the end;
 * ENOSYS if the kernel was built without it; ENOMEM
 * Since: Linux 3.2
 * See: process_vm_readv(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1)
		    ZCALL_ACCESS(write_only, 3, 4))
int64_t iofd_region_copy_out(const iofd_region *r,
			     ZCALL_UNIT(bytes) size_t offset,
			     ZCALL_WRITES(size) void *buf, size_t size);

/*
 * Loads all pages, and keeps them in memory until they are unlocked or
 * unmapped.
 * Errors: ENOMEM if RLIMIT_MEMLOCK is reached, or past the end of the file;
 * EPERM if that limit is 0; EAGAIN
 * See: mlock(2), getrlimit(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_lock(const iofd_region *r);

/*
 * Unlocks the pages.
 * Errors: ENOMEM
 * See: munlock(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_unlock(const iofd_region *r);

/*
 * Sleeps until changes are written to the file.
 * Errors: EIO; ENOMEM
 * Blocks: until then
 * See: msync(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_sync(const iofd_region *r);

/*
 * Advises the kernel how the memory will be used. `advice` is a MADV_* of
 * <sys/mman.h>.
 * Errors: EINVAL for an unknown one; ENOMEM, EAGAIN, EBADF, EIO, EPERM, EFAULT,
 * EHWPOISON for some of them
 * See: madvise(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_advise(const iofd_region *r, int advice);

/*
 * Prefaults all pages, for reading (IOFD_PROT_READ) or writing
 * (IOFD_PROT_WRITE), so that missing memory or a short file is an error here
 * and not a SIGBUS later.
 * Errors: EFAULT past the end of the file, or if there are not enough huge
 * pages; ENOMEM; EINVAL for another `prot`, for one that the mapping does not
 * allow, and on older kernels
 * Since: Linux 5.14
 * See: madvise(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_prefault(const iofd_region *r,
			 ZCALL_ONE_OF(iofd_prots) uint32_t prot);

/*
 * Returns the page size of the kernel: 4, 16 or 64 KiB. It is determined by
 * system calls, so store it.
 * See: madvise(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes))
int64_t iofd_region_page_size(void);

#ifdef IOFD_INLINE
#include <iofd/inline/region.h>
#endif

#endif
