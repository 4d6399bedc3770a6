/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/memfd.h>. */
#ifndef IOFD_INLINE_MEMFD_H
#define IOFD_INLINE_MEMFD_H

#include <iofd/inline/cell.h>
#include <iofd/memfd.h>
#include <zcall/abi.h>
#include <zcall/memory.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_PRIV_BODY int iofd_memfd_truncate(const iofd_memfd *m, int64_t size)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_ftruncate(raw, size);
}

/* For loong64 before Linux 6.11, which has no fstat. */
static inline int64_t iofd_priv_memfd_size_by_statx(int raw)
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
