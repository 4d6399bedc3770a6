/* SPDX-License-Identifier: MIT */
#include <iofd/close_range.h>

#include <zcall/abi.h>
#include <zcall/io.h>
#include <zcall/process.h>

enum {
	FLAGS = IOFD_CLOSE_RANGE_UNSHARE | IOFD_CLOSE_RANGE_CLOEXEC,
	CHUNK_SIZE = 1024
};

struct range {
	uint32_t first;
	uint32_t last;
	uint32_t flags;
	int directory; /* our own descriptor, not to be closed */
};

/* Closes the descriptor whose number is `name`, but not "." and "..". */
static void close_entry(const struct range *range, const char *name)
{
	uint32_t number = 0;

	if (*name == '.')
		return;
	for (; *name; name++)
		number = number * 10 + (uint32_t)(*name - '0');
	if (number < range->first || number > range->last ||
	    (int)number == range->directory)
		return;
	if (range->flags & IOFD_CLOSE_RANGE_CLOEXEC)
		zcall_fcntl((int)number, ZCALL_F_SETFD, ZCALL_FD_CLOEXEC);
	else
		zcall_close((int)number);
}

/* /proc lists by number, so closing entries does not disturb the listing. */
static int close_listed(const struct range *range)
{
	_Alignas(8) char chunk[CHUNK_SIZE];
	long size;

	do {
		size = zcall_getdents64(range->directory, chunk, CHUNK_SIZE);
		for (long at = 0; at < size;) {
			const struct zcall_dirent64 *entry =
				(const void *)(chunk + at);

			close_entry(range, entry->d_name);
			at += entry->d_reclen;
		}
	} while (size > 0);
	return (int)size;
}

static int close_by_proc(uint32_t first, uint32_t last, uint32_t flags)
{
	struct range range = {first, last, flags, 0};
	int rc = flags & IOFD_CLOSE_RANGE_UNSHARE
			 ? zcall_unshare(ZCALL_CLONE_FILES)
			 : 0;

	if (rc < 0)
		return rc;
	range.directory = zcall_openat(
		ZCALL_AT_FDCWD, "/proc/thread-self/fd",
		ZCALL_O_RDONLY | ZCALL_O_DIRECTORY | ZCALL_O_CLOEXEC, 0);
	if (range.directory < 0)
		return range.directory;
	rc = close_listed(&range);
	zcall_close(range.directory);
	return rc;
}

int iofd_close_range(uint32_t first, uint32_t last, uint32_t flags)
{
	int rc;

	if (first > last || flags & ~(uint32_t)FLAGS)
		return IOFD_ERR_INVALID_PARAM;
	rc = zcall_close_range(first, last, flags);
	/* EINVAL: Linux 5.9 and 5.10 do not know CLOEXEC. */
	if (rc == -ZCALL_ENOSYS || rc == IOFD_ERR_PERMISSION ||
	    rc == IOFD_ERR_INVALID_PARAM)
		return close_by_proc(first, last, flags);
	return rc;
}
