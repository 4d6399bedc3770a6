/* SPDX-License-Identifier: MIT */
/* Compiled, never run: column generic is the kernel header's, on any host. */
#define __ARCH_WANT_NEW_STAT
#define __ARCH_WANT_SYS_CLONE3
#include <asm-generic/unistd.h>

/* It has no calls that others replace. */
#define __NR_poll (-1)

#define ZCALL(name, args, amd64, generic, ppc64le, s390x, freebsd, darwin)     \
	_Static_assert(__NR_##name == (generic), #name);
#include <zcall/syscalls.def>
