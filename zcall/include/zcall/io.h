/* SPDX-License-Identifier: MIT */
/* Descriptors: reading, writing, opening, flags. See <zcall/syscall.h>. */
#ifndef ZCALL_IO_H
#define ZCALL_IO_H

#include <zcall/syscall.h>

/*
 * Reads up to `count` bytes. Returns how many, 0 at the end of the file.
 * See: read(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(write_only, 2, 3))
long zcall_read(int fd, ZCALL_WRITES(count) void *buf, size_t count)
	ZCALL_PRIV_TRAP(read, fd, buf, count);

/*
 * Writes up to `count` bytes. Returns how many.
 * See: write(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 2, 3))
long zcall_write(int fd, ZCALL_READS(count) const void *buf, size_t count)
	ZCALL_PRIV_TRAP(write, fd, buf, count);

/*
 * Reads into the buffers of `count` struct iovec. Returns the bytes read.
 * See: readv(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_readv(int fd,
		 ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec) const void *iov,
		 long count) ZCALL_PRIV_TRAP(readv, fd, iov, count);

/*
 * Writes the buffers of `count` struct iovec. Returns the bytes written.
 * See: writev(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_writev(int fd,
		  ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec) const void *iov,
		  long count) ZCALL_PRIV_TRAP(writev, fd, iov, count);

/*
 * Reads at an offset and leaves the file position alone.
 * Since: Linux 2.1.60
 * See: pread(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(write_only, 2, 3))
long zcall_pread64(int fd, ZCALL_WRITES(count) void *buf, size_t count,
		   ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(pread64, fd, buf, count, offset);

/*
 * Writes at an offset and leaves the file position alone.
 * Since: Linux 2.1.60
 * See: pwrite(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 2, 3))
long zcall_pwrite64(int fd, ZCALL_READS(count) const void *buf, size_t count,
		    ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(pwrite64, fd, buf, count, offset);

/*
 * Reads into the buffers of `count` struct iovec, from an offset on. Returns
 * the bytes read.
 * Since: Linux 2.6.30
 * See: preadv(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_preadv(int fd,
		  ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec) const void *iov,
		  long count, ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(preadv, fd, iov, count, offset);

/*
 * Writes the buffers of `count` struct iovec, from an offset on. Returns the
 * bytes written.
 * Since: Linux 2.6.30
 * See: pwritev(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_pwritev(int fd,
		   ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			   const void *iov,
		   long count, ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(pwritev, fd, iov, count, offset);

/*
 * The same with flags; offset -1 is the file position. `high` is the offset's
 * upper half on 32-bit systems, and 0 on all systems of this library.
 * Since: Linux 4.6
 * See: preadv2(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_preadv2(int fd,
		   ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			   const void *iov,
		   long count, ZCALL_UNIT(bytes) int64_t offset, long high,
		   ZCALL_FLAGS(zcall_rw_flag) int flags)
	ZCALL_PRIV_TRAP(preadv2, fd, iov, count, offset, high, flags);

/*
 * The same for writing.
 * Since: Linux 4.6
 * See: pwritev2(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_pwritev2(int fd,
		    ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			    const void *iov,
		    long count, ZCALL_UNIT(bytes) int64_t offset, long high,
		    ZCALL_FLAGS(zcall_rw_flag) int flags)
	ZCALL_PRIV_TRAP(pwritev2, fd, iov, count, offset, high, flags);

/*
 * Moves the file position. Returns the new one, in bytes.
 * See: lseek(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_FD_ARG(1))
int64_t zcall_lseek(int fd, ZCALL_UNIT(bytes) int64_t offset,
		    ZCALL_ONE_OF(zcall_seek) int whence)
	ZCALL_PRIV_TRAP(lseek, fd, offset, whence);

/*
 * Opens `path`, relative to the directory `dirfd` or ZCALL_AT_FDCWD. `mode` is
 * used only with ZCALL_O_CREAT or ZCALL_O_TMPFILE.
 * Since: Linux 2.6.16
 * See: openat(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_openat(int dirfd, ZCALL_STRING const char *path,
		 ZCALL_FLAGS(zcall_open) int flags,
		 ZCALL_FLAGS(zcall_mode) unsigned int mode)
	ZCALL_PRIV_TRAP(openat, dirfd, path, flags, mode);

/*
 * Reads the target of a symbolic link, without a final NUL, cut off at `size`
 * bytes. Returns the bytes written.
 * Since: Linux 2.6.16
 * See: readlinkat(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_ACCESS(write_only, 3, 4))
long zcall_readlinkat(int dirfd, ZCALL_STRING const char *path,
		      ZCALL_WRITES(size) char *buf, long size)
	ZCALL_PRIV_TRAP(readlinkat, dirfd, path, buf, size);

/*
 * Closes a descriptor. Never repeat it after an error: the number is free.
 * See: close(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_close(ZCALL_TAKES int fd) ZCALL_PRIV_TRAP(close, fd);

/*
 * Closes the descriptors `first` to `last`, both included, or marks them.
 * Since: Linux 5.9
 * See: close_range(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_close_range(unsigned int first, unsigned int last,
		      ZCALL_FLAGS(zcall_close_range_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(close_range, first, last, flags);

/*
 * Duplicates a descriptor as the lowest free number, not close-on-exec.
 * See: dup(2)
 */
