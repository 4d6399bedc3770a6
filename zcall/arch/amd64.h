/* SPDX-License-Identifier: MIT */
/*
 * The stubs of x86-64. A target's file defines first:
 *   TRAP     makes the system call and returns
 */
.macro STUB name, args, number
.if \number != -2
BEGIN \name
	endbr64
.if \number < 0
	mov	$ABSENT, %rax
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
