/* SPDX-License-Identifier: MIT */
/*
 * What an ELF object needs and is easily forgotten: the note for a
 * non-executable stack (one object without it makes the stack of the whole
 * program executable), the type and size of each symbol, unwind information,
 * visibility, and the property note (one object without it disables CET or BTI
 * for the whole program).
 */
#include "table.h"

.section .note.GNU-stack, "", %progbits

/* Each function has its own section, so the linker can drop unused ones. */
.macro BEGIN name
	.pushsection .text.\name, "ax", %progbits
	.p2align 4
	.globl	\name
#ifdef ZCALL_STATIC
	.hidden	\name
#endif
	.type	\name, %function
\name:
	.cfi_startproc
.endm

.macro END name
	.cfi_endproc
	.size	\name, . - \name
	.popsection
.endm

/* An NT_GNU_PROPERTY_TYPE_0 note with one property of 4 bytes. */
.macro PROPERTY type, bits
	.pushsection .note.gnu.property, "a", %note
	.p2align 3
	.long	4, 16, 5
	.asciz	"GNU"
	.long	\type, 4, \bits, 0
	.popsection
.endm
