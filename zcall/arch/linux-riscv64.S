/* SPDX-License-Identifier: MIT */
/*
 * ecall: a7 = number, a0-a5 = arguments; a0 = value or -errno. The kernel may
 * discard the vector registers; in C they are caller-saved anyway.
 */
#include "elf.h"
#ifndef ZCALL_TARGET_LINUX_RISCV64_H
#error "linux-riscv64.S is for 64-bit RISC-V Linux"
#endif

.macro STUB name, args, number
BEGIN \name
.if \number < 0
	li	a0, ABSENT
.else
	li	a7, \number
	ecall
.endif
	ret
END \name
.endm

#include <zcall/syscalls.def>

BEGIN zcall_syscall4
	mv	a7, a0
	mv	a0, a1
	mv	a1, a2
	mv	a2, a3
	mv	a3, a4
	li	a4, 0
	li	a5, 0
	ecall
	ret
END zcall_syscall4

BEGIN zcall_syscall6
	mv	a7, a0
	mv	a0, a1
	mv	a1, a2
	mv	a2, a3
	mv	a3, a4
	mv	a4, a5
	mv	a5, a6
	ecall
	ret
END zcall_syscall6

/* Clones. The parent returns; the child calls the function. */
.macro CLONE number, function, argument
	li	a7, \number
	ecall
	beqz	a0, 1f
	ret
1:	.cfi_undefined ra	/* the child has no caller */
	mv	a0, \argument
	jalr	\function
	li	a7, 93
	ecall
	ebreak
.endm

/* a0 = flags, a1 = stack, a2 = parent, a3 = function, a4 = argument */
BEGIN zcall_clone_call
	mv	a5, a3
	mv	a6, a4
	li	a3, 0
	mv	a4, a2
	CLONE	220, a5, a6
END zcall_clone_call

/* a0 = args, a1 = size, a2 = function, a3 = argument */
BEGIN zcall_clone3_call
	CLONE	435, a2, a3
END zcall_clone3_call
