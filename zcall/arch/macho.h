/* SPDX-License-Identifier: MIT */
/* What elf.h has, for Mach-O: visibility. The linker splits at each symbol. */
#include "table.h"

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
