/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/io.h>. */
#ifndef IOFD_INLINE_IO_H
#define IOFD_INLINE_IO_H

#include <iofd/inline/cell.h>
#include <iofd/io.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_API int64_t iofd_fd_read(const iofd_fd *fd, void *buf, size_t size)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_read(raw, buf, size);
}

IOFD_API int64_t iofd_fd_write(const iofd_fd *fd, const void *buf, size_t size)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_write(raw, buf, size);
}

IOFD_API int64_t iofd_fd_readv(const iofd_fd *fd, const void *iov, int count)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_readv(raw, iov, count);
}

IOFD_API int64_t iofd_fd_writev(const iofd_fd *fd, const void *iov, int count)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_writev(raw, iov, count);
}

IOFD_API int64_t iofd_fd_pread(const iofd_fd *fd, void *buf, size_t size,
			       int64_t offset)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_pread64(raw, buf, size, offset);
}

IOFD_API int64_t iofd_fd_pwrite(const iofd_fd *fd, const void *buf, size_t size,
				int64_t offset)
{
	int raw = iofd_cell_number(fd);

	return raw < 0 ? raw : zcall_pwrite64(raw, buf, size, offset);
}

/*
 * Reads or writes, whichever `number` is, until `size` bytes are done, a call
 * fails, or one does nothing. It is for whole messages, which a signal handler
 * must not tear.
 */
static inline int64_t iofd_fd_transfer_all(const iofd_fd *fd,
					   enum zcall_number number,
					   uintptr_t buf, size_t size,
					   uint64_t *done)
{
	int raw = iofd_cell_number(fd);
	size_t total = 0;
	long n;

	do {
		n = raw < 0 ? raw
			    : zcall_syscall4(number, raw, (long)(buf + total),
					     (long)(size - total), 0);
		if (n > 0)
			total += (size_t)n;
	} while (n == IOFD_INTERRUPTED || (n > 0 && total < size));
	if (done)
		*done = total;
	return n < 0 ? n : (int64_t)total;
}

IOFD_API int64_t iofd_fd_read_full(const iofd_fd *fd, void *buf, size_t size,
				   uint64_t *done)
{
	return iofd_fd_transfer_all(fd, ZCALL_SYS_read, (uintptr_t)buf, size,
				    done);
}

IOFD_API int64_t iofd_fd_write_all(const iofd_fd *fd, const void *buf,
				   size_t size, uint64_t *done)
{
	return iofd_fd_transfer_all(fd, ZCALL_SYS_write, (uintptr_t)buf, size,
				    done);
}

#endif
