/* SPDX-License-Identifier: MIT */
/*
 * svc #0: x8 = number, x0-x5 = arguments, x0 = value or -errno; no other
 * register changes.
 */
#if !defined(__linux__) || !defined(__aarch64__) || !defined(__LP64__)
#error "linux-arm64.S is for 64-bit ARM Linux"
#endif
#include "asm.h"

PROPERTY 0xc0000000, 3		/* AARCH64_FEATURE_1_AND: BTI | PAC */

.macro STUB name, args, number
BEGIN \name
	hint	#34		/* bti c */
.if \number < 0
	mov	x0, #LINUX_ENOSYS
.else
	mov	x8, #\number
	svc	#0
.endif
	ret
END \name
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	hint	#34
	mov	x8, x0
	mov	x0, x1
	mov	x1, x2
	mov	x2, x3
	mov	x3, x4
	mov	x4, #0
	mov	x5, #0
	svc	#0
	ret
END zcall_syscall4

BEGIN zcall_syscall6
	hint	#34
	mov	x8, x0
	mov	x0, x1
	mov	x1, x2
	mov	x2, x3
	mov	x3, x4
	mov	x4, x5
	mov	x5, x6
	svc	#0
	ret
END zcall_syscall6

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
1:	.cfi_undefined x30	/* the new one has no caller */
	mov	x29, #0
	ldp	x1, x0, [sp], #16
	blr	x1
	mov	x8, #93
	svc	#0
	brk	#0
END zcall_clone_call
