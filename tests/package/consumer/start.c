/* SPDX-License-Identifier: MIT */
/* What a program without a libc starts with. */
#include <zcall/process.h>

int main(void);

/* The kernel aligns the stack; on x86 a function expects it off by a call. */
#ifdef __x86_64__
__attribute__((force_align_arg_pointer))
#endif
void _start(void);

void _start(void)
{
	zcall_exit_group(main());
}
