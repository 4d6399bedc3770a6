/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/memfd_map.h>. */
#ifndef IOFD_INLINE_MEMFD_MAP_H
#define IOFD_INLINE_MEMFD_MAP_H

#include <iofd/inline/cell.h>
#include <iofd/inline/unmapped.h>
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

/*
 * Returns the huge page size of a mapped file; 0 for none, or an error. Few
 * mappings are aligned like a huge page; check only these.
 */
static inline int64_t iofd_priv_memfd_huge_at(const iofd_memfd *m,
					      intptr_t address)
{
	return IOFD_PRIV_RARELY(address % IOFD_MEMFD_HUGE_MIN == 0)
		       ? iofd_memfd_huge_size(m)
		       : 0;
}

static inline int iofd_priv_memfd_map_nothing(iofd_region *region, int error)
{
	iofd_priv_region_clear(region);
	return error;
}

/* Maps as asked. Returns 0, the huge page size, or the error of asking for it:
 * the region is mapped if its `ptr` is not null. */
static inline int64_t iofd_priv_memfd_map_at(const iofd_memfd *m, size_t length,
					     uint32_t prot, uint32_t flags,
					     int64_t offset, iofd_region *r)
{
	int raw = iofd_priv_cell_number(&m->fd);
	intptr_t address;
	int64_t huge;

	if (raw < 0)
		return iofd_priv_memfd_map_nothing(r, raw);
	if (prot & ~(uint32_t)IOFD_PRIV_MAP_PROTS)
		return iofd_priv_memfd_map_nothing(r, IOFD_ERR_INVALID_PARAM);
	address = iofd_priv_memfd_map_file(raw, length, prot, flags, offset);
	if (zcall_is_error(address))
		return iofd_priv_memfd_map_nothing(r, (int)address);
	huge = iofd_priv_memfd_huge_at(m, address);
	r->ptr = (void *)address;
	r->len = length;
	r->huge_kib = huge > 0 ? (uint32_t)(huge >> 10) : 0;
	r->prot = (uint16_t)prot;
	r->steady = 0;
	return huge;
}

IOFD_PRIV_BODY int iofd_memfd_map(const iofd_memfd *m, size_t length,
				  uint32_t prot, iofd_region *region)
{
	int64_t rc = iofd_priv_memfd_map_at(m, length, prot, IOFD_MAP_SHARED, 0,
					    region);

	return region->ptr ? 0 : (int)rc;
}

#endif
