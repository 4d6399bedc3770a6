/* SPDX-License-Identifier: MIT */
/* Compile-time check on any host: column generic equals the kernel header. */
#define __ARCH_WANT_NEW_STAT
#define __ARCH_WANT_SYS_CLONE3
#include <asm-generic/unistd.h>

/* It omits calls that newer ones replace. */
#define __NR_poll (-1)

#define ZCALL(name, args, amd64, generic, ...)                                 \
	_Static_assert(__NR_##name == (generic), #name);
#include <zcall/syscalls.def>
