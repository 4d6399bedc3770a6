/* SPDX-License-Identifier: MIT */
/*
 * syscall: rax = number, rdi rsi rdx r10 r8 r9 = arguments, rax = value or
 * -errno; rcx and r11 are lost. C has the fourth argument in rcx.
 */
#if !defined(__linux__) || !defined(__x86_64__) || defined(__ILP32__)
#error "linux-amd64.S is for x86-64 Linux"
#endif
#include "asm.h"

PROPERTY 0xc0000002, 3		/* X86_FEATURE_1_AND: IBT | SHSTK */

.macro STUB name, args, number
BEGIN \name
	endbr64
.if \number < 0
	mov	$LINUX_ENOSYS, %rax
.else
.if \args > 3
	mov	%rcx, %r10
.endif
	mov	$\number, %eax
	syscall
.endif
	ret
END \name
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	endbr64
	mov	%rdi, %rax
	mov	%rsi, %rdi
	mov	%rdx, %rsi
	mov	%rcx, %rdx
	mov	%r8, %r10
	xor	%r8d, %r8d
	xor	%r9d, %r9d
	syscall
	ret
END zcall_syscall4

BEGIN zcall_syscall6
	endbr64
	mov	%rdi, %rax
	mov	%rsi, %rdi
	mov	%rdx, %rsi
	mov	%rcx, %rdx
	mov	%r8, %r10
	mov	%r9, %r8
	mov	8(%rsp), %r9
	syscall
	ret
END zcall_syscall6
