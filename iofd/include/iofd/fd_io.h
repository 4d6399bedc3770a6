/* SPDX-License-Identifier: MIT */
/*
 * Reading and writing through a cell, of any kind of handle: &h.fd. See
 * <iofd/fd.h> for what holds of every cell.
 */
#ifndef IOFD_FD_IO_H
#define IOFD_FD_IO_H

#include <iofd/fd.h>

/*
 * Reads up to `size` bytes. Returns how many; 0 at the end of a file or for an
 * empty datagram. An eventfd or timerfd gives 8 bytes, whatever the size; a
 * signalfd all pending signals that fit.
 * Errors: EAGAIN when it is non-blocking and nothing is there; EINTR; EFAULT;
 * EINVAL for a buffer below the 8 bytes of an eventfd or timerfd or the 128 of
 * a signalfd; ECANCELED for a timer whose clock was set; EISDIR for a
 * directory; EBADF when it is not open for reading; ENOTCONN, ECONNRESET of a
 * socket; EIO
 * Blocks: when the handle is blocking
 * See: read(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_fd_read(const iofd_fd *fd, ZCALL_WRITES(size) void *buf,
		     size_t size);

/*
 * Writes up to `size` bytes. Returns how many, which may be fewer. An eventfd
 * takes one native uint64_t.
 * Errors: EAGAIN when it is non-blocking and full; EINTR; EFAULT; EPIPE when
 * nobody is there to read; EPERM for a sealed memfd; EINVAL for an eventfd and
 * any other size, or 2^64-1 (before Linux 6.9 more than 8 bytes were taken for
 * 8); ENOSPC; EFBIG; EBADF when it is not open for writing; ENOTCONN,
 * ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: write(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3))
int64_t iofd_fd_write(const iofd_fd *fd, ZCALL_READS(size) const void *buf,
		      size_t size);

/*
 * Reads into the buffers of `count` struct iovec, one after the other. Returns
 * how many bytes came; 0 at the end of a file.
 * Errors: EAGAIN when it is non-blocking and nothing is there; EINTR; EFAULT;
 * EINVAL for a count below 0 or above 1024, and for buffers that are too small
 * in all; ECANCELED for a timer whose clock was set; EISDIR for a directory;
 * EBADF when it is not open for reading; ENOTCONN, ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: readv(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_fd_readv(const iofd_fd *fd,
		      ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			      const void *iov,
		      int count);

/*
 * Writes the buffers of `count` struct iovec, one after the other. Returns how
 * many bytes went, which may be fewer.
 * Errors: EAGAIN when it is non-blocking and full; EINTR; EFAULT; EPIPE when
 * nobody is there to read; EPERM for a sealed memfd; EINVAL for a count below 0
 * or above 1024, and for an eventfd and any other size; ENOSPC; EFBIG; EBADF
 * when it is not open for writing; ENOTCONN, ECONNRESET of a socket; EIO
 * Blocks: when the handle is blocking
 * See: writev(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1))
int64_t iofd_fd_writev(const iofd_fd *fd,
		       ZCALL_READS(count) ZCALL_POINTEE(zcall_iovec)
			       const void *iov,
		       int count);

/*
 * Reads up to `size` bytes from `offset` on and leaves the file position alone.
 * Returns how many; 0 at the end of the file.
 * Errors: EINVAL for an offset below 0; ESPIPE for what has no position; EINTR;
 * EFAULT; EISDIR for a directory; EBADF when it is not open for reading; EIO
 * See: pread(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_fd_pread(const iofd_fd *fd, ZCALL_WRITES(size) void *buf,
		      size_t size, ZCALL_UNIT(bytes) int64_t offset);

/*
 * Writes up to `size` bytes from `offset` on and leaves the file position
 * alone. Returns how many, which may be fewer.
 * Errors: EINVAL for an offset below 0; ESPIPE for what has no position; EINTR;
 * EFAULT; EPERM for a sealed memfd; ENOSPC; EFBIG; EBADF when it is not open
 * for writing; EIO
 * See: pwrite(2)
 */
IOFD_API(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1) ZCALL_ACCESS(read_only, 2, 3))
int64_t iofd_fd_pwrite(const iofd_fd *fd, ZCALL_READS(size) const void *buf,
		       size_t size, ZCALL_UNIT(bytes) int64_t offset);

/*
 * Reads until `size` bytes have come, however many calls that takes. Returns
 * `size`; fewer at the end of the file. *done always tells how many bytes came:
 * after -EAGAIN poll, and go on from there.
 * Errors: EAGAIN when it is non-blocking and no more is there; EFAULT; EINVAL
 * for a buffer that is too small for the kind of file; ECANCELED for a timer
 * whose clock was set; EISDIR for a directory; EBADF when it is not open for
 * reading; ENOTCONN, ECONNRESET of a socket; EIO
 * Signals: a handler does not end it
 * Blocks: when the handle is blocking
 * See: read(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(bytes) ZCALL_NONNULL(1)
		    ZCALL_ACCESS(write_only, 2, 3))
int64_t iofd_fd_read_full(const iofd_fd *fd, ZCALL_WRITES(size) void *buf,
			  size_t size, ZCALL_OUT ZCALL_OPTIONAL uint64_t *done);

/*
 * Writes all `size` bytes, however many calls that takes. Returns `size`. *done
 * always tells how many bytes went: after -EAGAIN poll, and go on from there.
 * Errors: EAGAIN when it is non-blocking and full; EFAULT; EPIPE when nobody is
 * there to read; EPERM for a sealed memfd; EINVAL for an eventfd and any other
 * size than 8; ENOSPC; EFBIG; EBADF when it is not open for writing; ENOTCONN,
 * ECONNRESET of a socket; EIO
 * Signals: a handler does not end it
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
