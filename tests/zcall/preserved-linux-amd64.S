/* SPDX-License-Identifier: MIT */
/* rdi = stub, rsi = struct registers. The ABI requires DF clear on return. */
#include "preserved.h"

PROPERTY 0xc0000002, 3

.macro EACH action, at
	.set	slot, \at
	.irp	register, rbx, rbp, r12, r13, r14, r15
	\action	%\register, slot(%r11)
	.set	slot, slot + 8
	.endr
.endm

.macro LOAD register, place
	mov	\place, \register
.endm

.macro STORE register, place
	mov	\register, \place
.endm

BEGIN_NAMES
	EACH	NAME, 0
END_NAMES %rsp, DF

BEGIN call_and_compare
	endbr64
	lea	callers(%rip), %r11
	EACH	STORE, 0
	mov	%rsi, seen(%rip)

	mov	%rsi, %r11
	EACH	LOAD, BEFORE
	sub	$8, %rsp		/* the ABI requires 16-byte alignment */
	mov	%rsp, slot(%r11)
	movq	$0, slot + 8(%r11)
	mov	%rdi, %rax
	mov	$-1, %rdi
	call	*%rax

	mov	seen(%rip), %r11
	EACH	STORE, AFTER
	mov	%rsp, slot(%r11)
	mov	slot - AFTER(%r11), %rsp
	pushf
	pop	%rax
	cld
	and	$0x400, %eax
	mov	%rax, slot + 8(%r11)

	add	$8, %rsp
	lea	callers(%rip), %r11
	EACH	LOAD, 0
	ret
END call_and_compare
