/* SPDX-License-Identifier: MIT */
/*
 * Mapped memory that outlives the memfd it shows; iofd_memfd_map makes one.
 *
 * A zeroed region is unmapped, and every function returns -EBADF for it;
 * exceptions say so. What takes a `const iofd_region *` may run in any number
 * of threads; resize and unmap only while no other uses the memory. Reading or
 * writing behind the end of the file is SIGBUS: size it first, and seal it
 * (SHRINK) when another process holds it, or use copy_in and copy_out.
 */
#ifndef IOFD_REGION_H
#define IOFD_REGION_H

#include <iofd/error.h>

ZCALL_DESTROYED_BY(iofd_region_unmap)
typedef struct iofd_region {
	ZCALL_OPTIONAL void *ptr;      /* valid until the region is unmapped */
	ZCALL_UNIT(bytes) size_t len;  /* as asked for */
	ZCALL_UNIT(bytes) size_t huge; /* of a huge page, mapped whole; or 0 */
} iofd_region;

/* The values of mmap(2); a set of them is the argument `prot`. */
enum iofd_prots {
	IOFD_PROT_NONE = 0,
	IOFD_PROT_READ = 1,
	IOFD_PROT_WRITE = 2,
	IOFD_PROT_EXEC = 4
};

/* Returns where the memory begins; null when it is unmapped. */
IOFD_API(ZCALL_RETURNS(address) ZCALL_NONNULL(1))
void *iofd_region_ptr(const iofd_region *r);

/* Returns the length; 0 when it is unmapped. */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
size_t iofd_region_len(const iofd_region *r);

/*
 * Unmaps the region, huge pages included; its memory must not be touched any
 * more. Returns 0 also when it was unmapped already. After a failure it stays
 * mapped.
 * Errors: ENOMEM at the limit of mappings, when it lies in the middle of one
 * See: munmap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_unmap(ZCALL_INOUT iofd_region *r);

/*
 * Changes what may be done with the memory.
 * Errors: EINVAL for an unknown `prot`; EACCES when the descriptor or a seal
 * forbids it; ENOMEM
 * See: mprotect(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_protect(const iofd_region *r,
			ZCALL_FLAGS(iofd_prots) uint32_t prot);

/*
 * Makes the region `length` bytes long, from the same place of the file on. The
 * memory may move: pointers into it are void. Huge pages can be taken away,
 * since Linux 5.16, but not added. After a failure the region is as it was.
 * Errors: EINVAL for length 0 or one beyond all addresses; EINVAL, EFAULT for
 * huge pages that cannot be had; ENOMEM; EAGAIN when it is locked and the limit
 * reached
 * See: mremap(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_resize(ZCALL_INOUT iofd_region *r,
		       ZCALL_UNIT(bytes) size_t length);

/*
 * Copies up to `size` bytes from `buf` into the region, from byte `offset` on.
 * Where a plain access would be SIGBUS or SIGSEGV (no file there, or a `prot`
 * that forbids it) this stops. Returns how many were copied, fewer also at the
 * end of the region.
 * Errors: EFAULT when it was none; EINVAL for an offset past the end; ENOSYS
 * where the kernel was built without it; ENOMEM
 * Since: Linux 3.2
 * See: process_vm_writev(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 3, 4))
int64_t iofd_region_copy_in(const iofd_region *r,
			    ZCALL_UNIT(bytes) size_t offset,
			    ZCALL_READS(size) const void *buf, size_t size);

/*
 * Copies up to `size` bytes out of the region into `buf`, from byte `offset`
 * on, and stops where iofd_region_copy_in does. Returns how many were copied.
 * Errors: EFAULT when it was none; EINVAL for an offset past the end; ENOSYS
 * where the kernel was built without it; ENOMEM
 * Since: Linux 3.2
 * See: process_vm_readv(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 3, 4))
int64_t iofd_region_copy_out(const iofd_region *r,
			     ZCALL_UNIT(bytes) size_t offset,
			     ZCALL_WRITES(size) void *buf, size_t size);

/*
 * Keeps all pages in memory, bringing them in, until they are unlocked or
 * unmapped.
 * Errors: ENOMEM when RLIMIT_MEMLOCK is reached or behind the end of the file;
 * EPERM when that limit is 0; EAGAIN
 * See: mlock(2), getrlimit(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_lock(const iofd_region *r);

/*
 * Takes a lock back.
 * Errors: ENOMEM
 * See: munlock(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_unlock(const iofd_region *r);

/*
 * Sleeps until changes are in the file.
 * Errors: EIO; ENOMEM
 * Blocks: until then
 * See: msync(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_sync(const iofd_region *r);

/*
 * Tells the kernel how the memory will be used: `advice` is a MADV_* of
 * <sys/mman.h>.
 * Errors: EINVAL for an unknown one; ENOMEM, EAGAIN, EBADF, EIO, EPERM, EFAULT,
 * EHWPOISON for some of them
 * See: madvise(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_advise(const iofd_region *r, int advice);

/*
 * Brings all pages in, for reading (IOFD_PROT_READ) or for writing
 * (IOFD_PROT_WRITE), so that a lack of memory or of file is an error here and
 * not a SIGBUS later.
 * Errors: EFAULT behind the end of the file or without huge pages; ENOMEM;
 * EINVAL for another `prot`, for one that the mapping does not allow, and on
 * older kernels
 * Since: Linux 5.14
 * See: madvise(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_region_prefault(const iofd_region *r,
			 ZCALL_ONE_OF(iofd_prots) uint32_t prot);

/*
 * Returns the size of the pages of this kernel: 4, 16 or 64 KiB. It is found by
 * system calls, one where it is 4 KiB: keep it.
 * See: madvise(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes))
int64_t iofd_region_page_size(void);

#ifdef IOFD_INLINE
#include <iofd/inline/region.h>
#endif

#endif
