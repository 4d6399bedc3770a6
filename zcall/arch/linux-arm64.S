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

/* Clones. The parent returns; the child calls the function. */
.macro CLONE number, function, argument
	mov	x8, #\number
	svc	#0
	cbz	x0, 1f
	ret
1:	.cfi_undefined x30	/* the child has no caller */
	mov	x29, #0
	mov	x0, \argument
	blr	\function
	mov	x8, #93
	svc	#0
	brk	#0
.endm

/* x0 = flags, x1 = stack, x2 = parent, x3 = function, x4 = argument */
BEGIN zcall_clone_call
	hint	#34
	mov	x5, x3
	mov	x6, x4
	mov	x3, #0
	mov	x4, x2
	CLONE	220, x5, x6
END zcall_clone_call

/* x0 = args, x1 = size, x2 = function, x3 = argument */
BEGIN zcall_clone3_call
	hint	#34
	CLONE	435, x2, x3
END zcall_clone3_call
