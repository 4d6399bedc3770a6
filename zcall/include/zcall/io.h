/* SPDX-License-Identifier: MIT */
/*
 * Descriptors: reading, writing, flags; and with <zcall/file.h> opening, with
 * <zcall/transfer.h> copying. See <zcall/syscall.h>.
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

#endif
