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
	IOFD_MAP_FLAGS = IOFD_MAP_PRIVATE | IOFD_MAP_POPULATE,
	IOFD_MAP_PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC
};

IOFD_API int iofd_memfd_truncate(const iofd_memfd *m, int64_t size)
{
	int raw = iofd_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_ftruncate(raw, size);
}

/* For loong64 before Linux 6.11, which has no fstat. */
static inline int64_t iofd_memfd_size_by_statx(int raw)
{
	struct zcall_statx_info status;
	int rc = zcall_statx(raw, "", ZCALL_AT_EMPTY_PATH, ZCALL_STATX_SIZE,
			     &status);

	return rc < 0 ? rc : (int64_t)status.stx_size;
}

IOFD_API int64_t iofd_memfd_size(const iofd_memfd *m)
{
	int raw = iofd_cell_number(&m->fd);
	struct zcall_stat status;
	int rc = raw < 0 ? raw : zcall_fstat(raw, &status);

	if (IOFD_RARELY(rc < 0))
		return rc == -ZCALL_ENOSYS ? iofd_memfd_size_by_statx(raw) : rc;
	return status.st_size;
}

IOFD_API int iofd_memfd_allocate(const iofd_memfd *m, int64_t offset,
				 int64_t length)
{
	int raw = iofd_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fallocate(raw, 0, offset, length);
}

IOFD_API int iofd_memfd_punch_hole(const iofd_memfd *m, int64_t offset,
				   int64_t length)
{
	int raw = iofd_cell_number(&m->fd);

	return raw < 0 ? raw
		       : zcall_fallocate(raw,
					 ZCALL_FALLOC_FL_PUNCH_HOLE |
						 ZCALL_FALLOC_FL_KEEP_SIZE,
					 offset, length);
}

IOFD_API int iofd_memfd_seal(const iofd_memfd *m, uint32_t seals)
{
	int raw = iofd_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_ADD_SEALS, seals);
}

IOFD_API int iofd_memfd_seals(const iofd_memfd *m)
{
	int raw = iofd_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_GET_SEALS, 0);
}

IOFD_API int iofd_memfd_has_seals(const iofd_memfd *m, uint32_t seals)
{
	int have = iofd_memfd_seals(m);

	return have < 0 ? have : ((uint32_t)have & seals) == seals;
}

IOFD_API int iofd_memfd_seal_for_sharing(const iofd_memfd *m, iofd_region *own)
{
	int raw = iofd_cell_number(&m->fd);
	int rc = raw < 0 || !own ? 0 : iofd_region_unmap(own);

	return rc < 0 ? rc
		      : iofd_memfd_seal(m, IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK |
						   IOFD_SEAL_GROW |
						   IOFD_SEAL_WRITE);
}

IOFD_API int iofd_memfd_verify(const iofd_memfd *m, uint32_t seals,
			       int64_t minimum)
{
	int sealed = iofd_memfd_has_seals(m, seals);
	int64_t size;

	if (sealed <= 0)
		return sealed < 0 ? sealed : IOFD_PERMISSION;
	size = iofd_memfd_size(m);
	if (size < 0)
		return (int)size;
	return size < minimum ? -ZCALL_ERANGE : 0;
}

IOFD_API int iofd_memfd_map(const iofd_memfd *m, size_t length, uint32_t prot,
			    iofd_region *out)
{
	return iofd_memfd_map_at(m, length, prot, 0, 0, out);
}

/*
 * Kernels before 6.7 refuse to share a write-sealed file even for reading.
 * Nobody can change it, so a private view shows the same.
 */
static inline intptr_t iofd_memfd_map_file(int raw, size_t length,
					   uint32_t prot, uint32_t flags,
					   int64_t offset)
{
	int populate = flags & IOFD_MAP_POPULATE ? ZCALL_MAP_POPULATE : 0;
	intptr_t address = -ZCALL_EPERM;

	if (!(flags & IOFD_MAP_PRIVATE))
		address = zcall_mmap(0, length, prot,
				     ZCALL_MAP_SHARED | populate, raw, offset);
	if (flags & IOFD_MAP_PRIVATE ||
	    (address == IOFD_PERMISSION && !(prot & IOFD_PROT_WRITE)))
		address = zcall_mmap(0, length, prot,
				     ZCALL_MAP_PRIVATE | populate, raw, offset);
	return address;
}

/* Few mappings have the address of a huge page; only these need a look. */
static inline size_t iofd_memfd_huge_at(const iofd_memfd *m, intptr_t address)
{
	int64_t size = 0;

	if (IOFD_RARELY(address % IOFD_MEMFD_HUGE_MIN == 0))
		size = iofd_memfd_huge_size(m);
	return size > 0 ? (size_t)size : 0;
}

/* The kernel tells nobody how its populating went; asking again does. */
static inline int iofd_memfd_check_populated(iofd_region *r, uint32_t prot)
{
	int rc = iofd_region_prefault(
		r, prot & IOFD_PROT_WRITE ? IOFD_PROT_WRITE : IOFD_PROT_READ);

	if (rc == 0 || rc == IOFD_INVALID_PARAM) /* Linux before 5.14 */
		return 0;
	iofd_region_unmap(r);
	return rc;
}

static inline int iofd_memfd_map_nothing(iofd_region *out, int error)
{
	out->ptr = 0;
	out->len = 0;
	out->huge = 0;
	return error;
}

IOFD_API int iofd_memfd_map_at(const iofd_memfd *m, size_t length,
			       uint32_t prot, uint32_t flags, int64_t offset,
			       iofd_region *out)
{
	int raw = iofd_cell_number(&m->fd);
	intptr_t address;

	if (raw < 0)
		return iofd_memfd_map_nothing(out, raw);
	if (prot & ~(uint32_t)IOFD_MAP_PROTS ||
	    flags & ~(uint32_t)IOFD_MAP_FLAGS)
		return iofd_memfd_map_nothing(out, IOFD_INVALID_PARAM);
	address = iofd_memfd_map_file(raw, length, prot, flags, offset);
	if (zcall_is_error(address))
		return iofd_memfd_map_nothing(out, (int)address);
	out->ptr = (void *)address;
	out->len = length;
	out->huge = iofd_memfd_huge_at(m, address);
	return flags & IOFD_MAP_POPULATE ? iofd_memfd_check_populated(out, prot)
					 : 0;
}

#endif
