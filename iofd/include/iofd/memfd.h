/* SPDX-License-Identifier: MIT */
/*
 * A file that lives in memory: to map, to hand to another process, to seal.
 * memfd_create(2), Linux 3.17. See <iofd/fd.h> for close, raw and for what
 * holds of every handle, <iofd/fd_io.h> for read, write, pread and pwrite.
 *
 * Nothing but the machine's memory limits its size: check a size that comes
 * from outside.
 */
#ifndef IOFD_MEMFD_H
#define IOFD_MEMFD_H

#include <iofd/fd_io.h>
#include <iofd/region.h>

typedef struct iofd_memfd {
	iofd_fd fd;
} iofd_memfd;

enum iofd_memfd_limits {
	IOFD_MEMFD_NAME_MAX = 249,  /* bytes, without the final NUL */
	IOFD_MEMFD_HUGE_MIN = 65536 /* bytes of the smallest huge page */
};

/* The values of memfd_create(2). One HUGE_* size at most; each is HUGETLB. */
enum iofd_memfd_flags {
	IOFD_MEMFD_ALLOW_SEALING = 0x02,
	IOFD_MEMFD_HUGETLB = 0x04, /* pages of the system's default size */
	IOFD_MEMFD_NOEXEC_SEAL =
		0x08,		/* insist on the default; may be sealed */
	IOFD_MEMFD_EXEC = 0x10, /* may be executed */
	IOFD_MEMFD_HUGE_16KB = 0x04 | 14 << 26,
	IOFD_MEMFD_HUGE_64KB = 0x04 | 16 << 26,
	IOFD_MEMFD_HUGE_512KB = 0x04 | 19 << 26,
	IOFD_MEMFD_HUGE_1MB = 0x04 | 20 << 26,
	IOFD_MEMFD_HUGE_2MB = 0x04 | 21 << 26,
	IOFD_MEMFD_HUGE_8MB = 0x04 | 23 << 26,
	IOFD_MEMFD_HUGE_16MB = 0x04 | 24 << 26,
	IOFD_MEMFD_HUGE_32MB = 0x04 | 25 << 26,
	IOFD_MEMFD_HUGE_256MB = 0x04 | 28 << 26,
	IOFD_MEMFD_HUGE_512MB = 0x04 | 29 << 26,
	IOFD_MEMFD_HUGE_1GB = 0x04 | 30 << 26,
	IOFD_MEMFD_HUGE_2GB = 0x04 | 31 << 26
};
#define IOFD_MEMFD_HUGE_16GB 0x88000004u /* does not fit an enum of ISO C */

enum iofd_seals {
	IOFD_SEAL_SEAL = 0x01, /* no more seals */
	IOFD_SEAL_SHRINK = 0x02,
	IOFD_SEAL_GROW = 0x04,
	IOFD_SEAL_WRITE = 0x08,
	IOFD_SEAL_FUTURE_WRITE = 0x10, /* writable maps stay. Linux 5.1 */
	IOFD_SEAL_EXEC = 0x20	       /* fixes the mode bits. Linux 6.3 */
};

enum iofd_map_flags {
	IOFD_MAP_SHARED = 1,	   /* with all who have the file */
	IOFD_MAP_PRIVATE = 2,	   /* what is written stays here */
	IOFD_MAP_POPULATE = 0x8000 /* and iofd_region_prefault, or it fails */
};

/*
 * Opens an empty file; `name`, up to IOFD_MEMFD_NAME_MAX bytes, is for those
 * who debug. It cannot be executed unless EXEC is asked for, as far as the
 * kernel can promise that (NOEXEC_SEAL insists), and is close-on-exec always.
 * Nobody can seal it unless ALLOW_SEALING or NOEXEC_SEAL is asked for. Flags:
 * enum iofd_memfd_flags. What `m` held is overwritten; it is closed on failure.
 * Returns 0; -EINVAL for a longer name, an unknown flag, EXEC with NOEXEC_SEAL,
 * NOEXEC_SEAL before Linux 6.3; -EFAULT for a null name; -EACCES when the
 * system forbids EXEC (vm.memfd_noexec); -ENODEV or -EINVAL for a huge page
 * size that this machine has not; -EMFILE; -ENFILE; -ENOMEM; -ENOSYS; -EPERM in
 * a sandbox, and for huge pages without the right to them.
 */
