/* SPDX-License-Identifier: MIT */
/*
 * svc #0x80: x16 = number, x0-x7 = arguments; x0 = value or, if the carry flag
 * is set, a positive errno. x1 is overwritten with a second value.
 */
#include "macho.h"
#ifndef ZCALL_TARGET_DARWIN_ARM64_H
#error "darwin-arm64.S is for 64-bit ARM Darwin"
#endif

#define NUMBER x16

.macro TRAP
	svc	#0x80
	cneg	x0, x0, cs
	ret
.endm

#include "arm64.h"

STUB zcall_clone_call, 0, -1
STUB zcall_clone3_call, 0, -1
