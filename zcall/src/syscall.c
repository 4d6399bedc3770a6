/* SPDX-License-Identifier: MIT */
#include <zcall/syscall.h>

int zcall_is_error(long result)
{
	return (unsigned long)result > -4096UL;
}
