/* SPDX-License-Identifier: MIT */
/* A program that only exits, without a libc: starting it is all that it costs.
 */
#define ZCALL_INLINE
#include "start.h"

int main(void)
{
	return 0;
}
