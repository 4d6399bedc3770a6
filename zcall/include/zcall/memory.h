/* SPDX-License-Identifier: MIT */
/*
 * Memory and mappings. See <zcall/syscall.h>. A flags parameter is long if the
 * kernel reads the whole register, because the ABI leaves the upper half of an
 * int undefined.
 */
#ifndef ZCALL_MEMORY_H
#define ZCALL_MEMORY_H

#include <zcall/syscall.h>

/*
 * Opens a file that lives in memory. `name`, at most 249 bytes, is for
 * debugging.
 * Since: Linux 3.17
 * See: memfd_create(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_memfd_create(ZCALL_STRING const char *name,
		       ZCALL_FLAGS(zcall_memfd_flag) unsigned int flags)
	ZCALL_PRIV_TRAP(memfd_create, name, flags);

/*
 * Maps `length` bytes of fd from `offset`, a multiple of the page size. The
 * mapping is at or near `address`, or anywhere if that is null. Returns the
 * address; check it with zcall_is_error.
 * See: mmap(2)
 */
ZCALL_API(ZCALL_RETURNS(address))
intptr_t
zcall_mmap(ZCALL_ADDRESS void *address, ZCALL_UNIT(bytes) size_t length,
	   ZCALL_FLAGS(zcall_prot) long prot, ZCALL_FLAGS(zcall_map) long flags,
	   int fd, ZCALL_UNIT(bytes) int64_t offset)
	ZCALL_PRIV_TRAP(mmap, address, length, prot, flags, fd, offset);

/*
 * Unmaps whole pages.
 * See: munmap(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_munmap(ZCALL_ADDRESS void *address, ZCALL_UNIT(bytes) size_t length)
	ZCALL_PRIV_TRAP(munmap, address, length);

/*
 * Changes the protection of whole pages.
 * See: mprotect(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_mprotect(ZCALL_ADDRESS void *address, ZCALL_UNIT(bytes) size_t length,
		   ZCALL_FLAGS(zcall_prot) long prot)
	ZCALL_PRIV_TRAP(mprotect, address, length, prot);

/*
 * Grows, shrinks or moves a mapping. Returns its address; check it with
 * zcall_is_error.
 * See: mremap(2)
 */
ZCALL_API(ZCALL_RETURNS(address))
intptr_t zcall_mremap(ZCALL_ADDRESS void *address,
		      ZCALL_UNIT(bytes) size_t old_length,
		      ZCALL_UNIT(bytes) size_t new_length,
		      ZCALL_FLAGS(zcall_mremap_flag) long flags,
		      ZCALL_ADDRESS void *new_address)
	ZCALL_PRIV_TRAP(mremap, address, old_length, new_length, flags,
			new_address);

/*
 * Writes changed pages back to their file.
 * See: msync(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_msync(ZCALL_ADDRESS void *address, ZCALL_UNIT(bytes) size_t length,
		ZCALL_FLAGS(zcall_msync_flag) int flags)
	ZCALL_PRIV_TRAP(msync, address, length, flags);

/*
 * Tells the kernel how pages will be used, or populates or frees them.
 * See: madvise(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_madvise(ZCALL_ADDRESS void *address, ZCALL_UNIT(bytes) size_t length,
		  ZCALL_ONE_OF(zcall_advice) int advice)
	ZCALL_PRIV_TRAP(madvise, address, length, advice);

/*
 * Locks whole pages into memory.
 * See: mlock(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_mlock(ZCALL_ADDRESS const void *address,
		ZCALL_UNIT(bytes) size_t length)
	ZCALL_PRIV_TRAP(mlock, address, length);

/*
 * Unlocks whole pages, so that they can leave memory again.
 * See: munlock(2)
 */
ZCALL_API(ZCALL_RETURNS(zero))
int zcall_munlock(ZCALL_ADDRESS const void *address,
		  ZCALL_UNIT(bytes) size_t length)
	ZCALL_PRIV_TRAP(munlock, address, length);

/*
 * Makes other threads execute a memory barrier. The result depends on the
 * command.
 * Since: Linux 4.3
 * See: membarrier(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_membarrier(int command, unsigned int flags, int cpu)
	ZCALL_PRIV_TRAP(membarrier, command, flags, cpu);

#endif
