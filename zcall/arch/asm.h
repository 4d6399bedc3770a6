/* SPDX-License-Identifier: MIT */
/*
 * Every .S here includes this file. It provides what is easily forgotten: the
 * note for a non-executable stack (one object without it makes the stack of the
 * whole program executable), the type and size of each symbol, unwind
 * information, visibility, and the property note (one object without it
 * disables CET or BTI for the whole program).
 */
#include <zcall/number.h>

#define LINUX_ENOSYS -38
#define BSD_ENOSYS   -78

#ifdef __APPLE__
/* Of these, Mach-O has only visibility. Its linker splits at each symbol. */
.subsections_via_symbols

.macro BEGIN name
	.text
	.p2align 4
	.globl	_\name
#ifdef ZCALL_STATIC
	.private_extern _\name
#endif
_\name:
	.cfi_startproc
.endm

.macro END name
	.cfi_endproc
.endm
#else
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
#endif

/* Each row of the table is one line, so Darwin needs no statement separator. */
#define ZCALL(name, args, ...) STUB zcall_##name, args, ZCALL_PRIV_PICK(__VA_ARGS__)
