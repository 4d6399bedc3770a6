/* SPDX-License-Identifier: MIT */
/* Compiled, never run: column generic is the kernel header's, on any host. */
#define __ARCH_WANT_NEW_STAT
#include <asm-generic/unistd.h>

#define ZCALL(name, args, amd64, generic, freebsd, darwin)                     \
	_Static_assert(__NR_##name == (generic), #name);
#include <zcall/syscalls.def>
