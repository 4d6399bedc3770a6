/* SPDX-License-Identifier: MIT */
/* What the libraries have too: an array, a call, a loop and an exchange. */
int iofd_alone(int *cell, long n);

static void use(long *memory, long n)
{
	for (long i = 0; i < 32; i++)
		memory[i] += n;
	__asm__ volatile("" ::"r"(memory) : "memory");
}

int iofd_alone(int *cell, long n)
{
	long memory[32];

	__asm__ volatile("" ::"r"(memory) : "memory");
	use(memory, n);
	return __atomic_exchange_n(cell, (int)memory[n & 31], __ATOMIC_ACQ_REL);
}
