/* SPDX-License-Identifier: MIT */
#include <zcall/syscall.h>

int zcall_is_error(long result)
{
	return ZCALL_PRIV_IS_ERROR(result);
}
