/* SPDX-License-Identifier: MIT */
/*
 * What every call has in common.
 *
 * A call returns what the kernel returned: a value, or -errno in [-4095, -1].
 * There is no errno variable, nothing is retried and nothing is renamed. Any
 * thread may make any call. A pointer to a struct that libc declares as well
 * is a `void *`: pass libc's struct or the one of <zcall/abi.h>, they are the
 * same bytes. The errnos of each call are those of its manual page.
 */
#ifndef ZCALL_SYSCALL_H
#define ZCALL_SYSCALL_H

#include <zcall/extern.h>
#include <zcall/trap.h>

#ifdef ZCALL_TRAPS
#define ZCALL_API static inline __attribute__((always_inline))
#else
#define ZCALL_API ZCALL_EXTERN
#endif

/*
 * Makes the system call `number`, whatever it is, with four arguments; the
 * fifth and sixth are 0. Pointers go in as uintptr_t cast to long.
 * Not for calls that return twice on a shared stack (clone, vfork).
 */
ZCALL_API long zcall_syscall4(long number, long a, long b, long c, long d)
	ZCALL_BODY({ ZCALL_RETURN(long, number, a, b, c, d, 0L, 0L); });

/* The same with six arguments. */
ZCALL_API long zcall_syscall6(long number, long a, long b, long c, long d,
			      long e, long f)
	ZCALL_BODY({ ZCALL_RETURN(long, number, a, b, c, d, e, f); });

#define ZCALL_IS_ERROR(result) ((result) >= -4095 && (result) < 0)

/*
 * Tells whether a result is an error: 1 in [-4095, -1], else 0. The way to
 * look at mmap's result, since an address may be negative as a long.
 */
ZCALL_API int zcall_is_error(long result)
	ZCALL_BODY({ return ZCALL_IS_ERROR(result); });

#endif
