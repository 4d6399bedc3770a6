/* SPDX-License-Identifier: MIT */
/*
 * syscall: rax = number, rdi rsi rdx r10 r8 r9 = arguments; rax = value, or
 * with the carry flag a positive errno. rcx and r11 are lost, and rdx, which
 * holds a second value.
 */
#if !defined(__FreeBSD__) || !defined(__x86_64__) || defined(__ILP32__)
#error "freebsd-amd64.S is for x86-64 FreeBSD"
#endif
#include "asm.h"

PROPERTY 0xc0000002, 3		/* X86_FEATURE_1_AND: IBT | SHSTK */

.macro TRAP
	syscall
	jnc	1f
	neg	%rax
1:	ret
.endm

.macro STUB name, args, number
.if \number != -2
BEGIN \name
	endbr64
.if \number < 0
	mov	$BSD_ENOSYS, %rax
	ret
.else
.if \args > 3
	mov	%rcx, %r10
.endif
	mov	$\number, %eax
	TRAP
.endif
END \name
.endif
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
	TRAP
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
	TRAP
END zcall_syscall6

STUB zcall_clone_call, 0, -1
