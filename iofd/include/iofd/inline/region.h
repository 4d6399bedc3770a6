/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/region.h>. */
#ifndef IOFD_INLINE_REGION_H
#define IOFD_INLINE_REGION_H

#include <iofd/region.h>
#include <zcall/abi.h>
#include <zcall/memory.h>
#include <zcall/process.h>

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

	if (__builtin_expect(r->huge != 0, 0))
		size = (size + r->huge - 1) & ~(r->huge - 1);
	return size;
}

IOFD_PRIV_BODY int iofd_region_unmap(iofd_region *r)
{
	int rc = r->ptr ? zcall_munmap(r->ptr, iofd_priv_region_mapped(r)) : 0;

	if (rc == 0) {
		r->ptr = 0;
		r->len = 0;
		r->huge = 0;
	}
	return rc;
}

IOFD_PRIV_BODY int iofd_region_protect(const iofd_region *r, uint32_t prot)
{
	if (!r->ptr)
		return IOFD_ERR_CLOSED;
	if (prot & ~(uint32_t)IOFD_PRIV_REGION_PROTS)
		return IOFD_ERR_INVALID_PARAM;
	return zcall_mprotect(r->ptr, iofd_priv_region_mapped(r), prot);
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
	r->len = length;
	return 0;
}

/*
 * Lets the kernel copy, as between processes: an address that faults ends the
 * copy, while a plain access would raise a signal.
 */
static inline int64_t iofd_priv_region_copy(const iofd_region *r, size_t offset,
					    uintptr_t buf, size_t size,
					    enum zcall_number number)
{
	struct zcall_iovec local, remote;
	int self;

	if (!r->ptr)
		return IOFD_ERR_CLOSED;
	if (offset > r->len)
		return IOFD_ERR_INVALID_PARAM;
	self = zcall_getpid();
	if (self < 0)
		return self;
	local.iov_base = (void *)buf;
	remote.iov_base = (char *)r->ptr + offset;
	local.iov_len = size < r->len - offset ? size : r->len - offset;
	remote.iov_len = local.iov_len;
	return zcall_syscall6(number, self, (long)&local, 1, (long)&remote, 1,
			      0);
}

IOFD_PRIV_BODY int64_t iofd_region_copy_in(const iofd_region *r, size_t offset,
					   const void *buf, size_t size)
{
	return iofd_priv_region_copy(r, offset, (uintptr_t)buf, size,
				     ZCALL_SYS_process_vm_writev);
}

IOFD_PRIV_BODY int64_t iofd_region_copy_out(const iofd_region *r, size_t offset,
					    void *buf, size_t size)
{
	return iofd_priv_region_copy(r, offset, (uintptr_t)buf, size,
				     ZCALL_SYS_process_vm_readv);
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
