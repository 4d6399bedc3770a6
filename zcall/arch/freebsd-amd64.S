/* SPDX-License-Identifier: MIT */
/*
 * syscall: rax = number, rdi rsi rdx r10 r8 r9 = arguments; rax = value or, if
 * the carry flag is set, a positive errno. rcx and r11 are overwritten, and rdx
 * with a second value.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_FREEBSD_AMD64_H
#error "freebsd-amd64.S is for x86-64 FreeBSD"
#endif

PROPERTY 0xc0000002, 3		/* X86_FEATURE_1_AND: IBT | SHSTK */

.macro TRAP
	syscall
	jnc	1f
	neg	%rax
1:	ret
.endm

#include "amd64.h"

STUB zcall_clone_call, 0, -1
STUB zcall_clone3_call, 0, -1
