/* SPDX-License-Identifier: MIT */
/*
 * syscall: rax = number, rdi rsi rdx r10 r8 r9 = arguments; rax = value or
 * -errno. rcx and r11 are overwritten. C passes the fourth argument in rcx.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_LINUX_AMD64_H
#error "linux-amd64.S is for x86-64 Linux"
#endif

PROPERTY 0xc0000002, 3		/* X86_FEATURE_1_AND: IBT | SHSTK */

.macro TRAP
	syscall
	ret
.endm

#include "amd64.h"

/* rdi = flags, rsi = stack, rdx = parent, rcx = function, r8 = argument */
BEGIN zcall_clone_call
	endbr64
	sub	$16, %rsi
	mov	%rcx, (%rsi)
	mov	%r8, 8(%rsi)
	xor	%r10d, %r10d
	xor	%r8d, %r8d
	mov	$56, %eax
	syscall
	test	%eax, %eax
	jz	1f
	ret
1:	.cfi_undefined rip	/* the child has no caller */
	xor	%ebp, %ebp
	pop	%rax
	pop	%rdi
	call	*%rax
	mov	%eax, %edi
	mov	$60, %eax
	syscall
	hlt
END zcall_clone_call
