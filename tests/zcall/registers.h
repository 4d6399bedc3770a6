/* SPDX-License-Identifier: MIT */
/* Where each kernel reads the six arguments of a system call, in order. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <ucontext.h>

#if defined(__x86_64__)
#define REGISTERS(context) (context)->uc_mcontext.gregs
static const int argument_register[6] = {REG_RDI, REG_RSI, REG_RDX,
					 REG_R10, REG_R8,  REG_R9};
#elif defined(__aarch64__) /* x0 to x5 */
#define REGISTERS(context) (context)->uc_mcontext.regs
static const int argument_register[6] = {0, 1, 2, 3, 4, 5};
#elif defined(__riscv) /* a0 to a5 are x10 to x15 */
#define REGISTERS(context) (context)->uc_mcontext.__gregs
static const int argument_register[6] = {10, 11, 12, 13, 14, 15};
#elif defined(__loongarch__) /* a0 to a5 are r4 to r9 */
#define REGISTERS(context) (context)->uc_mcontext.__gregs
static const int argument_register[6] = {4, 5, 6, 7, 8, 9};
#elif defined(__powerpc64__) /* r3 to r8 */
#define REGISTERS(context) (context)->uc_mcontext.gp_regs
static const int argument_register[6] = {3, 4, 5, 6, 7, 8};
#elif defined(__s390x__) /* r2 to r7 */
#define REGISTERS(context) (context)->uc_mcontext.gregs
static const int argument_register[6] = {2, 3, 4, 5, 6, 7};
#else
#error "registers.h: no row for this target"
#endif

#endif
