/* SPDX-License-Identifier: MIT */
/* r2 = stub, r3 = struct registers */
#include "preserved.h"

/* The area that a caller reserves, and two arguments of zcall_syscall6. */
#define FRAME 176

.macro EACH general, float, at
	.set	slot, \at
	.irp	n, 6, 7, 8, 9, 10, 11, 12, 13
	\general %r\n, slot(%r1)
	.set	slot, slot + 8
	.endr
	.irp	n, 8, 9, 10, 11, 12, 13, 14, 15
	\float	%f\n, slot(%r1)
	.set	slot, slot + 8
	.endr
.endm

BEGIN_NAMES
	EACH	NAME, NAME, 0
END_NAMES %r15

BEGIN call_and_compare
	larl	%r1, callers
	EACH	stg, std, 0
	stg	%r14, slot(%r1)
	larl	%r1, seen
	stg	%r3, 0(%r1)

	lgr	%r1, %r3
	EACH	lg, ld, BEFORE
	aghi	%r15, -FRAME
	stg	%r15, slot(%r1)
	lgr	%r1, %r2
	lghi	%r2, -1
	basr	%r14, %r1

	larl	%r1, seen
	lg	%r1, 0(%r1)
	EACH	stg, std, AFTER
	stg	%r15, slot(%r1)
	lg	%r15, slot - AFTER(%r1)
	aghi	%r15, FRAME

	larl	%r1, callers
	EACH	lg, ld, 0
	lg	%r14, slot(%r1)
	br	%r14
END call_and_compare
