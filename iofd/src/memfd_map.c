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
static int are_flags(uint32_t flags)
{
	uint32_t sharing = flags & ~(uint32_t)(IOFD_MAP_POPULATE | OWN_FLAGS);

	return (sharing == IOFD_MAP_SHARED || sharing == IOFD_MAP_PRIVATE) &&
	       (flags & OWN_FLAGS) != IOFD_MAP_HUGE;
}

/*
 * First the seal, then the size, which cannot become smaller after that. No sum
 * overflows: mmap has accepted both.
 */
static int check_steady(const iofd_memfd *m, iofd_region *r, uint32_t flags,
			int64_t offset, int64_t huge)
{
	int rc = iofd_memfd_verify(m, IOFD_SEAL_SHRINK,
				   offset + (int64_t)r->len);

	if (rc < 0 || huge < 0)
		return rc < 0 ? rc : (int)huge;
	if (huge > 0 && !(flags & IOFD_MAP_HUGE))
		return -ZCALL_EOPNOTSUPP;
	if (huge == 0)
		r->steady = iofd_copy_way();
	return 0;
}

/* MAP_POPULATE does not report failure, so populate again with madvise. */
static int check_populated(const iofd_region *r)
{
	int rc = iofd_region_prefault(r, r->prot & IOFD_PROT_WRITE
						 ? IOFD_PROT_WRITE
						 : IOFD_PROT_READ);

	/* Linux before 5.14 does not know it. */
	return rc == IOFD_ERR_INVALID_PARAM ? 0 : rc;
}

int iofd_memfd_map_at(const iofd_memfd *m, size_t length, uint32_t prot,
		      uint32_t flags, int64_t offset, iofd_region *region)
{
	int rc = iofd_priv_cell_number(&m->fd);
	int64_t huge;

	if (rc < 0 || !are_flags(flags))
		return iofd_priv_memfd_map_nothing(
			region, rc < 0 ? rc : IOFD_ERR_INVALID_PARAM);
	huge = iofd_priv_memfd_map_at(
		m, length, prot, flags & ~(uint32_t)OWN_FLAGS, offset, region);
	if (!region->ptr)
		return (int)huge;
	rc = 0;
	if (flags & IOFD_MAP_STEADY)
		rc = check_steady(m, region, flags, offset, huge);
	if (rc == 0 && flags & IOFD_MAP_POPULATE)
		rc = check_populated(region);
	if (rc < 0)
		iofd_region_unmap(region);
	return rc;
}
