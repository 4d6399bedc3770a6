/* SPDX-License-Identifier: MIT */
/*
 * A file in memory, to map, pass to another process, or seal. memfd_create(2).
 * <iofd/fd.h> has close and the rules of all handles, <iofd/fd_io.h> has read,
 * write, pread and pwrite.
 *
 * Only the memory of the machine limits its size: check sizes that come from
 * outside. <iofd/memfd_map.h> maps it, <iofd/memfd_seal.h> seals it.
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

/*
 * The values of memfd_create(2), and one of our own. One HUGE_* size at most;
 * each is HUGETLB.
 */
enum iofd_memfd_flags {
	IOFD_MEMFD_ALLOW_SEALING = 0x02,
	IOFD_MEMFD_HUGETLB = 0x04, /* huge pages of the default size */
	IOFD_MEMFD_NOEXEC_SEAL =
		0x08,		/* must not be executable; can be sealed */
	IOFD_MEMFD_EXEC = 0x10, /* executable */
	/* iofd_memfd_open_mapped only: huge pages, if they can be had */
	IOFD_MEMFD_PREFER_HUGE = 0x2000,
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
 * Opens an empty file. `name`, up to IOFD_MEMFD_NAME_MAX bytes, is for
 * debugging. The file is always close-on-exec. Without EXEC it is not
 * executable if the kernel supports that; with NOEXEC_SEAL it must. It can be
 * sealed only with ALLOW_SEALING or NOEXEC_SEAL. The former value of `m` is
 * overwritten.
 * Errors: EINVAL for a longer name, an unknown flag, EXEC with NOEXEC_SEAL,
 * NOEXEC_SEAL before Linux 6.3, or a huge page size before Linux 4.14; ENODEV
 * for one that the machine does not support; ENOENT if it supports none; EFAULT
 * for a null name; EACCES if the system forbids EXEC (vm.memfd_noexec); EPERM
 * for huge pages without permission to use them; EMFILE; ENFILE; ENOMEM; ENOSYS
 * before Linux 3.17, or for huge pages if the kernel was built without them
 * Since: Linux 3.17
 * See: memfd_create(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_open(ZCALL_GIVES iofd_memfd *m, ZCALL_STRING const char *name,
		    ZCALL_FLAGS(iofd_memfd_flags) uint32_t flags);

/*
 * Takes ownership of the descriptor `raw` after checking that it is a memfd.
 * The former value of `m` is overwritten. After a failure the caller still owns
 * `raw`.
 * Errors: EBADF if it is not open; EINVAL if it is of another kind, or was
 * opened with O_PATH; ENOENT if /proc is not mounted; ENOSYS before Linux 4.11;
 * EMFILE, ENFILE, ENOMEM for the memfd to compare with
 * See: iofd_fd_kind(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1) ZCALL_MUST_CHECK)
int iofd_memfd_adopt(ZCALL_GIVES iofd_memfd *m, ZCALL_TAKES int64_t raw);

/*
 * Stores the name and a NUL in `buf`; IOFD_MEMFD_NAME_MAX + 1 bytes always
 * suffice. Returns the length of the name.
 * Errors: ERANGE if `buf` is too small; EINVAL if it is not a memfd; ENOENT if
 * /proc is not mounted; ENOSYS before Linux 4.11; EMFILE; ENFILE; ENOMEM
 * See: proc_pid_fd(5)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1, 2)
		    ZCALL_ACCESS(write_only, 2, 3))
int iofd_memfd_name(const iofd_memfd *m, ZCALL_WRITES(size) char *buf,
		    size_t size);

/*
 * Sets the size. Added bytes are zero; removed bytes are lost.
 * Errors: EINVAL for a negative size, part of a huge page, or if it is not open
 * for writing; EPERM if a seal forbids it; EFBIG; ETXTBSY for a running
 * program; EINTR
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
 * Returns the size of the huge pages of the file, or 0 if it has none. Truncate
 * accepts multiples of it, and mappings are rounded up to it.
 * Errors: EMFILE, ENFILE, ENOMEM for the memfd to compare with; ENOSYS before
 * Linux 4.11
 * See: statx(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_memfd_huge_size(const iofd_memfd *m);

/*
 * Reserves memory for `length` bytes at `offset`, and grows the file if needed.
 * Errors: ENOSPC, ENOMEM if there is not enough; EPERM if a seal forbids it;
 * EINVAL for offset < 0 or length <= 0; EFBIG; EINTR; EBADF when it is not open
 * for writing
 * See: fallocate(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_memfd_allocate(const iofd_memfd *m, ZCALL_UNIT(bytes) int64_t offset,
			ZCALL_UNIT(bytes) int64_t length);

/*
 * Frees the memory of `length` bytes at `offset`, which are zero after that.
 * The size does not change. Partial pages are zeroed.
 * Errors: EPERM if a seal forbids writing; EINVAL for offset < 0 or length <=
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