IOFD_EXTERN int iofd_memfd_open(iofd_memfd *m, const char *name,
				uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a memfd.
 * Returns 0; -EBADF when it is not open; -EINVAL when it is something else, or
 * opened with O_PATH; or the error of iofd_fd_kind, such as -ENOENT without
 * /proc. After a failure the number is still the caller's, and `m` is closed.
 * See <iofd/fd_kind.h>.
 */
IOFD_EXTERN int iofd_memfd_adopt(iofd_memfd *m, int64_t raw);

/*
 * Writes the name, as the kernel has it, and a NUL to `buf` of `size` bytes;
 * IOFD_MEMFD_NAME_MAX + 1 always suffice. Returns its length; -ERANGE when buf
 * is too small; -EINVAL when it is not a memfd; or the error of iofd_fd_kind,
 * such as -ENOENT without /proc.
 */
IOFD_EXTERN int iofd_memfd_name(const iofd_memfd *m, char *buf, size_t size);

/*
 * Sets the size in bytes; what is added reads as zero, what is cut off is lost.
 * Returns 0; -EINVAL below 0 or for partial huge pages; -EPERM when a seal
 * forbids it; -EFBIG; -ETXTBSY. ftruncate(2).
 */
IOFD_API int iofd_memfd_truncate(const iofd_memfd *m, int64_t size);

/* Returns the size in bytes. fstat(2), or statx(2) where there is no fstat. */
IOFD_API int64_t iofd_memfd_size(const iofd_memfd *m);

/*
 * Returns the size in bytes of the file's huge pages: truncate takes multiples
 * of it, and mappings are rounded up to it. 0 when it has none; or the error of
 * statx, or of iofd_memfd_open, which makes a file to compare with. statx(2).
 */
IOFD_EXTERN int64_t iofd_memfd_huge_size(const iofd_memfd *m);

/*
 * Reserves memory for `length` bytes from `offset` on and grows the file to
 * hold them. Returns 0; -ENOSPC or -ENOMEM when there is not so much; -EPERM
 * when a seal forbids it; -EINVAL for offset < 0 or length <= 0; -EFBIG;
 * -EINTR. fallocate(2).
 */
IOFD_API int iofd_memfd_allocate(const iofd_memfd *m, int64_t offset,
				 int64_t length);

/*
 * Gives back the memory of `length` bytes from `offset` on, which read as zero
 * from then on; the size stays. What is no whole page is overwritten with
 * zeros. Returns 0; -EPERM when a seal forbids writing; -EINVAL for offset < 0
 * or length <= 0; -EFBIG; -EINTR. fallocate(2), Linux 3.5.
 */
IOFD_API int iofd_memfd_punch_hole(const iofd_memfd *m, int64_t offset,
				   int64_t length);

/*
 * Adds `seals`, a set of enum iofd_seals, for good. Returns 0; -EPERM when
 * sealing is not allowed, or no more; -EBUSY for SEAL_WRITE while a writable
 * shared mapping exists; -EINVAL for an unknown seal. fcntl(2), F_ADD_SEALS.
 */
IOFD_API int iofd_memfd_seal(const iofd_memfd *m, uint32_t seals);

/*
 * Returns the seals. Ask for what you need, (seals & need) == need, not for
 * equality: the kernel adds SEAL_EXEC of its own accord. -EINVAL for a file
 * that cannot have any. fcntl(2), F_GET_SEALS.
 */
IOFD_API int iofd_memfd_seals(const iofd_memfd *m);

/*
 * Makes the file what a receiver can trust: of this size and content for good.
 * Unmaps `own`, the caller's own mapping, unless null, since while a writable
 * shared mapping lives nothing can be sealed; then adds SEAL, SHRINK, GROW and
 * WRITE. Returns 0; -EBUSY when there is another such mapping; -EPERM when
 * sealing is not allowed. What was unmapped stays so. fcntl(2), F_ADD_SEALS.
 */
IOFD_API int iofd_memfd_seal_for_sharing(const iofd_memfd *m, iofd_region *own);

/*
 * Checks what another process has sent before it is mapped: that all of `seals`
 * are set and that it has `minimum` bytes or more. Ask for IOFD_SEAL_SHRINK, or
 * the sender can take the bytes away again. Returns 0; -EPERM when a seal is
 * missing; -ERANGE when it is smaller; -EINVAL for what cannot have seals;
 * -ENOSYS as iofd_memfd_size. That it is a memfd, iofd_memfd_adopt proves.
 */
IOFD_API int iofd_memfd_verify(const iofd_memfd *m, uint32_t seals,
			       int64_t minimum);

/*
 * Maps the first `length` bytes, shared with all who have the file. `prot` is a
 * set of enum iofd_prots. The mapping needs no open memfd from then on. What
 * `region` held is overwritten; it is unmapped on failure. Returns 0; -EINVAL
 * for length 0 or an unknown `prot`; -EPERM when a seal forbids it; -ENOMEM.
 * mmap(2).
 */
IOFD_API int iofd_memfd_map(const iofd_memfd *m, size_t length, uint32_t prot,
			    iofd_region *region);

/*
 * Maps from `offset` on, a multiple of iofd_region_page_size(), or of the huge
 * page size. Flags: enum iofd_map_flags. As iofd_memfd_map, and -EINVAL for
 * another offset or an unknown flag, -EOVERFLOW for a negative one; -EFAULT
 * when POPULATE meets the end of the file or a lack of huge pages.
 */
IOFD_API int iofd_memfd_map_at(const iofd_memfd *m, size_t length,
			       uint32_t prot, uint32_t flags, int64_t offset,
			       iofd_region *region);

#ifdef IOFD_INLINE
#include <iofd/inline/memfd.h>
#endif

#endif
