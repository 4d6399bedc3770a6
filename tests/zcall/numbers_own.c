/* SPDX-License-Identifier: MIT */
/* Compile-time check: this target's column equals its kernel header. */
#include <asm/unistd.h>
#include <zcall/number.h>

/* Some targets omit these calls because others replace them. */
#ifndef __NR_poll
#define __NR_poll ZCALL_SYS_poll
#endif
#ifndef __NR_accept
#define __NR_accept ZCALL_SYS_accept
#endif

/* -2 marks a call whose arguments differ; its number is not used. */
#define ZCALL(name, ...)                                                       \
	_Static_assert(ZCALL_SYS_##name == -2 ||                               \
			       ZCALL_SYS_##name == __NR_##name,                \
		       #name);
#include <zcall/syscalls.def>
