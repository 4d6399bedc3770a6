/* SPDX-License-Identifier: MIT */
#include "memfd_device.h"

#include <iofd/inline/memfd_create.h>

int iofd_describe(int raw, struct zcall_statx_info *out)
{
	return zcall_statx(raw, "", ZCALL_AT_EMPTY_PATH, ZCALL_STATX_TYPE, out);
}

/* Whether the file is on the device of memfds with these flags. */
static int is_beside_memfd(const struct zcall_statx_info *file, uint32_t flags)
{
	int own = iofd_priv_memfd_create("", flags | IOFD_MEMFD_ALLOW_SEALING);
	struct zcall_statx_info status;
	int rc;

	if (own < 0)
		return own;
	rc = iofd_describe(own, &status);
	zcall_close(own);
	return rc < 0 ? rc
		      : file->stx_dev_major == status.stx_dev_major &&
				file->stx_dev_minor == status.stx_dev_minor;
}

/* Not __builtin_ctz, which calls libgcc on some processors. */
static uint32_t shift_of(uint32_t size)
{
	uint32_t shift = 0;

	while (size >> shift > 1)
		shift++;
	return shift;
}

/*
 * Each huge page size has its own device, whose files have blocks of that size.
 * A kernel without such pages returns one of four errors.
 */
static int is_on_huge_device(const struct zcall_statx_info *file)
{
	uint32_t size = shift_of(file->stx_blksize) << ZCALL_MFD_HUGE_SHIFT;
	int rc = is_beside_memfd(file, IOFD_MEMFD_HUGETLB | size);

	switch (rc) {
	case IOFD_ERR_INVALID_PARAM:
	case -ZCALL_ENODEV:
	case -ZCALL_ENOENT:
	case -ZCALL_ENOSYS:
		return 0;
	default:
		return rc;
	}
}

int iofd_is_on_memfd_device(const struct zcall_statx_info *file)
{
	int rc = is_beside_memfd(file, 0);

	return rc == 0 ? is_on_huge_device(file) : rc;
}

/* tmpfs with transparent huge pages has large blocks as well. */
int64_t iofd_memfd_huge_size(const iofd_memfd *m)
{
	int raw = iofd_priv_cell_number(&m->fd);
	struct zcall_statx_info file;
	int rc = raw < 0 ? raw : iofd_describe(raw, &file);

	if (rc < 0)
		return rc;
	if (file.stx_blksize < IOFD_MEMFD_HUGE_MIN)
		return 0;
	rc = is_on_huge_device(&file);
	return rc > 0 ? (int64_t)file.stx_blksize : rc;
}
