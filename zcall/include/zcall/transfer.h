/* SPDX-License-Identifier: MIT */
/* Copying between descriptors, inside the kernel. See <zcall/syscall.h>. */
#ifndef ZCALL_TRANSFER_H
#define ZCALL_TRANSFER_H

#include <zcall/syscall.h>

/*
 * Moves up to `size` bytes between a pipe and another descriptor. Reads or
 * writes at an offset and advances it, or at the file position if the offset is
 * null. Returns the bytes moved.
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
 * Copies up to `size` bytes from one pipe to another. They stay in the first.
 * Returns the bytes copied.
 * Since: Linux 2.6.17
 * See: tee(2)
 */
ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1) ZCALL_FD_ARG(2))
long zcall_tee(int fd_in, int fd_out, ZCALL_UNIT(bytes) size_t size,
	       ZCALL_FLAGS(zcall_splice_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(tee, fd_in, fd_out, size, flags);

/*
 * Puts the pages of `count` struct iovec into a pipe, or reads from a pipe into
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
 * Copies up to `size` bytes between files. The offsets are as in zcall_splice.
 * Returns the bytes copied.
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
 * Copies up to `size` bytes from a file that can be mapped, at *offset, which
 * is advanced, or at the file position if `offset` is null. Returns the bytes
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
