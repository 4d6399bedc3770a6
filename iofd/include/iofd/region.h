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

typedef struct iofd_region {
	void *ptr;   /* borrowed: valid until the region is unmapped */
	size_t len;  /* in bytes, as asked for */
	size_t huge; /* size of its huge pages, which are mapped whole; or 0 */
} iofd_region;

/* The values of mmap(2); a set of them is the argument `prot`. */
enum iofd_prots {
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
 * Unmaps the region, huge pages included; its memory must not be touched any
 * more. Returns 0, also when it was unmapped already; or the error of a sandbox
 * that refuses munmap, and then it stays mapped. munmap(2).
 */
IOFD_API int iofd_region_unmap(iofd_region *r);

/*
 * Changes what may be done with the memory. Returns 0; -EINVAL for an unknown
 * `prot`; -EACCES when the descriptor or a seal forbids it. mprotect(2).
 */
IOFD_API int iofd_region_protect(const iofd_region *r, uint32_t prot);

/*
 * Makes the region `length` bytes long, from the same place of the file on. The
 * memory may move: pointers into it are void. Huge pages can be taken away,
 * since Linux 5.16, but not added. Returns 0; -EINVAL for length 0 or one
 * beyond all addresses; -EINVAL or -EFAULT for huge pages as above; -ENOMEM;
 * -EAGAIN when it is locked and the limit reached. After a failure the region
 * is as it was. mremap(2).
 */
IOFD_API int iofd_region_resize(iofd_region *r, size_t length);

/*
 * Copies up to `size` bytes from `buf` into the region, from byte `offset` on.
 * Where a plain access would be SIGBUS or SIGSEGV (no file there, or a `prot`
 * that forbids it) this stops. Returns how many bytes were copied, fewer also
 * at the end of the region; -EFAULT when it was none; -EINVAL for an offset
 * past the end; -ENOSYS or -EPERM in a sandbox that refuses this or getpid.
 * process_vm_writev(2), Linux 3.2.
 */
IOFD_API int64_t iofd_region_copy_in(const iofd_region *r, size_t offset,
				     const void *buf, size_t size);

/* Copies out of the region into `buf`, as iofd_region_copy_in copies in. */
IOFD_API int64_t iofd_region_copy_out(const iofd_region *r, size_t offset,
				      void *buf, size_t size);

/*
 * Keeps all pages in memory, bringing them in, until they are unlocked or
 * unmapped. Returns 0; -ENOMEM when the limit is reached or behind the end of
 * the file; -EPERM when the limit is 0; -EAGAIN. mlock(2), RLIMIT_MEMLOCK.
 */
IOFD_API int iofd_region_lock(const iofd_region *r);

/* Takes that back. Returns 0; -ENOMEM. munlock(2). */
IOFD_API int iofd_region_unlock(const iofd_region *r);

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

/*
 * Returns the size in bytes of the pages of this kernel: 4, 16 or 64 KiB. It is
 * found by system calls, one where it is 4 KiB: keep it. -ENOSYS or -EPERM in a
 * sandbox. madvise(2).
 */
IOFD_EXTERN int64_t iofd_region_page_size(void);

#ifdef IOFD_INLINE
#include <iofd/inline/region.h>
#endif

#endif
