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

/* r3 = flags, r4 = stack, r5 = parent, r6 = function, r7 = argument */
BEGIN zcall_clone_call
	addi	4, 4, -64	/* room for the minimal frame and 16 */
	std	6, 32(4)
	std	7, 40(4)
	li	6, 0
	li	7, 0
	li	0, 120
	sc
	bso	2f
	cmpdi	3, 0
	beq	1f
	blr
1:	.cfi_undefined lr	/* the child has no caller */
	ld	12, 32(1)
	ld	3, 40(1)
	li	0, 0
	std	0, 0(1)
	mtctr	12
	bctrl
	li	0, 1
	sc
	trap
2:	neg	3, 3
	blr
END zcall_clone_call
