/* SPDX-License-Identifier: MIT */
/*
 * svc #0: x8 = number, x0-x5 = arguments; x0 = value or -errno. No other
 * register changes.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_LINUX_ARM64_H
#error "linux-arm64.S is for 64-bit ARM Linux"
#endif

PROPERTY 0xc0000000, 3		/* AARCH64_FEATURE_1_AND: BTI | PAC */

#define NUMBER x8

.macro TRAP
	svc	#0
	ret
.endm

#include "arm64.h"

/* x0 = flags, x1 = stack, x2 = parent, x3 = function, x4 = argument */
BEGIN zcall_clone_call
	hint	#34
	stp	x3, x4, [x1, #-16]!
	mov	x3, #0
	mov	x4, #0
	mov	x8, #220
	svc	#0
	cbz	x0, 1f
	ret
1:	.cfi_undefined x30	/* the child has no caller */
	mov	x29, #0
	ldp	x1, x0, [sp], #16
	blr	x1
	mov	x8, #93
	svc	#0
	brk	#0
END zcall_clone_call
