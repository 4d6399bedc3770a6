/* SPDX-License-Identifier: MIT */
#include "view.h"

int iofd_view_raw(const void *context)
{
	return iofd_fd_raw(context);
}

int iofd_view_close(void *context)
{
	return iofd_fd_close(context);
}

static int64_t fd_read(void *context, void *buf, size_t size)
{
	return iofd_fd_read(context, buf, size);
}

static int64_t fd_write(void *context, const void *buf, size_t size)
{
	return iofd_fd_write(context, buf, size);
}

VIEW(iofd_fd_as_poll_fd, fd, poll_fd, iofd_view_raw)
VIEW(iofd_fd_as_poll_closer, fd, poll_closer, iofd_view_raw, iofd_view_close)
VIEW(iofd_fd_as_reader, fd, reader, fd_read)
VIEW(iofd_fd_as_writer, fd, writer, fd_write)
VIEW(iofd_fd_as_read_writer, fd, read_writer, fd_read, fd_write)
VIEW(iofd_fd_as_handle, fd, handle, iofd_view_raw, iofd_view_close, fd_read,
     fd_write)
