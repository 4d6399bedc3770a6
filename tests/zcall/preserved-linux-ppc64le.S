/* SPDX-License-Identifier: MIT */
/* r3 = stub, r4 = struct registers */
#include "preserved.h"

	.abiversion 2

#define FRAME 112

.macro EACH general, float, vector, at
	.set	slot, \at
	.irp	n, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\vector	\n, slot
	.set	slot, slot + 16
	.endr
	.irp	n, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\general \n, slot(11)
	\float	\n, slot + 8(11)
	.set	slot, slot + 16
	.endr
.endm

.macro LOAD_VECTOR n, at
	li	10, \at
	lvx	\n, 11, 10
.endm

.macro STORE_VECTOR n, at
	li	10, \at
	stvx	\n, 11, 10
.endm

.macro NAME_GENERAL n, place
	NAME	r\n
.endm

.macro NAME_FLOAT n, place
	NAME	f\n
.endm

.macro NAME_VECTOR n, at	/* has two places */
	NAME	v\n
	NAME	v\n
.endm

BEGIN_NAMES
	EACH	NAME_GENERAL, NAME_FLOAT, NAME_VECTOR, 0
END_NAMES cr2-cr4, r1, r13

.macro ADDRESS register, symbol
	bcl	20, 31, 1f
1:	mflr	\register
	addis	\register, \register, (\symbol - 1b)@ha
	addi	\register, \register, (\symbol - 1b)@l
.endm

/* Stores what EACH does not. r0 = the condition register */
.macro STORE_OTHERS
	rlwinm	0, 0, 0, 8, 19		/* cr2, cr3, cr4 */
	std	0, slot(11)
	std	1, slot + 8(11)
	std	13, slot + 16(11)
.endm

BEGIN call_and_compare
	mflr	0
	ADDRESS	11, callers
	EACH	std, stfd, STORE_VECTOR, 0
	std	0, slot(11)
	mfcr	0
	std	0, slot + 8(11)
	std	2, slot + 16(11)	/* a stub of a shared library has another */
	ADDRESS	11, seen
	std	4, 0(11)

	mr	11, 4
	EACH	ld, lfd, LOAD_VECTOR, BEFORE
	ld	0, slot(11)
	mtcrf	0x38, 0
	stdu	1, -FRAME(1)
	STORE_OTHERS
	mr	12, 3
	mtctr	12
	li	3, -1
	bctrl

	ADDRESS	11, seen
	ld	11, 0(11)
	EACH	std, stfd, STORE_VECTOR, AFTER
	mfcr	0
	STORE_OTHERS
	ld	1, slot + 8 - AFTER(11)
	addi	1, 1, FRAME

	ADDRESS	11, callers
	EACH	ld, lfd, LOAD_VECTOR, 0
	ld	2, slot + 16(11)
	ld	0, slot + 8(11)
	mtcrf	0x38, 0
	ld	0, slot(11)
	mtlr	0
	blr
END call_and_compare
