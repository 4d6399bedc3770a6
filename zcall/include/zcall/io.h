/* SPDX-License-Identifier: MIT */
/*
 * Reading, writing and duplicating descriptors. Includes <zcall/file.h>, which
 * opens files, and <zcall/transfer.h>, which copies. See <zcall/syscall.h>.
 */
#ifndef ZCALL_IO_H
#define ZCALL_IO_H

#include <zcall/file.h>
#include <zcall/syscall.h>
#include <zcall/transfer.h>

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
 * Reads at an offset. The file position does not change.
 * Since: Linux 2.1.60
 * See: pread(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(write_only, 2, 3))
long zcall_pread64(int fd, ZCALL_WRITES(count) void *buf, size_t count,
		   ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(pread64, fd, buf, count, offset);

/*
 * Writes at an offset. The file position does not change.
 * Since: Linux 2.1.60
 * See: pwrite(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_ACCESS(read_only, 2, 3))
long zcall_pwrite64(int fd, ZCALL_READS(count) const void *buf, size_t count,
		    ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(pwrite64, fd, buf, count, offset);

/*
 * Reads at an offset into the buffers of `count` struct iovec. Returns the
 * bytes read.
 * Since: Linux 2.6.30
 * See: preadv(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
long zcall_preadv(int fd,
		  ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec) const void *iov,
		  long count, ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(preadv, fd, iov, count, offset);

/*
 * Writes the buffers of `count` struct iovec at an offset. Returns the bytes
 * written.
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
 * Like zcall_preadv, with flags. Offset -1 means the file position. `high` is
 * the upper half of the offset on 32-bit systems; in this library it is always
 * 0.
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
 * Like zcall_pwritev, with the flags, offset and `high` of zcall_preadv2.
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
 * Closes a descriptor. Do not retry after an error: the number may be in use
 * again.
 * See: close(2)
 */
ZCALL_API(ZCALL_RETURNS(zero) ZCALL_FD_ARG(1))
int zcall_close(ZCALL_TAKES int fd) ZCALL_PRIV_TRAP(close, fd);

/*
 * Closes the descriptors `first` to `last`, inclusive, or sets close-on-exec.
 * Since: Linux 5.9
 * See: close_range(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_close_range(unsigned int first, unsigned int last,
		      ZCALL_FLAGS(zcall_close_range_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(close_range, first, last, flags);

/*
 * Duplicates a descriptor to the lowest free number, without close-on-exec.
 * See: dup(2)
 */
ZCALL_API(ZCALL_RETURNS(fd) ZCALL_FD_ARG(1))
int zcall_dup(int fd) ZCALL_PRIV_TRAP(dup, fd);

/*
 * Duplicates `fd` to the number `new_fd`, which is closed first. Returns
 * `new_fd`.
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
 * Runs a command on a descriptor. `arg` is an integer or an address. The result
 * depends on the command.
 * See: fcntl(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_FD_ARG(1))
int zcall_fcntl(int fd, ZCALL_ONE_OF(zcall_fcntl_command) int command,
		unsigned long arg) ZCALL_PRIV_TRAP(fcntl, fd, command, arg);

/*
 * Runs a request that is specific to the file's driver or type. `arg` is an
 * integer or an address. The result depends on the request.
 * See: ioctl(2)
 */
ZCALL_API(ZCALL_RETURNS(number) ZCALL_FD_ARG(1))
int zcall_ioctl(int fd, unsigned long request, unsigned long arg)
	ZCALL_PRIV_TRAP(ioctl, fd, request, arg);

#endif
