/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/fd_io.h>. */
#ifndef IOFD_INLINE_FD_IO_H
#define IOFD_INLINE_FD_IO_H

#include <iofd/inline/cell.h>
#include <iofd/fd_io.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_API int64_t iofd_fd_read(const iofd_fd *fd, void *buf, size_t size)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_read(raw, buf, size);
}

IOFD_API int64_t iofd_fd_write(const iofd_fd *fd, const void *buf, size_t size)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_write(raw, buf, size);
}

IOFD_API int64_t iofd_fd_readv(const iofd_fd *fd, const void *iov, int count)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_readv(raw, iov, count);
}

IOFD_API int64_t iofd_fd_writev(const iofd_fd *fd, const void *iov, int count)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_writev(raw, iov, count);
}

IOFD_API int64_t iofd_fd_pread(const iofd_fd *fd, void *buf, size_t size,
			       int64_t offset)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_pread64(raw, buf, size, offset);
}

IOFD_API int64_t iofd_fd_pwrite(const iofd_fd *fd, const void *buf, size_t size,
				int64_t offset)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_pwrite64(raw, buf, size, offset);
}

#endif
