/* SPDX-License-Identifier: MIT */
/* iofd_region_copy_out of a steady region. */
#define _GNU_SOURCE
#include <iofd/iofd.h>
#include <string.h>

static iofd_memfd file;
static iofd_region region;

static int map(size_t size)
{
	int rc = iofd_memfd_open_mapped(&file, "bench", size, 0, &region);

	if (rc == 0)
		memset(region.ptr, 2, size);
	return rc;
}

static int64_t copy_out(char *to, size_t offset, size_t size)
{
	return iofd_region_copy_out(&region, offset, to, size);
}

#include "copy.h"
