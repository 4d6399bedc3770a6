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

enum {
	IOFD_PRIV_MAP_SHARING = IOFD_MAP_SHARED | IOFD_MAP_PRIVATE,
	IOFD_PRIV_MAP_PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC
};

IOFD_API int iofd_memfd_truncate(const iofd_memfd *m, int64_t size)
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

IOFD_API int64_t iofd_memfd_size(const iofd_memfd *m)
{
	int raw = iofd_priv_cell_number(&m->fd);
	struct zcall_stat status;
	int rc = raw < 0 ? raw : zcall_fstat(raw, &status);

	if (IOFD_PRIV_RARELY(rc < 0))
		return rc == -ZCALL_ENOSYS ? iofd_priv_memfd_size_by_statx(raw)
					   : rc;
	return status.st_size;
}

IOFD_API int iofd_memfd_allocate(const iofd_memfd *m, int64_t offset,
				 int64_t length)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fallocate(raw, 0, offset, length);
}

IOFD_API int iofd_memfd_punch_hole(const iofd_memfd *m, int64_t offset,
				   int64_t length)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw
		       : zcall_fallocate(raw,
					 ZCALL_FALLOC_FL_PUNCH_HOLE |
						 ZCALL_FALLOC_FL_KEEP_SIZE,
					 offset, length);
}

IOFD_API int iofd_memfd_seal(const iofd_memfd *m, uint32_t seals)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_ADD_SEALS, seals);
}

IOFD_API int iofd_memfd_seals(const iofd_memfd *m)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_GET_SEALS, 0);
}

IOFD_API int iofd_memfd_seal_for_sharing(const iofd_memfd *m, iofd_region *own)
{
	int raw = iofd_priv_cell_number(&m->fd);
	int rc = raw < 0 || !own ? 0 : iofd_region_unmap(own);

	return rc < 0 ? rc
		      : iofd_memfd_seal(m, IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK |
						   IOFD_SEAL_GROW |
						   IOFD_SEAL_WRITE);
}

IOFD_API int iofd_memfd_verify(const iofd_memfd *m, uint32_t seals,
			       int64_t minimum)
{
	int have = iofd_memfd_seals(m);
	int64_t size;

	if (have < 0)
		return have;
	if (seals & ~(uint32_t)have)
		return IOFD_ERR_PERMISSION;
	size = minimum > 0 ? iofd_memfd_size(m) : 0;
	if (size < 0)
		return (int)size;
	return size < minimum ? -ZCALL_ERANGE : 0;
}

IOFD_API int iofd_memfd_map(const iofd_memfd *m, size_t length, uint32_t prot,
			    iofd_region *region)
{
	return iofd_memfd_map_at(m, length, prot, IOFD_MAP_SHARED, 0, region);
}

/*
 * Kernels before 6.7 refuse to share a write-sealed file even for reading.
 * Nobody can change it, so a private view shows the same.
 */
static inline intptr_t iofd_priv_memfd_map_file(int raw, size_t length,
						uint32_t prot, uint32_t flags,
						int64_t offset)
{
	intptr_t address =
		zcall_mmap(0, length, prot, (long)flags, raw, offset);

	if (IOFD_PRIV_RARELY(address == IOFD_ERR_PERMISSION) &&
	    !(prot & IOFD_PROT_WRITE) && flags & IOFD_MAP_SHARED)
		address = zcall_mmap(0, length, prot,
				     (long)(flags ^ IOFD_PRIV_MAP_SHARING), raw,
				     offset);
	return address;
}

/* Exactly one of SHARED and PRIVATE; 3 is a third way of mmap(2). */
static inline int iofd_priv_memfd_is_map(uint32_t prot, uint32_t flags)
{
	uint32_t sharing = flags & ~(uint32_t)IOFD_MAP_POPULATE;

	return !(prot & ~(uint32_t)IOFD_PRIV_MAP_PROTS) &&
	       (sharing == IOFD_MAP_SHARED || sharing == IOFD_MAP_PRIVATE);
}

/* Few mappings have the address of a huge page; only these need a look. */
static inline size_t iofd_priv_memfd_huge_at(const iofd_memfd *m,
					     intptr_t address)
{
	int64_t size = 0;

	if (IOFD_PRIV_RARELY(address % IOFD_MEMFD_HUGE_MIN == 0))
		size = iofd_memfd_huge_size(m);
	return size > 0 ? (size_t)size : 0;
}

/* The kernel tells nobody how its populating went; asking again does. */
static inline int iofd_priv_memfd_check_populated(iofd_region *r, uint32_t prot)
{
	int rc = iofd_region_prefault(
		r, prot & IOFD_PROT_WRITE ? IOFD_PROT_WRITE : IOFD_PROT_READ);

	if (rc == 0 || rc == IOFD_ERR_INVALID_PARAM) /* Linux before 5.14 */
		return 0;
	iofd_region_unmap(r);
	return rc;
}

static inline int iofd_priv_memfd_map_nothing(iofd_region *region, int error)
{
	region->ptr = 0;
	region->len = 0;
	region->huge = 0;
	return error;
}

IOFD_API int iofd_memfd_map_at(const iofd_memfd *m, size_t length,
			       uint32_t prot, uint32_t flags, int64_t offset,
			       iofd_region *region)
{
	int raw = iofd_priv_cell_number(&m->fd);
	intptr_t address;

	if (raw < 0)
		return iofd_priv_memfd_map_nothing(region, raw);
	if (!iofd_priv_memfd_is_map(prot, flags))
		return iofd_priv_memfd_map_nothing(region,
						   IOFD_ERR_INVALID_PARAM);
	address = iofd_priv_memfd_map_file(raw, length, prot, flags, offset);
	if (zcall_is_error(address))
		return iofd_priv_memfd_map_nothing(region, (int)address);
	region->ptr = (void *)address;
	region->len = length;
	region->huge = iofd_priv_memfd_huge_at(m, address);
	return flags & IOFD_MAP_POPULATE
		       ? iofd_priv_memfd_check_populated(region, prot)
		       : 0;
}

#endif
