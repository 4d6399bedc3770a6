/* SPDX-License-Identifier: MIT */
/*
 * Reading and writing handles of any kind: &h.fd. See <iofd/fd.h> for the rules
 * of cells.
 */
#ifndef IOFD_FD_IO_H
#define IOFD_FD_IO_H

#include <iofd/fd.h>

/*
 * Reads up to `size` bytes. Returns how many; 0 at the end of a file or for an
 * empty datagram. An eventfd or timerfd returns 8 bytes, whatever the size; a
 * signalfd returns all pending signals that fit.
 * Errors: EAGAIN if it is non-blocking and there is no data; EINTR; EFAULT;
 * EINVAL if the buffer is smaller than 8 bytes for an eventfd or timerfd, or
 * 128 for a signalfd; EFAULT, EINVAL for a size above 2^63-1; ECANCELED for a
 * timer whose clock was set; EISDIR for a directory; EBADF if it is not open
 * for reading; ENOTCONN, ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: read(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_fd_read(const iofd_fd *fd, ZCALL_WRITES(size) void *buf,
		     size_t size);

/*
 * Writes up to `size` bytes. Returns how many, which may be fewer. An eventfd
 * takes one native uint64_t.
 * Errors: EAGAIN if it is non-blocking and full; EINTR; EFAULT; EPIPE if there
 * is no reader; EPERM for a sealed memfd; EINVAL for an eventfd and another
 * size (before Linux 6.9, less than 8), or 2^64-1; EFAULT, EINVAL for a size
 * above 2^63-1; ENOSPC; EFBIG; EBADF if it is not open for writing; ENOTCONN,
 * ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: write(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3))
int64_t iofd_fd_write(const iofd_fd *fd, ZCALL_READS(size) const void *buf,
		      size_t size);

/*
 * Reads into the buffers of `count` struct iovec, in order. Returns the number
 * of bytes; 0 at the end of a file.
 * Errors: EAGAIN if it is non-blocking and there is no data; EINTR; EFAULT;
 * EINVAL for a count below 0 or above 1024, or if the buffers are too small in
 * total; ECANCELED for a timer whose clock was set; EISDIR for a directory;
 * EBADF if it is not open for reading; ENOTCONN, ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: readv(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_fd_readv(const iofd_fd *fd,
		      ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			      const void *iov,
		      int count);

/*
 * Writes the buffers of `count` struct iovec, in order. Returns the number of
 * bytes, which may be less than all.
 * Errors: EAGAIN if it is non-blocking and full; EINTR; EFAULT; EPIPE if there
 * is no reader; EPERM for a sealed memfd; EINVAL for a count below 0 or above
 * 1024, or for an eventfd and another size; ENOSPC; EFBIG; EBADF if it is not
 * open for writing; ENOTCONN, ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: writev(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_fd_writev(const iofd_fd *fd,
		       ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			       const void *iov,
		       int count);

/*
 * Reads up to `size` bytes at `offset`, and does not move the file position.
 * Returns how many; 0 at the end of the file.
 * Errors: EINVAL for an offset below 0; ESPIPE if the file has no position;
 * EINTR; EFAULT; EFAULT, EINVAL for a size above 2^63-1; EISDIR for a
 * directory; EBADF if it is not open for reading; EIO
 * See: pread(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_fd_pread(const iofd_fd *fd, ZCALL_WRITES(size) void *buf,
		      size_t size, ZCALL_UNIT(bytes) int64_t offset);

/*
 * Writes up to `size` bytes at `offset`, and does not move the file position.
 * Returns how many, which may be fewer.
 * Errors: EINVAL for an offset below 0; ESPIPE if the file has no position;
 * EINTR; EFAULT; EFAULT, EINVAL for a size above 2^63-1; EPERM for a sealed
 * memfd; ENOSPC; EFBIG; EBADF if it is not open for writing; EIO
 * See: pwrite(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3))
int64_t iofd_fd_pwrite(const iofd_fd *fd, ZCALL_READS(size) const void *buf,
		       size_t size, ZCALL_UNIT(bytes) int64_t offset);

/*
 * Reads until it has `size` bytes. Returns `size`; fewer at the end of the
 * file. *done is always the number of bytes read: after -EAGAIN, poll and
 * continue from there.
 * Errors: EAGAIN if it is non-blocking and there is no more data; EFAULT;
 * EINVAL if the buffer is too small for the kind of file; EFAULT, EINVAL for a
 * size above 2^63-1; ECANCELED for a timer whose clock was set; EISDIR for a
 * directory; EBADF if it is not open for reading; ENOTCONN, ECONNRESET of a
 * socket; EIO
 * Signals: a handler does not interrupt it
 * Blocks: when the handle is blocking
 * See: read(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1)
		    ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_fd_read_full(const iofd_fd *fd, ZCALL_WRITES(size) void *buf,
			  size_t size, ZCALL_OUT ZCALL_OPTIONAL uint64_t *done);

/*
 * Writes all `size` bytes. Returns `size`. *done is always the number of bytes
 * written: after -EAGAIN, poll and continue from there.
 * Errors: EAGAIN if it is non-blocking and full; EFAULT; EPIPE if there is no
 * reader; EPERM for a sealed memfd; EINVAL for an eventfd and a size other than
 * 8; EFAULT, EINVAL for a size above 2^63-1; ENOSPC; EFBIG; EBADF if it is not
 * open for writing; ENOTCONN, ECONNRESET of a socket; EIO
 * Signals: a handler does not interrupt it
 * Blocks: when the handle is blocking
 * See: write(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3))
int64_t iofd_fd_write_all(const iofd_fd *fd, ZCALL_READS(size) const void *buf,
			  size_t size, ZCALL_OUT ZCALL_OPTIONAL uint64_t *done);

#ifdef IOFD_INLINE
#include <iofd/inline/fd_io.h>
#endif

#endif
