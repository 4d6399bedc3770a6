/* SPDX-License-Identifier: MIT */
/* a0 = stub, a1 = struct registers */
#include "preserved.h"

.macro EACH general, float, at
	.set	slot, \at
	.irp	register, $fp, $s0, $s1, $s2, $s3, $s4, $s5, $s6, $s7, $s8
	\general \register, $t1, slot
	.set	slot, slot + 8
	.endr
	.irp	register, $fs0, $fs1, $fs2, $fs3, $fs4, $fs5, $fs6, $fs7
	\float	\register, $t1, slot
	.set	slot, slot + 8
	.endr
.endm

BEGIN_NAMES
	EACH	NAME, NAME, 0
END_NAMES $sp, $tp

/* Stores what cannot be loaded. */
.macro STORE_OTHERS
	st.d	$sp, $t1, slot
	st.d	$tp, $t1, slot + 8
.endm

BEGIN call_and_compare
	la.local $t1, callers
	EACH	st.d, fst.d, 0
	st.d	$ra, $t1, slot
	la.local $t1, seen
	st.d	$a1, $t1, 0

	move	$t1, $a1
	EACH	ld.d, fld.d, BEFORE
	STORE_OTHERS
	move	$t1, $a0
	li.w	$a0, -1
	jirl	$ra, $t1, 0

	la.local $t1, seen
	ld.d	$t1, $t1, 0
	EACH	st.d, fst.d, AFTER
	STORE_OTHERS
	ld.d	$sp, $t1, slot - AFTER

	la.local $t1, callers
	EACH	ld.d, fld.d, 0
	ld.d	$ra, $t1, slot
	jr	$ra
END call_and_compare
