/* SPDX-License-Identifier: MIT */
/* Compile-time check, for FreeBSD: column freebsd equals <sys/syscall.h>. */
#include "numbers_bsd.h"

#define SYS_gettid (-1)
#define SYS_waitid (-1)

#define ZCALL(name, args, amd64, generic, ppc64le, s390x, freebsd, darwin)     \
	_Static_assert(SYS_##name == (freebsd), #name);
#include <zcall/syscalls.def>
