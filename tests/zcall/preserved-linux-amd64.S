/* SPDX-License-Identifier: MIT */
/* call_and_compare of preserved.c: rdi = stub, rsi = struct registers. */
#include "elf.h"
#undef ZCALL

PROPERTY 0xc0000002, 3

.lcomm registers, 8

BEGIN call_and_compare
	endbr64
	push	%rbx
	push	%rbp
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	sub	$8, %rsp		/* the ABI requires 16-byte alignment */
	mov	%rsi, registers(%rip)

	mov	%rdi, %rax
	mov	0(%rsi), %rbx
	mov	8(%rsi), %rbp
	mov	16(%rsi), %r12
	mov	24(%rsi), %r13
	mov	32(%rsi), %r14
	mov	40(%rsi), %r15
	mov	%rsp, 48(%rsi)
	movq	$0, 56(%rsi)		/* the ABI requires DF clear on return */
	mov	$-1, %rdi		/* the number for zcall_syscall4 */
	call	*%rax

	mov	registers(%rip), %rsi
	mov	%rbx, 64(%rsi)
	mov	%rbp, 72(%rsi)
	mov	%r12, 80(%rsi)
	mov	%r13, 88(%rsi)
	mov	%r14, 96(%rsi)
	mov	%r15, 104(%rsi)
	mov	%rsp, 112(%rsi)
	mov	48(%rsi), %rsp
	pushf
	pop	%rax
	cld
	and	$0x400, %eax
	mov	%rax, 120(%rsi)

	add	$8, %rsp
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbp
	pop	%rbx
	ret
END call_and_compare
