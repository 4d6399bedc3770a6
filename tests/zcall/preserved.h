/* SPDX-License-Identifier: MIT */
/*
 * Each preserved-*.S includes this file and defines
 *   EACH               applies an instruction, or NAME, to each callee-saved
 *                      register that can be loaded, and to a place for it
 *   preserved_names    the names of all registers in the order of their places
 *   call_and_compare   see preserved.c
 */
#include "elf.h"
#undef ZCALL

/* Where struct registers has the arrays. */
#define BEFORE 0
#define AFTER  512

/* The registers of the caller of call_and_compare, and its second argument. */
.local callers
.comm callers, 512, 16
.local seen
.comm seen, 8, 8

.macro NAME register, place:vararg
	.asciz	"\register"
.endm

.macro BEGIN_NAMES
	.pushsection .rodata
	.globl	preserved_names
preserved_names:
.endm

/* The names of the registers that EACH does not load. */
.macro END_NAMES others:vararg
	.irp	other, \others
	.asciz	"\other"
	.endr
	.asciz	""
	.popsection
.endm
