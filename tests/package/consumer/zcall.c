/* SPDX-License-Identifier: MIT */
/* A user of zcall alone. */
#include <zcall/zcall.h>

int main(void)
{
	return zcall_write(1, "7\n", 2) == 2 ? 0 : 1;
}
