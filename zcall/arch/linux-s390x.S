/* SPDX-License-Identifier: MIT */
/*
 * svc 0: r1 = number, r2-r7 = arguments; r2 = value or -errno. No other
 * register changes. C passes the sixth argument on the stack, and r6 and r7 are
 * callee-saved: their save slots are in the 160 bytes that a caller reserves.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_LINUX_S390X_H
#error "linux-s390x.S is for 64-bit IBM Z Linux"
#endif

#define R7_PLACE 56
#define STACK_ARGUMENT 160

.macro STUB name, args, number
.if \number != -2
BEGIN \name
.if \number < 0
	lghi	%r2, ABSENT
.else
.if \args == 6
	stg	%r7, R7_PLACE(%r15)
	.cfi_offset %r7, R7_PLACE - STACK_ARGUMENT
	lg	%r7, STACK_ARGUMENT(%r15)
.endif
	lghi	%r1, \number
	svc	0
.if \args == 6
	lg	%r7, R7_PLACE(%r15)
.endif
.endif
	br	%r14
END \name
.endif
.endm

#include <zcall/syscalls.def>

/* Saves the registers of the last two arguments; END_GENERAL restores them. */
.macro BEGIN_GENERAL name
BEGIN \name
	stmg	%r6, %r7, R7_PLACE - 8(%r15)
	.cfi_offset %r6, R7_PLACE - 8 - STACK_ARGUMENT
	.cfi_offset %r7, R7_PLACE - STACK_ARGUMENT
	lgr	%r1, %r2
	lgr	%r2, %r3
	lgr	%r3, %r4
	lgr	%r4, %r5
	lgr	%r5, %r6
.endm

.macro END_GENERAL name
	svc	0
	lmg	%r6, %r7, R7_PLACE - 8(%r15)
	br	%r14
END \name
.endm

BEGIN_GENERAL zcall_syscall4
	lghi	%r6, 0
	lghi	%r7, 0
END_GENERAL zcall_syscall4

BEGIN_GENERAL zcall_syscall6
	lg	%r6, STACK_ARGUMENT(%r15)
	lg	%r7, STACK_ARGUMENT + 8(%r15)
END_GENERAL zcall_syscall6

/*
 * Clones. The parent returns; the child calls the function, which may use the
 * area that a caller reserves.
 */
.macro CLONE number, function, argument
	lghi	%r1, \number
	svc	0
	ltgr	%r2, %r2
	je	1f
	br	%r14
1:	.cfi_undefined %r14	/* the child has no caller */
	aghi	%r15, -STACK_ARGUMENT
	lgr	%r1, \function
	lgr	%r2, \argument
	basr	%r14, %r1
	lghi	%r1, 1
	svc	0
	j	.
.endm

/*
 * r2 = flags, r3 = stack, r4 = parent, r5 = function, r6 = argument. The kernel
 * takes the stack first here, and reads r6 only for a flag that is not supported.
 */
BEGIN zcall_clone_call
	lgr	%r0, %r2
	lgr	%r2, %r3
	lgr	%r3, %r0
	lgr	%r0, %r5
	lgr	%r5, %r4
	CLONE	120, %r0, %r6
END zcall_clone_call

/* r2 = args, r3 = size, r4 = function, r5 = argument */
BEGIN zcall_clone3_call
	CLONE	435, %r4, %r5
END zcall_clone3_call
