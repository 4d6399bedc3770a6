/* SPDX-License-Identifier: MIT */
/* Compiled, never run: this target's column is its own kernel header's. */
#include <asm/unistd.h>
#include <zcall/number.h>

/* Calls that some leave out, where others do the same. */
#ifndef __NR_poll
#define __NR_poll ZCALL_SYS_poll
#endif
#ifndef __NR_accept
#define __NR_accept ZCALL_SYS_accept
#endif

/* -2 is a call of another shape, whose number is no use to anybody. */
#define ZCALL(name, ...)                                                       \
	_Static_assert(ZCALL_SYS_##name == -2 ||                               \
			       ZCALL_SYS_##name == __NR_##name,                \
		       #name);
#include <zcall/syscalls.def>
