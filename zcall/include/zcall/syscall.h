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

/* ZCALL_CALLED of what is compiled in place with ZCALL_INLINE. */
#ifdef ZCALL_PRIV_TRAPS
#define ZCALL_API(...) static inline __attribute__((always_inline)) __VA_ARGS__
#else
#define ZCALL_API(...) ZCALL_CALLED(__VA_ARGS__)
#endif

/*
 * Makes the system call `number`, whatever it is, with four arguments; the
 * fifth and sixth are 0. Pointers are passed as uintptr_t cast to long. Not for
 * calls that return twice on a shared stack (clone, vfork).
 * See: syscall(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
long zcall_syscall4(long number, long a, long b, long c, long d)
	ZCALL_PRIV_BODY({
		ZCALL_PRIV_RETURN(long, number, a, b, c, d, 0L, 0L);
	});

/*
 * The same with six arguments.
 * See: syscall(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
long zcall_syscall6(long number, long a, long b, long c, long d, long e, long f)
	ZCALL_PRIV_BODY({ ZCALL_PRIV_RETURN(long, number, a, b, c, d, e, f); });

#define ZCALL_PRIV_IS_ERROR(result) ((result) >= -4095 && (result) < 0)

/*
 * Returns 1 for an error, which is in [-4095, -1], and 0 otherwise. Use it for
 * the result of mmap, since an address may be negative as a long.
 */
ZCALL_API(ZCALL_RETURNS(truth))
int zcall_is_error(long result)
	ZCALL_PRIV_BODY({ return ZCALL_PRIV_IS_ERROR(result); });

#endif
