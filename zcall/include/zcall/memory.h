/* SPDX-License-Identifier: MIT */
/*
 * Memory and mappings; sizes in bytes. See <zcall/syscall.h>. Flags are long
 * where the kernel reads the whole register, since the ABI lets a caller
 * leave rubbish above an int.
 */
#ifndef ZCALL_MEMORY_H
#define ZCALL_MEMORY_H

#include <zcall/syscall.h>

/*
 * Opens a file that lives in memory; `name`, of 249 bytes at most, is for
 * debugging. memfd_create(2), Linux 3.17.
 */
ZCALL_API int zcall_memfd_create(const char *name, unsigned flags)
	ZCALL_TRAP(memfd_create, name, flags);

/*
 * Maps `length` bytes of fd from `offset` on, a multiple of the page size.
 * Returns the address, or -errno as zcall_is_error tells. mmap(2).
 */
ZCALL_API intptr_t zcall_mmap(void *address, size_t length, long prot,
			      long flags, int fd, int64_t offset)
	ZCALL_TRAP(mmap, address, length, prot, flags, fd, offset);

/* Takes whole pages out of the address space. munmap(2). */
ZCALL_API int zcall_munmap(void *address, size_t length)
	ZCALL_TRAP(munmap, address, length);

/* Changes the protection of whole pages to ZCALL_PROT_*. mprotect(2). */
ZCALL_API int zcall_mprotect(void *address, size_t length, long prot)
	ZCALL_TRAP(mprotect, address, length, prot);

/* Grows, shrinks or moves a mapping. Returns its address. mremap(2). */
ZCALL_API intptr_t zcall_mremap(void *address, size_t old_length,
				size_t new_length, long flags,
				void *new_address)
	ZCALL_TRAP(mremap, address, old_length, new_length, flags, new_address);

/* Writes changed pages back to their file. msync(2). */
ZCALL_API int zcall_msync(void *address, size_t length, int flags)
	ZCALL_TRAP(msync, address, length, flags);

/* Tells how the pages will be used, or populates them. madvise(2). */
ZCALL_API int zcall_madvise(void *address, size_t length, int advice)
	ZCALL_TRAP(madvise, address, length, advice);

/* Keeps whole pages in memory, bringing them in. mlock(2). */
ZCALL_API int zcall_mlock(const void *address, size_t length)
	ZCALL_TRAP(mlock, address, length);

/* Takes that back. munlock(2). */
ZCALL_API int zcall_munlock(const void *address, size_t length)
	ZCALL_TRAP(munlock, address, length);

/* Makes other threads pass a memory barrier. membarrier(2), Linux 4.3. */
ZCALL_API int zcall_membarrier(int command, unsigned flags, int cpu)
	ZCALL_TRAP(membarrier, command, flags, cpu);

#endif
