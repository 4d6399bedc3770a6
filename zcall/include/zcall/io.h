/* SPDX-License-Identifier: MIT */
/* Descriptors: reading, writing, opening, flags. See <zcall/syscall.h>. */
#ifndef ZCALL_IO_H
#define ZCALL_IO_H

#include <zcall/syscall.h>

/* Reads up to `count` bytes. Returns how many, 0 at the end. read(2). */
ZCALL_API long zcall_read(int fd, void *buf, size_t count);

/* Writes up to `count` bytes. Returns how many. write(2). */
ZCALL_API long zcall_write(int fd, const void *buf, size_t count);

/* Reads into `count` struct iovec. Returns the bytes read. readv(2). */
ZCALL_API long zcall_readv(int fd, const void *iov, long count);

/* Writes from `count` struct iovec. Returns the bytes written. writev(2). */
ZCALL_API long zcall_writev(int fd, const void *iov, long count);

/* Reads at an offset, leaving the file position alone. pread(2). */
ZCALL_API long zcall_pread64(int fd, void *buf, size_t count, int64_t offset);

/* Writes at an offset, leaving the file position alone. pwrite(2). */
ZCALL_API long zcall_pwrite64(int fd, const void *buf, size_t count,
			      int64_t offset);

/* Moves the file position and returns it. `whence` is ZCALL_SEEK_*. */
ZCALL_API int64_t zcall_lseek(int fd, int64_t offset, int whence);

/*
 * Opens `path`, relative to the directory `dirfd` or ZCALL_AT_FDCWD. Returns
 * a descriptor. `mode` counts with ZCALL_O_CREAT only. openat(2), Linux 2.6.16.
 */
ZCALL_API int zcall_openat(int dirfd, const char *path, int flags,
			   unsigned mode);

/*
 * Reads where a symbolic link points to, without a final NUL, cut off at
 * `size` bytes. Returns the bytes written. readlinkat(2), Linux 2.6.16.
 */
ZCALL_API long zcall_readlinkat(int dirfd, const char *path, char *buf,
				int size);

/* Closes. Never call it again after an error: the number is gone. close(2). */
ZCALL_API int zcall_close(int fd);

/* Closes, or marks, first to last inclusive. close_range(2), Linux 5.9. */
ZCALL_API int zcall_close_range(unsigned first, unsigned last, unsigned flags);

/* Duplicates `from` as the number `to`. Returns it. dup3(2), Linux 2.6.27. */
ZCALL_API int zcall_dup3(int from, int to, int flags);

/* Makes a pipe: fds[0] reads, fds[1] writes. pipe2(2), Linux 2.6.27. */
ZCALL_API int zcall_pipe2(int fds[2], int flags);

/* `command` is ZCALL_F_*; `arg` is an integer or an address. fcntl(2). */
ZCALL_API int zcall_fcntl(int fd, int command, unsigned long arg);

/* `arg` is an integer or an address. ioctl(2). */
ZCALL_API int zcall_ioctl(int fd, unsigned long request, unsigned long arg);

/* Sets the size in bytes; what is added reads as zero. ftruncate(2). */
ZCALL_API int zcall_ftruncate(int fd, int64_t size);

/* Reserves or punches out a byte range. fallocate(2), Linux 2.6.23. */
ZCALL_API int zcall_fallocate(int fd, int mode, int64_t offset, int64_t length);

/*
 * Describes a file; with path "" and ZCALL_AT_EMPTY_PATH, dirfd itself.
 * `out` is a struct statx of 256 bytes. statx(2), Linux 4.11.
 */
ZCALL_API int zcall_statx(int dirfd, const char *path, int flags, unsigned mask,
			  void *out);

#endif
