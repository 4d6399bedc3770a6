/* SPDX-License-Identifier: MIT */
/*
 * A file that lives in memory: to map, to hand to another process, to seal.
 * memfd_create(2), Linux 3.17. See <iofd/fd.h> for close, raw and for what
 * holds of every handle, <iofd/fd_io.h> for read, write, pread and pwrite.
 *
 * Nothing but the machine's memory limits its size: check a size that comes
 * from outside. <iofd/memfd_map.h> maps it, <iofd/memfd_seal.h> seals it.
 */
#ifndef IOFD_MEMFD_H
#define IOFD_MEMFD_H

#include <iofd/fd_io.h>

ZCALL_DESTROYED_BY(iofd_fd_close)
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

/*
 * Opens an empty file; `name`, up to IOFD_MEMFD_NAME_MAX bytes, is for those
 * who debug. It cannot be executed unless EXEC is asked for, as far as the
 * kernel can promise that (NOEXEC_SEAL insists), and is close-on-exec always.
 * Nobody can seal it unless ALLOW_SEALING or NOEXEC_SEAL is asked for. What `m`
 * held is overwritten.
 * Errors: EINVAL for a longer name, an unknown flag, EXEC with NOEXEC_SEAL,
 * NOEXEC_SEAL before Linux 6.3, and a huge page size that this machine has not;
 * ENODEV for such a size; EFAULT for a null name; EACCES when the system
 * forbids EXEC (vm.memfd_noexec); EPERM for huge pages without the right to
 * them; EMFILE; ENFILE; ENOMEM; ENOSYS before Linux 3.17
 * Since: Linux 3.17
 * See: memfd_create(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_open(ZCALL_GIVES iofd_memfd *m, ZCALL_STRING const char *name,
		    ZCALL_FLAGS(iofd_memfd_flags) uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a memfd.
 * What `m` held is overwritten. After a failure the number is still the
 * caller's.
 * Errors: EBADF when it is not open; EINVAL when it is something else, or
 * opened with O_PATH; ENOENT without /proc; ENOSYS before Linux 4.11; EMFILE,
 * ENFILE, ENOMEM for the memfd to compare with
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_memfd_adopt(ZCALL_GIVES iofd_memfd *m, ZCALL_TAKES int64_t raw);

/*
 * Writes the name, as the kernel has it, and a NUL to `buf`;
 * IOFD_MEMFD_NAME_MAX + 1 bytes always suffice. Returns its length.
 * Errors: ERANGE when `buf` is too small; EINVAL when it is not a memfd; ENOENT
 * where /proc is not mounted; ENOSYS before Linux 4.11; EMFILE; ENFILE; ENOMEM
 * See: proc_pid_fd(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1)
		    ZCALL_ACCESS(write_only, 2, 3))
int iofd_memfd_name(const iofd_memfd *m, ZCALL_WRITES(size) char *buf,
		    size_t size);

/*
 * Sets the size; what is added reads as zero, what is cut off is lost.
 * Errors: EINVAL below 0, for a part of a huge page, and when it is not open
 * for writing; EPERM when a seal forbids it; EFBIG; ETXTBSY for a program that
 * runs; EINTR
 * See: ftruncate(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_truncate(const iofd_memfd *m, ZCALL_UNIT(bytes) int64_t size);

/*
 * Returns the size.
 * See: fstat(2), statx(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_memfd_size(const iofd_memfd *m);

/*
 * Returns the size of the file's huge pages, 0 when it has none: truncate takes
 * multiples of it, and mappings are rounded up to it.
 * Errors: EMFILE, ENFILE, ENOMEM for the memfd to compare with; ENOSYS before
 * Linux 4.11
 * See: statx(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_memfd_huge_size(const iofd_memfd *m);

/*
 * Reserves memory for `length` bytes from `offset` on and grows the file to
 * hold them.
 * Errors: ENOSPC, ENOMEM when there is not so much; EPERM when a seal forbids
 * it; EINVAL for offset < 0 or length <= 0; EFBIG; EINTR; EBADF when it is not
 * open for writing
 * See: fallocate(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_allocate(const iofd_memfd *m, ZCALL_UNIT(bytes) int64_t offset,
			ZCALL_UNIT(bytes) int64_t length);

/*
 * Gives back the memory of `length` bytes from `offset` on, which read as zero
 * from then on; the size stays. What is no whole page is overwritten with
 * zeros.
 * Errors: EPERM when a seal forbids writing; EINVAL for offset < 0 or length <=
 * 0; EFBIG; EINTR; EBADF when it is not open for writing
 * Since: Linux 3.5
 * See: fallocate(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_punch_hole(const iofd_memfd *m, ZCALL_UNIT(bytes) int64_t offset,
			  ZCALL_UNIT(bytes) int64_t length);

#ifdef IOFD_INLINE
#include <iofd/inline/memfd.h>
#endif

#endif
