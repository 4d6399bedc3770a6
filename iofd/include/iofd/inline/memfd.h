/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/memfd.h>. */
#ifndef IOFD_INLINE_MEMFD_H
#define IOFD_INLINE_MEMFD_H

#include <iofd/inline/memfd_create.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

#define IOFD_PRIV_MEMFD_HUGE_SIZES (63u << ZCALL_MFD_HUGE_SHIFT)

enum {
	IOFD_PRIV_MEMFD_FLAGS = IOFD_MEMFD_ALLOW_SEALING | IOFD_MEMFD_HUGETLB |
				IOFD_PRIV_MEMFD_EXECUTION
};

IOFD_PRIV_CALLED int iofd_priv_memfd_is_name(const char *name)
{
	int length = 0;

	while (name[length] && length < IOFD_MEMFD_NAME_MAX)
		length++;
	return !name[length];
}

IOFD_PRIV_BODY int iofd_memfd_open(iofd_memfd *m, const char *name,
				   uint32_t flags)
{
	uint32_t sizes =
		flags & IOFD_MEMFD_HUGETLB ? IOFD_PRIV_MEMFD_HUGE_SIZES : 0;

	if (!name)
		return iofd_priv_cell_settle(&m->fd, -ZCALL_EFAULT);
	if (!iofd_priv_memfd_is_name(name) ||
	    flags & ~(IOFD_PRIV_MEMFD_FLAGS | sizes))
		return iofd_priv_cell_settle(&m->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_priv_cell_settle(&m->fd,
				     iofd_priv_memfd_create(name, flags));
}

IOFD_PRIV_BODY int iofd_memfd_truncate(const iofd_memfd *m, int64_t size)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_ftruncate(raw, size);
}

/* For loong64 before Linux 6.11, which has no fstat. */
IOFD_PRIV_CALLED int64_t iofd_priv_memfd_size_by_statx(int raw)
{
	struct zcall_statx_info status;
	int rc = zcall_statx(raw, "", ZCALL_AT_EMPTY_PATH, ZCALL_STATX_SIZE,
			     &status);

	return rc < 0 ? rc : (int64_t)status.stx_size;
}

IOFD_PRIV_BODY int64_t iofd_memfd_size(const iofd_memfd *m)
{
	int raw = iofd_priv_cell_number(&m->fd);
	struct zcall_stat status;
	int rc = raw < 0 ? raw : zcall_fstat(raw, &status);

	if (IOFD_PRIV_RARELY(rc < 0))
		return rc == -ZCALL_ENOSYS ? iofd_priv_memfd_size_by_statx(raw)
					   : rc;
	return status.st_size;
}

IOFD_PRIV_BODY int iofd_memfd_allocate(const iofd_memfd *m, int64_t offset,
				       int64_t length)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fallocate(raw, 0, offset, length);
}

IOFD_PRIV_BODY int iofd_memfd_punch_hole(const iofd_memfd *m, int64_t offset,
					 int64_t length)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw
		       : zcall_fallocate(raw,
					 ZCALL_FALLOC_FL_PUNCH_HOLE |
						 ZCALL_FALLOC_FL_KEEP_SIZE,
					 offset, length);
}

#endif
