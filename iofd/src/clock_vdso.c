/* SPDX-License-Identifier: MIT */
/* By the vDSO: code of the kernel that is mapped into each program. */
#include "clock_read.h"
#include "elf_image.h"
#include "vdso.h"

#include <zcall/event.h>
#include <zcall/target.h>

#define NAME ZCALL_PRIV_VALUE(VDSO_CLOCK_GETTIME, "__vdso_clock_gettime")

enum {
	UNKNOWN = 0, /* not searched yet */
	NONE = 1,    /* there is none; no function is at this address */
	MOST = 1
	       << 20 /* bytes of the image; those of all kernels are smaller */
};

/*
 * The address of the vDSO's clock_gettime. It is the only variable of the
 * libraries. Threads that search at the same time find the same address, and it
 * is the same in a child after fork, so it needs no order and no lock.
 */
static uintptr_t known;

/* A lack of descriptors or memory passes, so the next call searches again. */
static int passes(int error)
{
	return error == -ZCALL_EMFILE || error == -ZCALL_ENFILE ||
	       error == -ZCALL_ENOMEM;
}

static uintptr_t search(void)
{
	uintptr_t image, function = 0;
	iofd_elf elf;
	int rc = iofd_vdso_image(&image);

	if (passes(rc))
		return NONE;
	if (rc == 0 && iofd_elf_read(&elf, (const void *)image, MOST))
		function = iofd_elf_function(&elf, NAME, sizeof NAME);
	if (function == 0)
		function = NONE;
	__atomic_store_n(&known, function, __ATOMIC_RELAXED);
	return function;
}

/*
 * Returns what the C function returns: 0 or -errno. On POWER an errno is
 * positive instead, with a flag in cr0 that C cannot see; 0 is success anyway.
 */
int iofd_clock_read(int clock, struct zcall_timespec *time)
{
	uintptr_t function = __atomic_load_n(&known, __ATOMIC_RELAXED);
	int rc;

	if (__builtin_expect(function == UNKNOWN, 0))
		function = search();
	if (function == NONE)
		return zcall_clock_gettime(clock, time);
	rc = ((int (*)(int, struct zcall_timespec *))function)(clock, time);
	return rc > 0 ? -rc : rc;
}
