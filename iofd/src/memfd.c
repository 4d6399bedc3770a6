/* SPDX-License-Identifier: MIT */
#include <iofd/inline/memfd.h>

#include "adopt.h"
#include "fdinfo.h"

#define HUGE_SIZES (63u << ZCALL_MFD_HUGE_SHIFT)

enum {
	EXECUTION = IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL,
	FLAGS = IOFD_MEMFD_ALLOW_SEALING | IOFD_MEMFD_HUGETLB | EXECUTION
};

static int is_name(const char *name)
{
	const char *end = name + IOFD_MEMFD_NAME_MAX;

	while (*name && name < end)
		name++;
	return !*name;
}

/*
 * NOEXEC_SEAL is the default, and it turns sealing on: one more call turns it
 * off again for those who did not ask for it. Kernels before 6.3 know neither
 * way of asking and refuse both; what they make is what EXEC asks for.
 */
static int create(const char *name, unsigned flags)
{
	unsigned execution = flags & EXECUTION;
	int raw = zcall_memfd_create(
		name, flags | (execution ? 0 : ZCALL_MFD_NOEXEC_SEAL));
	int rc;

	if (raw == IOFD_INVALID_PARAM && !(flags & IOFD_MEMFD_NOEXEC_SEAL))
		return zcall_memfd_create(name, flags & ~(unsigned)EXECUTION);
	if (raw < 0 || execution || flags & IOFD_MEMFD_ALLOW_SEALING)
		return raw;
	rc = zcall_fcntl(raw, ZCALL_F_ADD_SEALS, ZCALL_F_SEAL_SEAL);
	if (rc < 0) {
		zcall_close(raw);
		return rc;
	}
	return raw;
}

int iofd_memfd_open(iofd_memfd *m, const char *name, uint32_t flags)
{
	uint32_t sizes = flags & IOFD_MEMFD_HUGETLB ? HUGE_SIZES : 0;

	if (!name)
		return iofd_cell_settle(&m->fd, -ZCALL_EFAULT);
	if (!is_name(name) || flags & ~(FLAGS | sizes))
		return iofd_cell_settle(&m->fd, IOFD_INVALID_PARAM);
	return iofd_cell_settle(&m->fd,
				create(name, flags | ZCALL_MFD_CLOEXEC));
}

int iofd_memfd_adopt(iofd_memfd *m, int64_t raw)
{
	return iofd_adopt_kind(&m->fd, raw, IOFD_FD_MEMFD);
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
	if (kind != IOFD_FD_MEMFD)
		return IOFD_INVALID_PARAM;
	length -= affixes;
	if ((size_t)length >= size)
		return -ZCALL_ERANGE;
	for (long i = 0; i < length; i++)
		buf[i] = link[sizeof before - 1 + (size_t)i];
	buf[length] = 0;
	return (int)length;
}
