/* SPDX-License-Identifier: MIT */
/* Compile-time check, for FreeBSD: column freebsd equals <sys/syscall.h>. */
#include "numbers_bsd.h"

#include <zcall/number.h>

#define SYS_gettid (-1)
#define SYS_waitid (-1)

#define ZCALL(name, ...) _Static_assert(SYS_##name == ZCALL_SYS_##name, #name);
#include <zcall/syscalls.def>
