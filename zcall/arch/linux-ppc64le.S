/* SPDX-License-Identifier: MIT */
/*
 * sc: r0 = number, r3-r8 = arguments; r3 = value or, if the summary overflow
 * bit of cr0 is set, a positive errno. r0, r3-r12, cr0, ctr and xer may be
 * overwritten; in C they are caller-saved anyway.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_LINUX_PPC64LE_H
#error "linux-ppc64le.S is for little-endian 64-bit POWER Linux"
#endif

	.abiversion 2

/* Not TRAP: macro names ignore case, and trap is an instruction. */
.macro CALL_AND_RETURN
	sc
	bnslr
	neg	3, 3
	blr
.endm

.macro STUB name, args, number
BEGIN \name
.if \number < 0
	li	3, ABSENT
	blr
.else
	li	0, \number
	CALL_AND_RETURN
.endif
END \name
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	mr	0, 3
	mr	3, 4
	mr	4, 5
	mr	5, 6
	mr	6, 7
	li	7, 0
	li	8, 0
	CALL_AND_RETURN
END zcall_syscall4

BEGIN zcall_syscall6
	mr	0, 3
	mr	3, 4
	mr	4, 5
	mr	5, 6
	mr	6, 7
	mr	7, 8
	mr	8, 9
	CALL_AND_RETURN
END zcall_syscall6

/*
 * Clones. The parent returns; the child calls the function. The system call
 * overwrites all other registers that could hold the function and the argument.
 * The caller's r30 and r31 are below the stack pointer meanwhile, where the ABI
 * protects 288 bytes.
 */
.macro CLONE number, function, argument
	std	30, -16(1)
	std	31, -8(1)
	.cfi_offset 30, -16
	.cfi_offset 31, -8
	mr	30, \function
	mr	31, \argument
	li	0, \number
	sc
	bns	2f
	neg	3, 3
2:	cmpdi	3, 0
	beq	1f
	ld	30, -16(1)
	ld	31, -8(1)
	blr
1:	.cfi_undefined lr	/* the child has no caller */
	li	0, 0
	stdu	0, -32(1)	/* a frame without a caller */
	mr	12, 30
	mr	3, 31
	mtctr	12
	bctrl
	li	0, 1
	sc
	trap
.endm

/*
 * r3 = flags, r4 = stack, r5 = parent, r6 = function, r7 = argument. The kernel
 * reads r6 and r7 only for flags that are not supported.
 */
BEGIN zcall_clone_call
	mr	8, 7
	mr	7, 5
	CLONE	120, 6, 8
END zcall_clone_call

/* r3 = args, r4 = size, r5 = function, r6 = argument */
BEGIN zcall_clone3_call
	CLONE	435, 5, 6
END zcall_clone3_call
