/* SPDX-License-Identifier: MIT */
/* a0 = stub, a1 = struct registers */
#include "preserved.h"

.macro EACH general, float, at
	.set	slot, \at
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
	\general s\n, slot(t1)
	\float	fs\n, slot + 8(t1)
	.set	slot, slot + 16
	.endr
.endm

BEGIN_NAMES
	EACH	NAME, NAME, 0
END_NAMES sp, gp, tp

/* Stores what cannot be loaded. */
.macro STORE_OTHERS
	sd	sp, slot(t1)
	sd	gp, slot + 8(t1)
	sd	tp, slot + 16(t1)
.endm

BEGIN call_and_compare
	lla	t1, callers
	EACH	sd, fsd, 0
	sd	ra, slot(t1)
	lla	t1, seen
	sd	a1, (t1)

	mv	t1, a1
	EACH	ld, fld, BEFORE
	STORE_OTHERS
	mv	t1, a0
	li	a0, -1
	jalr	t1

	lla	t1, seen
	ld	t1, (t1)
	EACH	sd, fsd, AFTER
	STORE_OTHERS
	ld	sp, slot - AFTER(t1)

	lla	t1, callers
	EACH	ld, fld, 0
	ld	ra, slot(t1)
	ret
END call_and_compare
