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

/* Few mappings are aligned like a huge page; check only these. */
static inline uint32_t iofd_priv_memfd_huge_kib(const iofd_memfd *m,
						intptr_t address)
{
	int64_t size = 0;

	if (IOFD_PRIV_RARELY(address % IOFD_MEMFD_HUGE_MIN == 0))
		size = iofd_memfd_huge_size(m);
	return size > 0 ? (uint32_t)(size >> 10) : 0;
}

static inline int iofd_priv_memfd_map_nothing(iofd_region *region, int error)
{
	iofd_priv_region_clear(region);
	return error;
}

/* `flags` are those of mmap. */
static inline int iofd_priv_memfd_map_at(const iofd_memfd *m, size_t length,
					 uint32_t prot, uint32_t flags,
					 int64_t offset, iofd_region *region)
{
	int raw = iofd_priv_cell_number(&m->fd);
	intptr_t address;

	if (raw < 0)
		return iofd_priv_memfd_map_nothing(region, raw);
	if (prot & ~(uint32_t)IOFD_PRIV_MAP_PROTS)
		return iofd_priv_memfd_map_nothing(region,
						   IOFD_ERR_INVALID_PARAM);
	address = iofd_priv_memfd_map_file(raw, length, prot, flags, offset);
	if (IOFD_PRIV_RARELY(zcall_is_error(address)))
		return iofd_priv_memfd_map_nothing(region, (int)address);
	region->ptr = (void *)address;
	region->len = length;
	region->huge_kib = iofd_priv_memfd_huge_kib(m, address);
	region->prot = (uint16_t)prot;
	region->steady = 0;
	return 0;
}

IOFD_PRIV_BODY int iofd_memfd_map(const iofd_memfd *m, size_t length,
				  uint32_t prot, iofd_region *region)
{
	return iofd_priv_memfd_map_at(m, length, prot, IOFD_MAP_SHARED, 0,
				      region);
}

#endif
