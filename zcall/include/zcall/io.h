/* SPDX-License-Identifier: MIT */
/* Descriptors: reading, writing, opening, flags. See <zcall/syscall.h>. */
#ifndef ZCALL_IO_H
#define ZCALL_IO_H

#include <zcall/syscall.h>

/* Reads up to `count` bytes. Returns how many, 0 at the end. read(2). */
ZCALL_API long zcall_read(int fd, void *buf, size_t count)
	ZCALL_TRAP(read, fd, buf, count);

/* Writes up to `count` bytes. Returns how many. write(2). */
ZCALL_API long zcall_write(int fd, const void *buf, size_t count)
	ZCALL_TRAP(write, fd, buf, count);

/* Reads into `count` struct iovec. Returns the bytes read. readv(2). */
ZCALL_API long zcall_readv(int fd, const void *iov, long count)
	ZCALL_TRAP(readv, fd, iov, count);

/* Writes from `count` struct iovec. Returns the bytes written. writev(2). */
ZCALL_API long zcall_writev(int fd, const void *iov, long count)
	ZCALL_TRAP(writev, fd, iov, count);

/* Reads at an offset, leaving the file position alone. pread(2). */
ZCALL_API long zcall_pread64(int fd, void *buf, size_t count, int64_t offset)
	ZCALL_TRAP(pread64, fd, buf, count, offset);

/* Writes at an offset, leaving the file position alone. pwrite(2). */
ZCALL_API long zcall_pwrite64(int fd, const void *buf, size_t count,
			      int64_t offset)
	ZCALL_TRAP(pwrite64, fd, buf, count, offset);

/*
 * Reads into `count` struct iovec from an offset on. Returns the bytes read.
 * preadv(2), Linux 2.6.30.
 */
ZCALL_API long zcall_preadv(int fd, const void *iov, long count, int64_t offset)
	ZCALL_TRAP(preadv, fd, iov, count, offset);

/* Writes `count` struct iovec from an offset on. pwritev(2), Linux 2.6.30. */
ZCALL_API long zcall_pwritev(int fd, const void *iov, long count,
			     int64_t offset)
	ZCALL_TRAP(pwritev, fd, iov, count, offset);

/*
 * The same with ZCALL_RWF_* flags; offset -1 is the file position. `high` is
 * the offset's upper half on 32-bit systems and 0 here. preadv2(2), Linux 4.6.
 */
ZCALL_API long zcall_preadv2(int fd, const void *iov, long count,
			     int64_t offset, long high, int flags)
	ZCALL_TRAP(preadv2, fd, iov, count, offset, high, flags);

/* The same for writing. pwritev2(2), Linux 4.6. */
ZCALL_API long zcall_pwritev2(int fd, const void *iov, long count,
			      int64_t offset, long high, int flags)
	ZCALL_TRAP(pwritev2, fd, iov, count, offset, high, flags);

/* Moves the file position and returns it. `whence` is ZCALL_SEEK_*. */
ZCALL_API int64_t zcall_lseek(int fd, int64_t offset, int whence)
	ZCALL_TRAP(lseek, fd, offset, whence);

/*
 * Opens `path`, relative to the directory `dirfd` or ZCALL_AT_FDCWD. Returns
 * a descriptor. `mode` counts with ZCALL_O_CREAT only. openat(2), Linux 2.6.16.
 */
ZCALL_API int zcall_openat(int dirfd, const char *path, int flags,
			   unsigned mode)
	ZCALL_TRAP(openat, dirfd, path, flags, mode);

/*
 * Reads where a symbolic link points to, without a final NUL, cut off at
 * `size` bytes. Returns the bytes written. readlinkat(2), Linux 2.6.16.
 */
ZCALL_API long zcall_readlinkat(int dirfd, const char *path, char *buf,
				long size)
	ZCALL_TRAP(readlinkat, dirfd, path, buf, size);

/* Closes. Never call it again after an error: the number is gone. close(2). */
ZCALL_API int zcall_close(int fd) ZCALL_TRAP(close, fd);

/* Closes, or marks, first to last inclusive. close_range(2), Linux 5.9. */
ZCALL_API int zcall_close_range(unsigned first, unsigned last, unsigned flags)
	ZCALL_TRAP(close_range, first, last, flags);

