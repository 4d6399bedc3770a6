/* SPDX-License-Identifier: MIT */
#include <iofd/memfd.h>

#include "adopt.h"
#include "cell.h"
#include "fdinfo.h"

#include <zcall/abi.h>
#include <zcall/memory.h>

#define HUGE_SIZES (63u << ZCALL_MFD_HUGE_SHIFT)

enum {
	EXECUTION = IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL,
	FLAGS = IOFD_MEMFD_ALLOW_SEALING | IOFD_MEMFD_HUGETLB | EXECUTION,
	MAP_FLAGS = IOFD_MAP_PRIVATE | IOFD_MAP_POPULATE,
	PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC
};

static int is_name(const char *name)
{
	size_t length = 0;

	while (length <= IOFD_MEMFD_NAME_MAX && name[length])
		length++;
	return length <= IOFD_MEMFD_NAME_MAX;
}

/*
 * NOEXEC_SEAL is the default, and it turns sealing on: one more call turns it
 * off again for those who did not ask for it. Kernels before 6.3 know neither
 * way of asking and refuse both; what they make is what EXEC asks for.
 */
static int create(const char *name, unsigned flags)
{
	unsigned execution = flags & EXECUTION;
	int raw = zcall_memfd_create(
		name, flags | (execution ? 0 : ZCALL_MFD_NOEXEC_SEAL));
	int rc;

	if (raw == IOFD_INVALID_PARAM && !(flags & IOFD_MEMFD_NOEXEC_SEAL))
		return zcall_memfd_create(name, flags & ~(unsigned)EXECUTION);
	if (raw < 0 || execution || flags & IOFD_MEMFD_ALLOW_SEALING)
		return raw;
	rc = zcall_fcntl(raw, ZCALL_F_ADD_SEALS, ZCALL_F_SEAL_SEAL);
	if (rc < 0) {
		zcall_close(raw);
		return rc;
	}
	return raw;
}

int iofd_memfd_open(iofd_memfd *m, const char *name, uint32_t flags)
{
	uint32_t sizes = flags & IOFD_MEMFD_HUGETLB ? HUGE_SIZES : 0;

	if (!name)
		return settle(&m->fd, -ZCALL_EFAULT);
	if (!is_name(name) || flags & ~(FLAGS | sizes))
		return settle(&m->fd, IOFD_INVALID_PARAM);
	return settle(&m->fd, create(name, flags | ZCALL_MFD_CLOEXEC));
}

int iofd_memfd_adopt(iofd_memfd *m, int64_t raw)
{
	return iofd_adopt_kind(&m->fd, raw, IOFD_FD_MEMFD);
}

int iofd_memfd_name(const iofd_memfd *m, char *buf, size_t size)
{
	static const char before[] = "/memfd:";
	static const char after[] = " (deleted)";
	const long affixes = sizeof before - 1 + sizeof after - 1;
	char link[320];
	long length = iofd_fdinfo_link(&m->fd, link, sizeof link);

	if (length < 0)
		return (int)length;
	for (long i = 0; before[i]; i++)
		if (length < affixes || link[i] != before[i])
			return IOFD_INVALID_PARAM;
	length -= affixes;
	if ((size_t)length >= size)
		return -ZCALL_ERANGE;
	for (long i = 0; i < length; i++)
		buf[i] = link[sizeof before - 1 + (size_t)i];
	buf[length] = 0;
	return (int)length;
}

int iofd_memfd_truncate(const iofd_memfd *m, int64_t size)
{
	int raw = number_of(&m->fd);

	return raw < 0 ? raw : zcall_ftruncate(raw, size);
}

int64_t iofd_memfd_size(const iofd_memfd *m)
{
	int raw = number_of(&m->fd);
	struct zcall_statx status;
	int rc = raw < 0 ? raw
			 : zcall_statx(raw, "", ZCALL_AT_EMPTY_PATH,
				       ZCALL_STATX_SIZE, &status);

	return rc < 0 ? rc : (int64_t)status.stx_size;
}

int iofd_memfd_allocate(const iofd_memfd *m, int64_t offset, int64_t length)
{
	int raw = number_of(&m->fd);

	return raw < 0 ? raw : zcall_fallocate(raw, 0, offset, length);
}

int iofd_memfd_punch_hole(const iofd_memfd *m, int64_t offset, int64_t length)
{
	int raw = number_of(&m->fd);

	return raw < 0 ? raw
		       : zcall_fallocate(raw,
					 ZCALL_FALLOC_FL_PUNCH_HOLE |
						 ZCALL_FALLOC_FL_KEEP_SIZE,
					 offset, length);
}

int iofd_memfd_seal(const iofd_memfd *m, uint32_t seals)
{
	int raw = number_of(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_ADD_SEALS, seals);
}

int iofd_memfd_seals(const iofd_memfd *m)
{
	int raw = number_of(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_GET_SEALS, 0);
}

int iofd_memfd_has_seals(const iofd_memfd *m, uint32_t seals)
{
	int have = iofd_memfd_seals(m);

	return have < 0 ? have : ((uint32_t)have & seals) == seals;
}

int iofd_memfd_seal_for_sharing(const iofd_memfd *m, iofd_region *own)
{
	int raw = number_of(&m->fd);
	int rc = raw < 0 || !own ? 0 : iofd_region_unmap(own);

	return rc < 0 ? rc
		      : iofd_memfd_seal(m, IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK |
						   IOFD_SEAL_GROW |
						   IOFD_SEAL_WRITE);
}

int iofd_memfd_verify(const iofd_memfd *m, uint32_t seals, int64_t minimum)
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

int iofd_memfd_map(const iofd_memfd *m, size_t length, uint32_t prot,
		   iofd_region *out)
{
	return iofd_memfd_map_at(m, length, prot, 0, 0, out);
}

/*
 * Kernels before 6.7 refuse to share a write-sealed file even for reading.
 * Nobody can change it, so a private view shows the same.
 */
static intptr_t map_file(int raw, size_t length, uint32_t prot, uint32_t flags,
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

/* The kernel tells nobody how its populating went; asking again does. */
static int check_populated(iofd_region *r, uint32_t prot)
{
	int rc = iofd_region_prefault(
		r, prot & IOFD_PROT_WRITE ? IOFD_PROT_WRITE : IOFD_PROT_READ);

	if (rc == 0 || rc == IOFD_INVALID_PARAM) /* Linux before 5.14 */
		return 0;
	iofd_region_unmap(r);
	return rc;
}

int iofd_memfd_map_at(const iofd_memfd *m, size_t length, uint32_t prot,
		      uint32_t flags, int64_t offset, iofd_region *out)
{
	int raw = number_of(&m->fd);
	intptr_t address;

	out->ptr = 0;
	out->len = 0;
	if (raw < 0)
		return raw;
	if (prot & ~(uint32_t)PROTS || flags & ~(uint32_t)MAP_FLAGS)
		return IOFD_INVALID_PARAM;
	address = map_file(raw, length, prot, flags, offset);
	if (zcall_is_error(address))
		return (int)address;
	out->ptr = (void *)address;
	out->len = length;
	return flags & IOFD_MAP_POPULATE ? check_populated(out, prot) : 0;
}
