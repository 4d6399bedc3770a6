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
 * empty datagram; -EAGAIN when non-blocking and nothing is there; -EINTR;
 * -EFAULT; -EINVAL for a buffer that the kind of file finds too small (an
 * eventfd or timerfd: 8 bytes, a signalfd: 128). Into a larger buffer an
 * eventfd or timerfd still reads 8 bytes; a signalfd reads all pending signals
 * that fit. read(2).
 */
IOFD_API int64_t iofd_fd_read(const iofd_fd *fd, void *buf, size_t size);

/*
 * Writes up to `size` bytes. Returns how many, which may be fewer; -EAGAIN when
 * non-blocking and full; -EINTR; -EPIPE; -EPERM for a sealed memfd. An eventfd
 * takes one native uint64_t: -EINVAL for any other size; before Linux 6.9 it
 * took the first 8 of more bytes and returned 8. write(2).
 */
IOFD_API int64_t iofd_fd_write(const iofd_fd *fd, const void *buf, size_t size);

/* Reads into `count` struct iovec, at most 1024. As iofd_fd_read. readv(2). */
IOFD_API int64_t iofd_fd_readv(const iofd_fd *fd, const void *iov, int count);

/* Writes from `count` struct iovec. As iofd_fd_write. writev(2). */
IOFD_API int64_t iofd_fd_writev(const iofd_fd *fd, const void *iov, int count);

/*
 * Reads at a byte offset and leaves the file position alone. As iofd_fd_read,
 * and -ESPIPE for what has no position, -EINVAL for an offset < 0. pread(2).
 */
IOFD_API int64_t iofd_fd_pread(const iofd_fd *fd, void *buf, size_t size,
			       int64_t offset);

/* Writes at a byte offset, as iofd_fd_pread reads. pwrite(2). */
IOFD_API int64_t iofd_fd_pwrite(const iofd_fd *fd, const void *buf, size_t size,
				int64_t offset);

/*
 * Reads until `size` bytes have come, however many calls that takes; a signal
 * handler does not end it. Returns `size`; fewer at the end of the file; or the
 * error of the call that failed, -EAGAIN included. *done, unless null, always
 * tells how many bytes came: poll, and go on from there. read(2).
 */
IOFD_EXTERN int64_t iofd_fd_read_full(const iofd_fd *fd, void *buf, size_t size,
				      uint64_t *done);

/*
 * Writes all `size` bytes, as iofd_fd_read_full reads them. Returns `size`, or
 * the error of the call that failed; *done, unless null, always tells how many
 * bytes went. write(2).
 */
IOFD_EXTERN int64_t iofd_fd_write_all(const iofd_fd *fd, const void *buf,
				      size_t size, uint64_t *done);

#ifdef IOFD_INLINE
#include <iofd/inline/fd_io.h>
#endif

#endif
