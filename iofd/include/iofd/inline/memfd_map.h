/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/memfd_map.h>. */
#ifndef IOFD_INLINE_MEMFD_MAP_H
#define IOFD_INLINE_MEMFD_MAP_H

#include <iofd/inline/cell.h>
#include <iofd/memfd_map.h>
#include <zcall/abi.h>
#include <zcall/memory.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_MAP_SHARING = IOFD_MAP_SHARED | IOFD_MAP_PRIVATE,
	IOFD_PRIV_MAP_PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC
};

IOFD_PRIV_BODY int iofd_memfd_map(const iofd_memfd *m, size_t length,
				  uint32_t prot, iofd_region *region)
{
	return iofd_memfd_map_at(m, length, prot, IOFD_MAP_SHARED, 0, region);
}

/*
 * Kernels before 6.7 refuse to share a write-sealed file even for reading. It
 * cannot change, so a private mapping has the same content.
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

/* Exactly one of SHARED and PRIVATE; both are MAP_SHARED_VALIDATE. */
static inline int iofd_priv_memfd_is_map(uint32_t prot, uint32_t flags)
{
	uint32_t sharing = flags & ~(uint32_t)IOFD_MAP_POPULATE;

	return !(prot & ~(uint32_t)IOFD_PRIV_MAP_PROTS) &&
	       (sharing == IOFD_MAP_SHARED || sharing == IOFD_MAP_PRIVATE);
}

/* Few mappings are aligned like a huge page; check only these. */
static inline size_t iofd_priv_memfd_huge_at(const iofd_memfd *m,
					     intptr_t address)
{
	int64_t size = 0;

	if (IOFD_PRIV_RARELY(address % IOFD_MEMFD_HUGE_MIN == 0))
		size = iofd_memfd_huge_size(m);
	return size > 0 ? (size_t)size : 0;
}

/* MAP_POPULATE does not report failure, so populate again with madvise. */
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

IOFD_PRIV_BODY int iofd_memfd_map_at(const iofd_memfd *m, size_t length,
				     uint32_t prot, uint32_t flags,
				     int64_t offset, iofd_region *region)
{
	int raw = iofd_priv_cell_number(&m->fd);
	intptr_t address;

	if (raw < 0)
		return iofd_priv_memfd_map_nothing(region, raw);
	if (!iofd_priv_memfd_is_map(prot, flags))
		return iofd_priv_memfd_map_nothing(region,
						   IOFD_ERR_INVALID_PARAM);
	address = iofd_priv_memfd_map_file(raw, length, prot, flags, offset);
	if (IOFD_PRIV_RARELY(zcall_is_error(address)))
		return iofd_priv_memfd_map_nothing(region, (int)address);
	region->ptr = (void *)address;
	region->len = length;
	region->huge = iofd_priv_memfd_huge_at(m, address);
	return flags & IOFD_MAP_POPULATE
		       ? iofd_priv_memfd_check_populated(region, prot)
		       : 0;
}

#endif
