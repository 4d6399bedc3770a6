/* SPDX-License-Identifier: MIT */
/*
 * The stubs of 64-bit ARM. A target's file defines first:
 *   TRAP     makes the system call and returns
 *   NUMBER   the register that holds the number
 */
.macro STUB name, args, number
.if \number != -2
BEGIN \name
	hint	#34		/* bti c */
.if \number < 0
	mov	x0, #ABSENT
	ret
.else
	mov	NUMBER, #\number
	TRAP
.endif
END \name
.endif
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	hint	#34
	mov	NUMBER, x0
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
	mov	NUMBER, x0
	mov	x0, x1
	mov	x1, x2
	mov	x2, x3
	mov	x3, x4
	mov	x4, x5
	mov	x5, x6
	TRAP
END zcall_syscall6
