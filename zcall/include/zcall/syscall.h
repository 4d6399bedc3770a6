/* SPDX-License-Identifier: MIT */
/*
 * The rules that hold for every call.
 *
 * A call returns what the kernel returned: a value, or -errno in [-4095, -1].
 * errno is never set. Calls are not retried, and errors are not translated. Any
 * thread may make any call. A pointer to a struct that libc declares too is a
 * `void *`: pass libc's struct or the one of <zcall/abi.h>, which has the same
 * layout. The manual page of a call lists its errors.
 */
#ifndef ZCALL_SYSCALL_H
#define ZCALL_SYSCALL_H

#include <zcall/extern.h>
#include <zcall/trap.h>

/* ZCALL_CALLED for functions that ZCALL_INLINE makes inline. */
#ifdef ZCALL_PRIV_TRAPS
#define ZCALL_API(...) static inline __attribute__((always_inline)) __VA_ARGS__
#else
#define ZCALL_API(...) ZCALL_CALLED(__VA_ARGS__)
#endif

/*
 * Makes the system call `number` with four arguments. The fifth and sixth are
 * 0. Cast a pointer to uintptr_t, then to long. Do not use it for calls that
 * return twice on a shared stack (clone, vfork).
 * See: syscall(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
long zcall_syscall4(long number, long a, long b, long c, long d)
	ZCALL_PRIV_BODY({
		ZCALL_PRIV_RETURN(long, number, a, b, c, d, 0L, 0L);
	});

/*
 * Like zcall_syscall4, with six arguments.
 * See: syscall(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
long zcall_syscall6(long number, long a, long b, long c, long d, long e, long f)
	ZCALL_PRIV_BODY({ ZCALL_PRIV_RETURN(long, number, a, b, c, d, e, f); });

#define ZCALL_PRIV_IS_ERROR(result) ((result) >= -4095 && (result) < 0)

/*
 * Returns 1 for an error, a result in [-4095, -1], and 0 otherwise. Use it for
 * the result of mmap, because an address may be negative as a long.
 */
ZCALL_API(ZCALL_RETURNS(truth))
int zcall_is_error(long result)
	ZCALL_PRIV_BODY({ return ZCALL_PRIV_IS_ERROR(result); });

#endif
