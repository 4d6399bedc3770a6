/* SPDX-License-Identifier: MIT */
#include <iofd/region.h>

#include "copy.h"

#include <zcall/abi.h>
#include <zcall/process.h>
#include <zcall/syscall.h>

static int64_t fitting(const iofd_region *r, size_t offset, size_t size)
{
	size_t rest = r->len - offset;

	return (int64_t)(size < rest ? size : rest);
}

/*
 * Lets the kernel copy, as between processes: an address that faults ends the
 * copy, while a plain access would raise a signal. Not inlined, so that a
 * direct copy saves no registers.
 */
static __attribute__((noinline)) int64_t
copy_by_kernel(const iofd_region *r, size_t offset, uintptr_t buf, size_t size,
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
	local.iov_len = (size_t)fitting(r, offset, size);
	remote.iov_len = local.iov_len;
	return zcall_syscall6(number, self, (long)&local, 1, (long)&remote, 1,
			      0);
}

/*
 * Whether nothing can go wrong. An unmapped region is not steady. With a null
 * `buf` the kernel's result is the right one.
 */
static int is_direct(const iofd_region *r, size_t offset, uintptr_t buf,
		     uint32_t prot)
{
	return r->steady && r->prot & prot && offset <= r->len && buf != 0;
}

int64_t iofd_region_copy_in(const iofd_region *r, size_t offset,
			    const void *buf, size_t size)
{
	if (is_direct(r, offset, (uintptr_t)buf, IOFD_PROT_WRITE))
		return iofd_copy((char *)r->ptr + offset, buf,
				 fitting(r, offset, size), r->steady);
	return copy_by_kernel(r, offset, (uintptr_t)buf, size,
			      ZCALL_SYS_process_vm_writev);
}

int64_t iofd_region_copy_out(const iofd_region *r, size_t offset, void *buf,
			     size_t size)
{
	if (is_direct(r, offset, (uintptr_t)buf, IOFD_PROT_READ))
		return iofd_copy(buf, (const char *)r->ptr + offset,
				 fitting(r, offset, size), r->steady);
	return copy_by_kernel(r, offset, (uintptr_t)buf, size,
			      ZCALL_SYS_process_vm_readv);
}
