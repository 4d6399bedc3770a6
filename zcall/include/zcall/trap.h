/* SPDX-License-Identifier: MIT */
/*
 * With ZCALL_INLINE defined, on Linux, every call of these headers is inlined
 * as the system call instruction and does not need libzcall. Otherwise
 * ZCALL_PRIV_TRAP adds nothing to a prototype.
 *
 * The target's file has the instruction, its registers, and those that the
 * kernel may change. The number comes from the table, the arguments from the
 * prototype.
 */
#ifndef ZCALL_TRAP_H
#define ZCALL_TRAP_H

#include <zcall/number.h>

#ifdef ZCALL_PRIV_INSTRUCTION
/*
 * Each argument keeps its type. It need not be widened, because the kernel
 * reads only the lower half of an int argument.
 */
#define ZCALL_PRIV_HOLD(variable, REGISTER, value)                             \
	register __typeof__(value) variable __asm__(REGISTER) = value

/*
 * The inputs keep their values, except where the target's file adds outputs,
 * and variables to hold them.
 */
#define ZCALL_PRIV_MAKE(number, ...)                                           \
	register long ZCALL_PRIV_MORE(variables)                               \
	zcall_priv_rn __asm__(ZCALL_PRIV_RN) = number;                         \
	__asm__ volatile(ZCALL_PRIV_INSTRUCTION                                \
			 : ZCALL_PRIV_MORE(outputs) "=r"(zcall_priv_result)    \
			 : "r"(zcall_priv_rn), __VA_ARGS__                     \
			 : ZCALL_PRIV_LOST)

#define ZCALL_PRIV_HOLD_1(a) ZCALL_PRIV_HOLD(zcall_priv_r1, ZCALL_PRIV_R1, a)
#define ZCALL_PRIV_HOLD_2(a, b)                                                \
	ZCALL_PRIV_HOLD(zcall_priv_r2, ZCALL_PRIV_R2, b);                      \
	ZCALL_PRIV_HOLD_1(a)
#define ZCALL_PRIV_HOLD_3(a, b, c)                                             \
	ZCALL_PRIV_HOLD(zcall_priv_r3, ZCALL_PRIV_R3, c);                      \
	ZCALL_PRIV_HOLD_2(a, b)
#define ZCALL_PRIV_HOLD_4(a, b, c, d)                                          \
	ZCALL_PRIV_HOLD(zcall_priv_r4, ZCALL_PRIV_R4, d);                      \
	ZCALL_PRIV_HOLD_3(a, b, c)
#define ZCALL_PRIV_HOLD_5(a, b, c, d, e)                                       \
	ZCALL_PRIV_HOLD(zcall_priv_r5, ZCALL_PRIV_R5, e);                      \
	ZCALL_PRIV_HOLD_4(a, b, c, d)
#define ZCALL_PRIV_HOLD_6(a, b, c, d, e, f)                                    \
	ZCALL_PRIV_HOLD(zcall_priv_r6, ZCALL_PRIV_R6, f);                      \
	ZCALL_PRIV_HOLD_5(a, b, c, d, e)

#define ZCALL_PRIV_IN_1 "r"(zcall_priv_r1)
#define ZCALL_PRIV_IN_2 ZCALL_PRIV_IN_1, "r"(zcall_priv_r2)
#define ZCALL_PRIV_IN_3 ZCALL_PRIV_IN_2, "r"(zcall_priv_r3)
#define ZCALL_PRIV_IN_4 ZCALL_PRIV_IN_3, "r"(zcall_priv_r4)
#define ZCALL_PRIV_IN_5 ZCALL_PRIV_IN_4, "r"(zcall_priv_r5)
#define ZCALL_PRIV_IN_6 ZCALL_PRIV_IN_5, "r"(zcall_priv_r6)

#define ZCALL_PRIV_TRAP_1(n, a)                                                \
	ZCALL_PRIV_HOLD_1(a);                                                  \
	ZCALL_PRIV_MAKE(n, ZCALL_PRIV_IN_1)