/* Duplicates as the lowest free number, not close-on-exec. dup(2). */
ZCALL_API int zcall_dup(int fd) ZCALL_TRAP(dup, fd);

/* Duplicates `from` as the number `to`. Returns it. dup3(2), Linux 2.6.27. */
ZCALL_API int zcall_dup3(int from, int to, int flags)
	ZCALL_TRAP(dup3, from, to, flags);

/* Makes a pipe: fds[0] reads, fds[1] writes. pipe2(2), Linux 2.6.27. */
ZCALL_API int zcall_pipe2(int fds[2], int flags) ZCALL_TRAP(pipe2, fds, flags);

/* `command` is ZCALL_F_*; `arg` is an integer or an address. fcntl(2). */
ZCALL_API int zcall_fcntl(int fd, int command, unsigned long arg)
	ZCALL_TRAP(fcntl, fd, command, arg);

/* `arg` is an integer or an address. ioctl(2). */
ZCALL_API int zcall_ioctl(int fd, unsigned long request, unsigned long arg)
	ZCALL_TRAP(ioctl, fd, request, arg);

/* Sets the size in bytes; what is added reads as zero. ftruncate(2). */
ZCALL_API int zcall_ftruncate(int fd, int64_t size)
	ZCALL_TRAP(ftruncate, fd, size);

/* Reserves or punches out a byte range. fallocate(2), Linux 2.6.23. */
ZCALL_API int zcall_fallocate(int fd, int mode, int64_t offset, int64_t length)
	ZCALL_TRAP(fallocate, fd, mode, offset, length);

/*
 * Describes a file in the system's struct stat, whose shape differs between
 * processors; struct zcall_stat is what they have in common on Linux. Absent on
 * loong64 before Linux 6.11. Quicker than statx. fstat(2).
 */
ZCALL_API int zcall_fstat(int fd, void *out) ZCALL_TRAP(fstat, fd, out);

/*
 * Describes a file; with path "" and ZCALL_AT_EMPTY_PATH, dirfd itself.
 * `out` is a struct statx, or zcall_statx_info, of 256 bytes. statx(2), Linux
 * 4.11.
 */
ZCALL_API int zcall_statx(int dirfd, const char *path, int flags, unsigned mask,
			  void *out)
	ZCALL_TRAP(statx, dirfd, path, flags, mask, out);

/*
 * Reads struct dirent64 of a directory, as many as fit `size` bytes. Returns
 * the bytes written, 0 at the end. getdents(2).
 */
ZCALL_API long zcall_getdents64(int fd, void *entries, size_t size)
	ZCALL_TRAP(getdents64, fd, entries, size);

/*
 * Moves up to `size` bytes between a pipe and another descriptor, from and to
 * the offsets, or the file positions where they are null. `flags` here and
 * below are ZCALL_SPLICE_F_*. Returns the bytes moved. splice(2), Linux 2.6.17.
 */
ZCALL_API long zcall_splice(int from, int64_t *from_offset, int to,
			    int64_t *to_offset, size_t size, unsigned flags)
	ZCALL_TRAP(splice, from, from_offset, to, to_offset, size, flags);

/* Copies from one pipe to another and leaves the first full. tee(2). */
ZCALL_API long zcall_tee(int from, int to, size_t size, unsigned flags)
	ZCALL_TRAP(tee, from, to, size, flags);

/* Puts the pages of `count` struct iovec into a pipe. vmsplice(2). */
ZCALL_API long zcall_vmsplice(int fd, const void *iov, size_t count,
			      unsigned flags)
	ZCALL_TRAP(vmsplice, fd, iov, count, flags);

/* Copies between files, inside the kernel. copy_file_range(2), Linux 4.5. */
ZCALL_API long zcall_copy_file_range(int from, int64_t *from_offset, int to,
				     int64_t *to_offset, size_t size,
				     unsigned flags)
	ZCALL_TRAP(copy_file_range, from, from_offset, to, to_offset, size,
		   flags);

/* Copies from a file that can be mapped to any descriptor. sendfile(2). */
ZCALL_API long zcall_sendfile(int to, int from, int64_t *offset, size_t size)
	ZCALL_TRAP(sendfile, to, from, offset, size);

#endif
