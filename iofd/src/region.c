/* SPDX-License-Identifier: MIT */
#include <iofd/region.h>

#include <zcall/abi.h>
#include <zcall/memory.h>

enum {
	PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC
};

void *iofd_region_ptr(const iofd_region *r)
{
	return r->ptr;
}

size_t iofd_region_len(const iofd_region *r)
{
	return r->len;
}

int iofd_region_unmap(iofd_region *r)
{
	int rc = r->ptr ? zcall_munmap(r->ptr, r->len) : 0;

	if (rc == 0) {
		r->ptr = 0;
		r->len = 0;
	}
	return rc;
}

int iofd_region_protect(const iofd_region *r, uint32_t prot)
{
	if (!r->ptr)
		return IOFD_CLOSED;
	if (prot & ~(uint32_t)PROTS)
		return IOFD_INVALID_PARAM;
	return zcall_mprotect(r->ptr, r->len, prot);
}

int iofd_region_sync(const iofd_region *r)
{
	return r->ptr ? zcall_msync(r->ptr, r->len, ZCALL_MS_SYNC)
		      : IOFD_CLOSED;
}

int iofd_region_advise(const iofd_region *r, int advice)
{
	return r->ptr ? zcall_madvise(r->ptr, r->len, advice) : IOFD_CLOSED;
}

int iofd_region_prefault(const iofd_region *r, uint32_t prot)
{
	switch (prot) {
	case IOFD_PROT_READ:
		return iofd_region_advise(r, ZCALL_MADV_POPULATE_READ);
	case IOFD_PROT_WRITE:
		return iofd_region_advise(r, ZCALL_MADV_POPULATE_WRITE);
	default:
		return r->ptr ? IOFD_INVALID_PARAM : IOFD_CLOSED;
	}
}