#define ZCALL_PRIV_TRAP_2(n, a, b)                                             \
	ZCALL_PRIV_HOLD_2(a, b);                                               \
	ZCALL_PRIV_MAKE(n, ZCALL_PRIV_IN_2)
#define ZCALL_PRIV_TRAP_3(n, a, b, c)                                          \
	ZCALL_PRIV_HOLD_3(a, b, c);                                            \
	ZCALL_PRIV_MAKE(n, ZCALL_PRIV_IN_3)
#define ZCALL_PRIV_TRAP_4(n, a, b, c, d)                                       \
	ZCALL_PRIV_HOLD_4(a, b, c, d);                                         \
	ZCALL_PRIV_MAKE(n, ZCALL_PRIV_IN_4)
#define ZCALL_PRIV_TRAP_5(n, a, b, c, d, e)                                    \
	ZCALL_PRIV_HOLD_5(a, b, c, d, e);                                      \
	ZCALL_PRIV_MAKE(n, ZCALL_PRIV_IN_5)
#define ZCALL_PRIV_TRAP_6(n, a, b, c, d, e, f)                                 \
	ZCALL_PRIV_HOLD_6(a, b, c, d, e, f);                                   \
	ZCALL_PRIV_MAKE(n, ZCALL_PRIV_IN_6)
#define ZCALL_PRIV_SEVENTH(a, b, c, d, e, f, seventh, ...) seventh
#define ZCALL_PRIV_TRAP_FOR(...)                                               \
	ZCALL_PRIV_SEVENTH(__VA_ARGS__, ZCALL_PRIV_TRAP_6, ZCALL_PRIV_TRAP_5,  \
			   ZCALL_PRIV_TRAP_4, ZCALL_PRIV_TRAP_3,               \
			   ZCALL_PRIV_TRAP_2, ZCALL_PRIV_TRAP_1, 0)

/* The result has the call's type, so no cast is needed. */
#define ZCALL_PRIV_RETURN(type, number, ...)                                   \
	register type zcall_priv_result __asm__(ZCALL_PRIV_RESULT);            \
	ZCALL_PRIV_TRAP_FOR(__VA_ARGS__)(number, __VA_ARGS__);                 \
	return zcall_priv_result

/* What a call does, unless the target's file has something else for it. */
#define ZCALL_PRIV_CALL(number, function, ...)                                 \
	if (number >= 0) {                                                     \
		ZCALL_PRIV_RETURN(__typeof__(function(__VA_ARGS__)), number,   \
				  __VA_ARGS__);                                \
	}                                                                      \
	return -38 /* ENOSYS */
#endif

#if defined(ZCALL_INLINE) && defined(ZCALL_PRIV_INSTRUCTION)
#define ZCALL_PRIV_TRAPS

/* The struct turns the semicolon after a body into a declaration. */
#define ZCALL_PRIV_BODY(...) __VA_ARGS__ struct zcall_priv_end_of_body
#define ZCALL_PRIV_TRAP(name, ...)                                             \
	ZCALL_PRIV_BODY({                                                      \
		ZCALL_PRIV_VALUE(call_##name, ZCALL_PRIV_CALL)                 \
		(ZCALL_SYS_##name, zcall_##name, __VA_ARGS__);                 \
	})
#define ZCALL_PRIV_TRAP0(name)                                                 \
	ZCALL_PRIV_BODY({ ZCALL_PRIV_RETURN(int, ZCALL_SYS_##name, 0); })
#define ZCALL_PRIV_TRAP_FOREVER(name, argument)                                \
	ZCALL_PRIV_BODY({                                                      \
		for (;;) {                                                     \
			register long zcall_priv_result __asm__(               \
				ZCALL_PRIV_RESULT);                            \
			ZCALL_PRIV_TRAP_1(ZCALL_SYS_##name, argument);         \
			(void)zcall_priv_result;                               \
		}                                                              \
	})

#else
#define ZCALL_PRIV_BODY(...)
#define ZCALL_PRIV_TRAP(name, ...)
#define ZCALL_PRIV_TRAP0(name)
#define ZCALL_PRIV_TRAP_FOREVER(name, argument)
#endif

#endif