ZCALL_API(ZCALL_RETURNS(fd) ZCALL_FD_ARG(1))
int zcall_dup(int fd) ZCALL_PRIV_TRAP(dup, fd);

/*
 * Duplicates `fd` as the number `new_fd`, which is closed first. Returns it.
 * Since: Linux 2.6.27
 * See: dup3(2)
 */
ZCALL_API(ZCALL_RETURNS(fd) ZCALL_FD_ARG(1))
int zcall_dup3(int fd, int new_fd, ZCALL_FLAGS(zcall_open) int flags)
	ZCALL_PRIV_TRAP(dup3, fd, new_fd, flags);

/*
 * Makes a pipe: fds[0] reads, fds[1] writes.
 * Since: Linux 2.6.27
 * See: pipe2(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_pipe2(ZCALL_GIVES int fds[2], ZCALL_FLAGS(zcall_open) int flags)
	ZCALL_PRIV_TRAP(pipe2, fds, flags);

/*
 * Does one of many things to a descriptor; `arg` is an integer or an address.
 * Returns what the command says.
 * See: fcntl(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_FD_ARG(1))
int zcall_fcntl(int fd, ZCALL_ONE_OF(zcall_fcntl_command) int command,
		unsigned long arg) ZCALL_PRIV_TRAP(fcntl, fd, command, arg);

/*
 * Does something that is particular to the file; `arg` is an integer or an
 * address. Returns what the request says.
 * See: ioctl(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_FD_ARG(1))
int zcall_ioctl(int fd, unsigned long request, unsigned long arg)
	ZCALL_PRIV_TRAP(ioctl, fd, request, arg);

/*
 * Sets the size; what is added reads as zero.
 * See: ftruncate(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_ftruncate(int fd, ZCALL_UNIT(bytes) int64_t size)
	ZCALL_PRIV_TRAP(ftruncate, fd, size);

/*
 * Allocates a byte range, or frees or moves it.
 * Since: Linux 2.6.23
 * See: fallocate(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fallocate(int fd, ZCALL_FLAGS(zcall_fallocate_mode) int mode,
		    ZCALL_UNIT(bytes) int64_t offset,
		    ZCALL_UNIT(bytes) int64_t length)
	ZCALL_PRIV_TRAP(fallocate, fd, mode, offset, length);

/*
 * Describes a file in the system's struct stat, whose shape differs between
 * processors; struct zcall_stat is what they have in common on Linux. Absent on
 * loong64 before Linux 6.11. Quicker than statx.
 * See: fstat(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_fstat(int fd, ZCALL_OUT ZCALL_POINTEE(zcall_stat) void *buf)
	ZCALL_PRIV_TRAP(fstat, fd, buf);

/*
 * Describes a file; with ZCALL_AT_EMPTY_PATH and path "", or null since Linux
 * 6.11, dirfd itself.
 * Since: Linux 4.11
 * See: statx(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_statx(int dirfd, ZCALL_OPTIONAL ZCALL_STRING const char *path,
		ZCALL_FLAGS(zcall_at) int flags,
		ZCALL_FLAGS(zcall_statx_mask) unsigned int mask,
		ZCALL_OUT ZCALL_POINTEE(zcall_statx_info) void *buf)
	ZCALL_PRIV_TRAP(statx, dirfd, path, flags, mask, buf);

/*
 * Reads entries of a directory, as many as fit. Returns the bytes written, 0 at
 * the end of the directory.
 * Since: Linux 2.4
 * See: getdents(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(write_only, 2, 3))
long zcall_getdents64(int fd,
		      ZCALL_WRITES(size)
			      ZCALL_HEAD(zcall_dirent64) void *entries,
		      size_t size)
	ZCALL_PRIV_TRAP(getdents64, fd, entries, size);

/*
 * Moves up to `size` bytes between a pipe and another descriptor. An offset is
 * where to read or write, and is advanced; the file position, if null. Returns
 * the bytes moved.
 * Since: Linux 2.6.17
 * See: splice(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_FD_ARG(3))
long zcall_splice(int fd_in, ZCALL_OPTIONAL ZCALL_INOUT int64_t *off_in,
		  int fd_out, ZCALL_OPTIONAL ZCALL_INOUT int64_t *off_out,
		  ZCALL_UNIT(bytes) size_t size,
		  ZCALL_FLAGS(zcall_splice_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(splice, fd_in, off_in, fd_out, off_out, size, flags);

/*
 * Copies up to `size` bytes from one pipe to another and leaves them in the
 * first. Returns the bytes copied.
 * Since: Linux 2.6.17
 * See: tee(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_FD_ARG(2))
long zcall_tee(int fd_in, int fd_out, ZCALL_UNIT(bytes) size_t size,
	       ZCALL_FLAGS(zcall_splice_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(tee, fd_in, fd_out, size, flags);

/*
 * Puts the pages of `count` struct iovec into a pipe, or reads a pipe into
 * them. Returns the bytes moved.
 * Since: Linux 2.6.17
 * See: vmsplice(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_vmsplice(int fd,
		    ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			    const void *iov,
		    size_t count,
		    ZCALL_FLAGS(zcall_splice_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(vmsplice, fd, iov, count, flags);

/*
 * Copies up to `size` bytes between files, inside the kernel, with offsets as
 * zcall_splice has them. Returns the bytes copied.
 * Since: Linux 4.5
 * See: copy_file_range(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_FD_ARG(3))
long zcall_copy_file_range(int fd_in,
			   ZCALL_OPTIONAL ZCALL_INOUT int64_t *off_in,
			   int fd_out,
			   ZCALL_OPTIONAL ZCALL_INOUT int64_t *off_out,
			   ZCALL_UNIT(bytes) size_t size, unsigned int flags)
	ZCALL_PRIV_TRAP(copy_file_range, fd_in, off_in, fd_out, off_out, size,
			flags);

/*
 * Copies up to `size` bytes from a file that can be mapped. Returns the bytes
 * copied.
 * Since: Linux 2.2
 * See: sendfile(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_FD_ARG(2))
long zcall_sendfile(int out_fd, int in_fd,
		    ZCALL_OPTIONAL ZCALL_INOUT int64_t *offset,
		    ZCALL_UNIT(bytes) size_t size)
	ZCALL_PRIV_TRAP(sendfile, out_fd, in_fd, offset, size);

#endif
