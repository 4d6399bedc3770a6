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

/*
 * Clones. The parent returns; the child calls the function. Both registers keep
 * their values in the child.
 */
.macro CLONE number, function, argument
	mov	$\number, %eax
	syscall
	test	%eax, %eax
	jz	1f
	ret
1:	.cfi_undefined rip	/* the child has no caller */
	xor	%ebp, %ebp
	mov	\argument, %rdi
	call	*\function
	mov	%eax, %edi
	mov	$60, %eax
	syscall
	hlt
.endm

/*
 * rdi = flags, rsi = stack, rdx = parent, rcx = function, r8 = argument. The
 * kernel reads r10 and r8 only for flags that are not supported.
 */
BEGIN zcall_clone_call
	endbr64
	mov	%rcx, %r9
	mov	%rdx, %r10
	CLONE	56, %r9, %r8
END zcall_clone_call

/* rdi = args, rsi = size, rdx = function, rcx = argument */
BEGIN zcall_clone3_call
	endbr64
	mov	%rcx, %r8
	CLONE	435, %rdx, %r8
END zcall_clone3_call
