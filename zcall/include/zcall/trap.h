/* SPDX-License-Identifier: MIT */
/*
 * With ZCALL_INLINE defined, every call of these headers is the trap itself,
 * in place, and nothing of libzcall is called for it. On Linux; elsewhere, and
 * without it, ZCALL_TRAP below adds nothing to a prototype.
 *
 * What is only known to this file: the registers and what the kernel may
 * change. The rest is the table's number and the prototype's arguments.
 */
#ifndef ZCALL_TRAP_H
#define ZCALL_TRAP_H

#include <zcall/number.h>

#if defined(ZCALL_INLINE) && defined(__linux__)
#define ZCALL_TRAPS

/*
 * ZCALL_INOUT holds the result as well: on amd64 the number's register, on the
 * others the first argument's.
 */
#if defined(__x86_64__)
#define ZCALL_INSTRUCTION "syscall"
#define ZCALL_RN	  "rax"
#define ZCALL_R1	  "rdi"
#define ZCALL_R2	  "rsi"
#define ZCALL_R3	  "rdx"
#define ZCALL_R4	  "r10"
#define ZCALL_R5	  "r8"
#define ZCALL_R6	  "r9"
#define ZCALL_INOUT	  rn
#define ZCALL_IN	  r1
#define ZCALL_LOST	  "rcx", "r11", "memory"
#elif defined(__aarch64__)
#define ZCALL_INSTRUCTION "svc #0"
#define ZCALL_RN	  "x8"
#define ZCALL_R1	  "x0"
#define ZCALL_R2	  "x1"
#define ZCALL_R3	  "x2"
#define ZCALL_R4	  "x3"
#define ZCALL_R5	  "x4"
#define ZCALL_R6	  "x5"
#define ZCALL_INOUT	  r1
#define ZCALL_IN	  rn
#define ZCALL_LOST	  "memory"
#elif defined(__riscv)
#define ZCALL_INSTRUCTION "ecall"
#define ZCALL_RN	  "a7"
#define ZCALL_R1	  "a0"
#define ZCALL_R2	  "a1"
#define ZCALL_R3	  "a2"
#define ZCALL_R4	  "a3"
#define ZCALL_R5	  "a4"
#define ZCALL_R6	  "a5"
#define ZCALL_INOUT	  r1
#define ZCALL_IN	  rn
#ifdef __riscv_vector /* the kernel throws the vector state away */
#define ZCALL_LOST                                                             \
	"memory", "vl", "vtype", "v0", "v1", "v2", "v3", "v4", "v5", "v6",     \
		"v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15",    \
		"v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", \
		"v25", "v26", "v27", "v28", "v29", "v30", "v31"
#else
#define ZCALL_LOST "memory"
#endif
#elif defined(__loongarch__)
#define ZCALL_INSTRUCTION "syscall 0"
#define ZCALL_RN	  "$a7"
#define ZCALL_R1	  "$a0"
#define ZCALL_R2	  "$a1"
#define ZCALL_R3	  "$a2"
#define ZCALL_R4	  "$a3"
#define ZCALL_R5	  "$a4"
#define ZCALL_R6	  "$a5"
#define ZCALL_INOUT	  r1
#define ZCALL_IN	  rn
#define ZCALL_LOST                                                             \
	"$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory"
#else
#error "zcall: no trap is known for this target"
#endif

#define ZCALL_HOLD(variable, REGISTER, value)                                  \
	register long variable __asm__(REGISTER) = value
#define ZCALL_MAKE(...)                                                        \
	__asm__ volatile(ZCALL_INSTRUCTION                                     \
			 : "+r"(ZCALL_INOUT)                                   \
			 : "r"(ZCALL_IN)__VA_ARGS__                            \
			 : ZCALL_LOST)
#define ZCALL_MAKE_TRAP static inline __attribute__((always_inline)) long

ZCALL_MAKE_TRAP zcall_trap1(long number, long a)
{
	ZCALL_HOLD(rn, ZCALL_RN, number);
	ZCALL_HOLD(r1, ZCALL_R1, a);
	ZCALL_MAKE();
	return ZCALL_INOUT;
}

ZCALL_MAKE_TRAP zcall_trap2(long number, long a, long b)
{
	ZCALL_HOLD(rn, ZCALL_RN, number);
	ZCALL_HOLD(r1, ZCALL_R1, a);
	ZCALL_HOLD(r2, ZCALL_R2, b);
	ZCALL_MAKE(, "r"(r2));
	return ZCALL_INOUT;
}

