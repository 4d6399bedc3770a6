/* SPDX-License-Identifier: MIT */
#include <iofd/inline/memfd.h>

#include "adopt.h"
#include "fdinfo.h"

int iofd_memfd_adopt(iofd_memfd *m, int64_t raw)
{
	return iofd_adopt_kind(&m->fd, raw, IOFD_FD_KIND_MEMFD);
}

int iofd_memfd_name(const iofd_memfd *m, char *buf, size_t size)
{
	static const char before[] = "/memfd:";
	static const char after[] = " (deleted)";
	const long affixes = sizeof before - 1 + sizeof after - 1;
	char link[320];
	int kind = iofd_fd_kind(&m->fd);
	long length =
		kind < 0 ? kind : iofd_fdinfo_link(&m->fd, link, sizeof link);

	if (length < 0)
		return (int)length;
	if (kind != IOFD_FD_KIND_MEMFD)
		return IOFD_ERR_INVALID_PARAM;
	length -= affixes;
	if ((size_t)length >= size)
		return -ZCALL_ERANGE;
	for (long i = 0; i < length; i++)
		buf[i] = link[sizeof before - 1 + (size_t)i];
	buf[length] = 0;
	return (int)length;
}
