/* SPDX-License-Identifier: MIT */
#include <iofd/inline/memfd.h>

#include "adopt.h"
#include "fdinfo.h"
#include "memfd_create.h"

#define HUGE_SIZES (63u << ZCALL_MFD_HUGE_SHIFT)

enum {
	FLAGS = IOFD_MEMFD_ALLOW_SEALING | IOFD_MEMFD_HUGETLB |
		IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL
};

static int is_name(const char *name)
{
	const char *end = name + IOFD_MEMFD_NAME_MAX;

	while (*name && name < end)
		name++;
	return !*name;
}

int iofd_memfd_open(iofd_memfd *m, const char *name, uint32_t flags)
{
	uint32_t sizes = flags & IOFD_MEMFD_HUGETLB ? HUGE_SIZES : 0;

	if (!name)
		return iofd_priv_cell_settle(&m->fd, -ZCALL_EFAULT);
	if (!is_name(name) || flags & ~(FLAGS | sizes))
		return iofd_priv_cell_settle(&m->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_priv_cell_settle(&m->fd, iofd_memfd_create(name, flags));
}

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
