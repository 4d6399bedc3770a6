/* SPDX-License-Identifier: MIT */
/*
 * Included by every .S here. It owns all that is easily forgotten: a stack
 * that is not executable (one object without the note makes the whole
 * program's stack executable), type and size of each symbol, unwind
 * information, visibility, and the property note (one object without it
 * turns CET or BTI off for the whole program).
 */
#include <zcall/number.h>

#define LINUX_ENOSYS -38
#define BSD_ENOSYS   -78

#ifdef __APPLE__
/* Mach-O has none of this but visibility; its linker cuts at each symbol. */
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

/* Each function has a section of its own: the linker drops what is unused. */
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

/* An NT_GNU_PROPERTY_TYPE_0 note that holds one property of 4 bytes. */
.macro PROPERTY type, bits
	.pushsection .note.gnu.property, "a", %note
	.p2align 3
	.long	4, 16, 5
	.asciz	"GNU"
	.long	\type, 4, \bits, 0
	.popsection
.endm
#endif

/* One row of the table is one line, so Darwin needs no statement separator. */
#define ZCALL(name, args, ...) STUB zcall_##name, args, ZCALL_PRIV_PICK(__VA_ARGS__)
