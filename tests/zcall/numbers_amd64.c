/* SPDX-License-Identifier: MIT */
/* Compiled, never run: column amd64 is the kernel header's. */
#ifdef __x86_64__
#include <asm/unistd_64.h>

#define ZCALL(name, args, amd64, generic, ppc64le, s390x, freebsd, darwin)     \
	_Static_assert(__NR_##name == (amd64), #name);
#include <zcall/syscalls.def>
#else
_Static_assert(1, "only an x86 host has the header to compare with");
#endif
