/* SPDX-License-Identifier: MIT */
/* What the libraries have too: an array, a call, a loop and an exchange. */
#include "../iofd/include/iofd/inline/atomic.h"

int iofd_alone(int32_t *cell, long n);

static void use(long *memory, long n)
{
	for (long i = 0; i < 32; i++)
		memory[i] += n;
	__asm__ volatile("" ::"r"(memory) : "memory");
}

int iofd_alone(int32_t *cell, long n)
{
	long memory[32];

	__asm__ volatile("" ::"r"(memory) : "memory");
	use(memory, n);
	return IOFD_PRIV_ATOMIC_EXCHANGE(cell, (int32_t)memory[n & 31],
					 __ATOMIC_ACQ_REL);
}
