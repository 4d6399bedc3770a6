/* SPDX-License-Identifier: MIT */
#include <iofd/memfd_map.h>
#include <iofd/memfd_seal.h>

#include <iofd/inline/unmapped.h>

#include <zcall/abi.h>

/* The size of a file that has room for `length` bytes; or an error. */
static int64_t whole_pages(const iofd_memfd *m, size_t length, uint32_t flags)
{
	int64_t huge = flags & IOFD_MEMFD_HUGETLB ? iofd_memfd_huge_size(m) : 0;

	if (huge < 0)
		return huge;
	if (length == 0)
		return IOFD_ERR_INVALID_PARAM;
	if (length > (size_t)(INT64_MAX - huge))
		return -ZCALL_EFBIG;
	return huge ? ((int64_t)length + huge - 1) & -huge : (int64_t)length;
}

/* Pages that the file has are there for every mapping of it. */
static int reserve_and_map(const iofd_memfd *m, size_t length, uint32_t flags,
			   iofd_region *region)
{
	int64_t size = whole_pages(m, length, flags);
	int rc = size < 0 ? (int)size : iofd_memfd_allocate(m, 0, size);

	if (rc == 0)
		rc = iofd_memfd_seal(m, IOFD_SEAL_SHRINK);
	return rc < 0 ? rc
		      : iofd_memfd_map_at(m, length,
					  IOFD_PROT_READ | IOFD_PROT_WRITE,
					  IOFD_MAP_SHARED | IOFD_MAP_STEADY |
						  IOFD_MAP_HUGE,
					  0, region);
}

static int open_mapped(iofd_memfd *m, const char *name, size_t length,
		       uint32_t flags, iofd_region *region)
{
	int rc = iofd_memfd_open(m, name, flags | IOFD_MEMFD_ALLOW_SEALING);

	iofd_priv_region_clear(region);
	if (rc == 0)
		rc = reserve_and_map(m, length, flags, region);
	if (rc < 0)
		iofd_fd_close(&m->fd);
	return rc;
}

/*
 * A lack of huge pages has a dozen errors, at each step others. So any of them
 * leads to normal pages, and what is really wrong is wrong there too; but not a
 * signal that came.
 */
int iofd_memfd_open_mapped(iofd_memfd *m, const char *name, size_t length,
			   uint32_t flags, iofd_region *region)
{
	const uint32_t huge = IOFD_MEMFD_HUGETLB | ~0u << ZCALL_MFD_HUGE_SHIFT;
	uint32_t others = flags & ~(uint32_t)IOFD_MEMFD_PREFER_HUGE;
	int rc;

	if (others == flags)
		return open_mapped(m, name, length, flags, region);
	rc = open_mapped(m, name, length, others | IOFD_MEMFD_HUGETLB, region);
	if (rc == 0 || rc == IOFD_ERR_INTERRUPTED)
		return rc;
	return open_mapped(m, name, length, others & ~huge, region);
}
