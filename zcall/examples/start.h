/* SPDX-License-Identifier: MIT */
/* What a program of one thread has a libc for, as far as these need it. */
#ifndef START_H
#define START_H

#include <zcall/zcall.h>

static inline void print(const char *text, size_t length)
{
	while (length > 0) {
		long n = zcall_write(1, text, length);

		if (n < 0)
			zcall_exit(1);
		text += n;
		length -= (size_t)n;
	}
}

static inline void print_text(const char *text)
{
	size_t length = 0;

	while (text[length])
		length++;
	print(text, length);
}

/* Every result is a value or -errno, which has a name and a message. */
static inline long check(long result, const char *what)
{
	if (!zcall_is_error(result))
		return result;
	print_text(what);
	print_text(": ");
	print_text(zcall_errno_message((int)result));
	print_text("\n");
	zcall_exit(1);
}

int main(void);

/*
 * What nobody who is called by the kernel finds done: on x86 the stack is not
 * aligned as C has it, and on RISC-V gp, from which the linker lets small data
 * be addressed, points nowhere.
 */
#ifdef __x86_64__
__attribute__((force_align_arg_pointer))
#endif
void _start(void);

#ifdef __riscv
#define SET_GLOBAL_POINTER                                                     \
	__asm__ volatile(".option push\n.option norelax\n"                     \
			 "lla gp, __global_pointer$\n.option pop")
#else
#define SET_GLOBAL_POINTER ((void)0)
#endif

void _start(void)
{
	SET_GLOBAL_POINTER;
	zcall_exit(main());
}

#endif