ZCALL_MAKE_TRAP zcall_trap3(long number, long a, long b, long c)
{
	ZCALL_HOLD(rn, ZCALL_RN, number);
	ZCALL_HOLD(r1, ZCALL_R1, a);
	ZCALL_HOLD(r2, ZCALL_R2, b);
	ZCALL_HOLD(r3, ZCALL_R3, c);
	ZCALL_MAKE(, "r"(r2), "r"(r3));
	return ZCALL_INOUT;
}

ZCALL_MAKE_TRAP zcall_trap4(long number, long a, long b, long c, long d)
{
	ZCALL_HOLD(rn, ZCALL_RN, number);
	ZCALL_HOLD(r1, ZCALL_R1, a);
	ZCALL_HOLD(r2, ZCALL_R2, b);
	ZCALL_HOLD(r3, ZCALL_R3, c);
	ZCALL_HOLD(r4, ZCALL_R4, d);
	ZCALL_MAKE(, "r"(r2), "r"(r3), "r"(r4));
	return ZCALL_INOUT;
}

ZCALL_MAKE_TRAP zcall_trap5(long number, long a, long b, long c, long d, long e)
{
	ZCALL_HOLD(rn, ZCALL_RN, number);
	ZCALL_HOLD(r1, ZCALL_R1, a);
	ZCALL_HOLD(r2, ZCALL_R2, b);
	ZCALL_HOLD(r3, ZCALL_R3, c);
	ZCALL_HOLD(r4, ZCALL_R4, d);
	ZCALL_HOLD(r5, ZCALL_R5, e);
	ZCALL_MAKE(, "r"(r2), "r"(r3), "r"(r4), "r"(r5));
	return ZCALL_INOUT;
}

ZCALL_MAKE_TRAP zcall_trap6(long number, long a, long b, long c, long d, long e,
			    long f)
{
	ZCALL_HOLD(rn, ZCALL_RN, number);
	ZCALL_HOLD(r1, ZCALL_R1, a);
	ZCALL_HOLD(r2, ZCALL_R2, b);
	ZCALL_HOLD(r3, ZCALL_R3, c);
	ZCALL_HOLD(r4, ZCALL_R4, d);
	ZCALL_HOLD(r5, ZCALL_R5, e);
	ZCALL_HOLD(r6, ZCALL_R6, f);
	ZCALL_MAKE(, "r"(r2), "r"(r3), "r"(r4), "r"(r5), "r"(r6));
	return ZCALL_INOUT;
}

#define ZCALL_TRAP_1(n, a)	 zcall_trap1(n, (long)(a))
#define ZCALL_TRAP_2(n, a, b)	 zcall_trap2(n, (long)(a), (long)(b))
#define ZCALL_TRAP_3(n, a, b, c) zcall_trap3(n, (long)(a), (long)(b), (long)(c))
#define ZCALL_TRAP_4(n, a, b, c, d)                                            \
	zcall_trap4(n, (long)(a), (long)(b), (long)(c), (long)(d))
#define ZCALL_TRAP_5(n, a, b, c, d, e)                                         \
	zcall_trap5(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))
#define ZCALL_TRAP_6(n, a, b, c, d, e, f)                                      \
	zcall_trap6(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e),  \
		    (long)(f))
#define ZCALL_SEVENTH(a, b, c, d, e, f, seventh, ...) seventh
#define ZCALL_TRAP_FOR(...)                                                    \
	ZCALL_SEVENTH(__VA_ARGS__, ZCALL_TRAP_6, ZCALL_TRAP_5, ZCALL_TRAP_4,   \
		      ZCALL_TRAP_3, ZCALL_TRAP_2, ZCALL_TRAP_1, 0)

/* The body of a call; what follows makes its semicolon a declaration. */
#define ZCALL_BODY(...) __VA_ARGS__ struct zcall_end_of_body
#define ZCALL_TRAP(name, ...)                                                  \
	ZCALL_BODY({                                                           \
		if (ZCALL_SYS_##name < 0)                                      \
			return -38; /* ENOSYS */                               \
		return (__typeof__(zcall_##name(__VA_ARGS__)))ZCALL_TRAP_FOR(  \
			__VA_ARGS__)(ZCALL_SYS_##name, __VA_ARGS__);           \
	})
#define ZCALL_TRAP0(name)                                                      \
	ZCALL_BODY({ return (int)zcall_trap1(ZCALL_SYS_##name, 0); })
#define ZCALL_TRAP_FOREVER(name, argument)                                     \
	ZCALL_BODY({                                                           \
		for (;;)                                                       \
			zcall_trap1(ZCALL_SYS_##name, argument);               \
	})

#else
#define ZCALL_BODY(...)
#define ZCALL_TRAP(name, ...)
#define ZCALL_TRAP0(name)
#define ZCALL_TRAP_FOREVER(name, argument)
#endif

#endif
