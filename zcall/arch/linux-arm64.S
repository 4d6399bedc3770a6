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
