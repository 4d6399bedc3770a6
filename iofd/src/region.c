/* SPDX-License-Identifier: MIT */
#include <iofd/inline/region.h>

/* madvise of 0 bytes fails only at an address that is not aligned to a page. */
int64_t iofd_region_page_size(void)
{
	uintptr_t size = 2048;
	int rc;

	do {
		size *= 2;
		rc = zcall_madvise((void *)size, 0, ZCALL_MADV_NORMAL);
	} while (rc == IOFD_ERR_INVALID_PARAM && size < 65536);
	return rc < 0 ? rc : (int64_t)size;
}
