/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/region.h>. */
#ifndef IOFD_INLINE_REGION_H
#define IOFD_INLINE_REGION_H

#include <iofd/inline/unmapped.h>
#include <iofd/region.h>
#include <zcall/abi.h>
#include <zcall/memory.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_REGION_PROTS =
		IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC
};

IOFD_PRIV_BODY void *iofd_region_ptr(const iofd_region *r)
{
	return r->ptr;
}

IOFD_PRIV_BODY size_t iofd_region_len(const iofd_region *r)
{
	return r->len;
}

/* The mapped length, which is a multiple of the huge page size. */
static inline size_t iofd_priv_region_mapped(const iofd_region *r)
{
	size_t size = r->len;
	size_t huge = (size_t)r->huge_kib << 10;

	if (__builtin_expect(huge != 0, 0))
		size = (size + huge - 1) & ~(huge - 1);
	return size;
}

IOFD_PRIV_BODY int iofd_region_unmap(iofd_region *r)
{
	int rc = r->ptr ? zcall_munmap(r->ptr, iofd_priv_region_mapped(r)) : 0;

	if (rc == 0)
		iofd_priv_region_clear(r);
	return rc;
}

/*
 * A call that fails may have changed some of the pages. Until it has succeeded,
 * `prot` is what both the old and the new access permit.
 */
IOFD_PRIV_BODY int iofd_region_protect(iofd_region *r, uint32_t prot)
{
	int rc;

	if (!r->ptr)
		return IOFD_ERR_CLOSED;
	if (prot & ~(uint32_t)IOFD_PRIV_REGION_PROTS)
		return IOFD_ERR_INVALID_PARAM;
	r->prot = (uint16_t)(r->prot & prot);
	rc = zcall_mprotect(r->ptr, iofd_priv_region_mapped(r), prot);
	if (rc == 0)
		r->prot = (uint16_t)prot;
	return rc;
}

IOFD_PRIV_BODY int iofd_region_resize(iofd_region *r, size_t length)
{
	intptr_t address;

	if (!r->ptr)
		return IOFD_ERR_CLOSED;
	address = zcall_mremap(r->ptr, iofd_priv_region_mapped(r), length,
			       ZCALL_MREMAP_MAYMOVE, 0);
	if (zcall_is_error(address))
		return (int)address;
	r->ptr = (void *)address;
	if (length > r->len)
		r->steady = 0;
	r->len = length;
	return 0;
}

IOFD_PRIV_BODY int iofd_region_lock(const iofd_region *r)
{
	return r->ptr ? zcall_mlock(r->ptr, iofd_priv_region_mapped(r))
		      : IOFD_ERR_CLOSED;
}

IOFD_PRIV_BODY int iofd_region_unlock(const iofd_region *r)
{
	return r->ptr ? zcall_munlock(r->ptr, iofd_priv_region_mapped(r))
		      : IOFD_ERR_CLOSED;
}

IOFD_PRIV_BODY int iofd_region_sync(const iofd_region *r)
{
	return r->ptr ? zcall_msync(r->ptr, iofd_priv_region_mapped(r),
				    ZCALL_MS_SYNC)
		      : IOFD_ERR_CLOSED;
}

IOFD_PRIV_BODY int iofd_region_advise(const iofd_region *r, int advice)
{
	return r->ptr ? zcall_madvise(r->ptr, iofd_priv_region_mapped(r),
				      advice)
		      : IOFD_ERR_CLOSED;
}

IOFD_PRIV_BODY int iofd_region_prefault(const iofd_region *r, uint32_t prot)
{
	switch (prot) {
	case IOFD_PROT_READ:
		return iofd_region_advise(r, ZCALL_MADV_POPULATE_READ);
	case IOFD_PROT_WRITE:
		return iofd_region_advise(r, ZCALL_MADV_POPULATE_WRITE);
	default:
		return r->ptr ? IOFD_ERR_INVALID_PARAM : IOFD_ERR_CLOSED;
	}
}

#endif
