/* SPDX-License-Identifier: MIT */
/*
 * Why a call costs more than its instructions: a kernel that guards against
 * speculation leaves nothing of the processor's stack of return addresses, so
 * the first return after a trap is mispredicted. Three ways to WRITE:
 *
 *   write_here        the trap in place
 *   write_here_call   the same, and a call of nothing after it
 *   write_called      the trap in a function, as every library has it
 */
#define ZCALL_INLINE
#include "../column.h"

#include <zcall/zcall.h>

static struct objects o;
COPIED char buf[8];

static void use(const struct objects *objects)
{
	o = *objects;
}

__attribute__((noinline, noclone)) static void nothing_called(void)
{
	__asm__ volatile("");
}

static inline long write_here(void)
{
	return zcall_write(o.null, buf, sizeof buf);
}

static inline long write_here_call(void)
{
	long n = write_here();

	nothing_called();
	return n;
}

__attribute__((noinline, noclone)) static long write_called(void)
{
	return write_here();
}

#define OPERATIONS(X) X(write, WRITE())

COLUMN(use, OPERATIONS)
