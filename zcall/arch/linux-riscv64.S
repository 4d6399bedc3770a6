/* SPDX-License-Identifier: MIT */
/*
 * ecall: a7 = number, a0-a5 = arguments, a0 = value or -errno. The kernel
 * may discard the vector registers, which a C caller has given up anyway.
 */
#if !defined(__linux__) || !defined(__riscv) || __riscv_xlen != 64
#error "linux-riscv64.S is for 64-bit RISC-V Linux"
#endif
#include "asm.h"

.macro STUB name, args, number
BEGIN \name
.if \number < 0
	li	a0, LINUX_ENOSYS
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
