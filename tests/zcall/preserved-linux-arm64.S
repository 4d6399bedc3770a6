/* SPDX-License-Identifier: MIT */
/* x0 = stub, x1 = struct registers. Of v8 to v15 the ABI preserves one half. */
#include "preserved.h"

PROPERTY 0xc0000000, 3

.macro EACH action, at
	.set	slot, \at
	.irp	register, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29, \
		d8, d9, d10, d11, d12, d13, d14, d15
	\action	\register, [x9, #slot]
	.set	slot, slot + 8
	.endr
.endm

.macro ADDRESS register, symbol
	adrp	\register, \symbol
	add	\register, \register, :lo12:\symbol
.endm

BEGIN_NAMES
	EACH	NAME, 0
END_NAMES sp

BEGIN call_and_compare
	hint	#34
	ADDRESS	x9, callers
	EACH	str, 0
	str	x30, [x9, #slot]
	ADDRESS	x9, seen
	str	x1, [x9]

	mov	x9, x1
	EACH	ldr, BEFORE
	mov	x10, sp
	str	x10, [x9, #slot]
	mov	x9, x0
	mov	x0, #-1
	blr	x9

	ADDRESS	x9, seen
	ldr	x9, [x9]
	EACH	str, AFTER
	mov	x10, sp
	str	x10, [x9, #slot]
	ldr	x10, [x9, #slot - AFTER]
	mov	sp, x10

	ADDRESS	x9, callers
	EACH	ldr, 0
	ldr	x30, [x9, #slot]
	ret
END call_and_compare
