/* SPDX-License-Identifier: MIT */
#include <iofd/inline/memfd_map.h>
#include <iofd/memfd_seal.h>

#include "copy.h"

enum {
	OWN_FLAGS = IOFD_MAP_STEADY | IOFD_MAP_HUGE
};

/*
 * Exactly one of SHARED and PRIVATE; both are MAP_SHARED_VALIDATE. HUGE is only
 * for STEADY.
 */
static int check_flags(uint32_t flags)
{
	uint32_t sharing = flags & ~(uint32_t)(IOFD_MAP_POPULATE | OWN_FLAGS);

	if (sharing != IOFD_MAP_SHARED && sharing != IOFD_MAP_PRIVATE)
		return IOFD_ERR_INVALID_PARAM;
	return (flags & OWN_FLAGS) == IOFD_MAP_HUGE ? IOFD_ERR_INVALID_PARAM
						    : 0;
}

/*
 * Returns 1 if the bytes are there to stay, 0 if they are but in huge pages
 * that the caller accepts. First the seal, then the size, which cannot become
 * smaller after that.
 */
static int is_steady(const iofd_memfd *m, size_t length, uint32_t flags,
		     int64_t offset)
{
	int64_t huge = iofd_memfd_huge_size(m);
	int rc;

	if (huge < 0)
		return (int)huge;
	if (huge > 0 && !(flags & IOFD_MAP_HUGE))
		return -ZCALL_EOPNOTSUPP;
	if (length > (size_t)(INT64_MAX - offset))
		return -ZCALL_ERANGE;
	rc = iofd_memfd_verify(m, IOFD_SEAL_SHRINK, offset + (int64_t)length);
	return rc < 0 ? rc : huge == 0;
}

/* MAP_POPULATE does not report failure, so populate again with madvise. */
static int check_populated(iofd_region *r)
{
	int rc = iofd_region_prefault(r, r->prot & IOFD_PROT_WRITE
						 ? IOFD_PROT_WRITE
						 : IOFD_PROT_READ);

	if (rc == 0 || rc == IOFD_ERR_INVALID_PARAM) /* Linux before 5.14 */
		return 0;
	iofd_region_unmap(r);
	return rc;
}

int iofd_memfd_map_at(const iofd_memfd *m, size_t length, uint32_t prot,
		      uint32_t flags, int64_t offset, iofd_region *region)
{
	int raw = iofd_priv_cell_number(&m->fd);
	int steady = 0;
	int rc = raw < 0 ? raw : check_flags(flags);

	if (rc == 0 && offset < 0) /* kernels differ */
		rc = -ZCALL_EOVERFLOW;
	if (rc == 0 && flags & IOFD_MAP_STEADY)
		rc = steady = is_steady(m, length, flags, offset);
	if (rc < 0)
		return iofd_priv_memfd_map_nothing(region, rc);
	rc = iofd_priv_memfd_map_at(
		m, length, prot, flags & ~(uint32_t)OWN_FLAGS, offset, region);
	if (rc == 0 && flags & IOFD_MAP_POPULATE)
		rc = check_populated(region);
	if (rc == 0 && steady)
		region->steady = iofd_copy_way();
	return rc;
}
