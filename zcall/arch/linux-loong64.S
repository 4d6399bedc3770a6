/* SPDX-License-Identifier: MIT */
/*
 * syscall 0: a7 = number, a0-a5 = arguments, a0 = value or -errno; t0-t8
 * are lost, and C expects them to be.
 */
#if !defined(__linux__) || !defined(__loongarch__) || __loongarch_grlen != 64
#error "linux-loong64.S is for 64-bit LoongArch Linux"
#endif
#include "asm.h"

.macro STUB name, args, number
BEGIN \name
.if \number < 0
	li.w	$a0, LINUX_ENOSYS
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
