/* SPDX-License-Identifier: MIT */
/*
 * svc #0x80: x16 = number, x0-x7 = arguments; x0 = value, or with the carry
 * flag a positive errno. x1 is lost: it holds a second value.
 */
#if !defined(__APPLE__) || !defined(__aarch64__)
#error "darwin-arm64.S is for 64-bit ARM Darwin"
#endif
#include "asm.h"

.macro TRAP
	svc	#0x80
	cneg	x0, x0, cs
	ret
.endm

.macro STUB name, args, number
.if \number != -2
BEGIN \name
	hint	#34		/* bti c */
.if \number < 0
	mov	x0, #BSD_ENOSYS
	ret
.else
	mov	x16, #\number
	TRAP
.endif
END \name
.endif
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	hint	#34
	mov	x16, x0
	mov	x0, x1
	mov	x1, x2
	mov	x2, x3
	mov	x3, x4
	mov	x4, #0
	mov	x5, #0
	TRAP
END zcall_syscall4

BEGIN zcall_syscall6
	hint	#34
	mov	x16, x0
	mov	x0, x1
	mov	x1, x2
	mov	x2, x3
	mov	x3, x4
	mov	x4, x5
	mov	x5, x6
	TRAP
END zcall_syscall6

STUB zcall_clone_call, 0, -1
