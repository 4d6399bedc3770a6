/* SPDX-License-Identifier: MIT */
/*
 * syscall 0: a7 = number, a0-a5 = arguments; a0 = value or -errno. t0-t8 are
 * overwritten; in C they are caller-saved anyway.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_LINUX_LOONG64_H
#error "linux-loong64.S is for 64-bit LoongArch Linux"
#endif

.macro STUB name, args, number
BEGIN \name
.if \number < 0
	li.w	$a0, ABSENT
.else
	li.w	$a7, \number
	syscall	0
.endif
	ret
END \name
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	move	$a7, $a0
	move	$a0, $a1
	move	$a1, $a2
	move	$a2, $a3
	move	$a3, $a4
	li.w	$a4, 0
	li.w	$a5, 0
	syscall	0
	ret
END zcall_syscall4

BEGIN zcall_syscall6
	move	$a7, $a0
	move	$a0, $a1
	move	$a1, $a2
	move	$a2, $a3
	move	$a3, $a4
	move	$a4, $a5
	move	$a5, $a6
	syscall	0
	ret
END zcall_syscall6

/* Clones. The parent returns; the child calls the function. */
.macro CLONE number, function, argument
	li.w	$a7, \number
	syscall	0
	beqz	$a0, 1f
	jr	$ra
1:	.cfi_undefined 1	/* the child has no caller */
	move	$a0, \argument
	jirl	$ra, \function, 0
	li.w	$a7, 93
	syscall	0
	break	0
.endm

/* a0 = flags, a1 = stack, a2 = parent, a3 = function, a4 = argument */
BEGIN zcall_clone_call
	move	$a5, $a3
	move	$a6, $a4
	move	$a3, $a2
	move	$a4, $zero
	CLONE	220, $a5, $a6
END zcall_clone_call

/* a0 = args, a1 = size, a2 = function, a3 = argument */
BEGIN zcall_clone3_call
	CLONE	435, $a2, $a3
END zcall_clone3_call
