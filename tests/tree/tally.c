/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "tally.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static unsigned long long state;

struct tally *map_tally(int fd)
{
	struct tally *tally = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE,
				   MAP_SHARED, fd, 0);

	if (tally == MAP_FAILED)
		_exit(4);
	return tally;
}

void nap_us(long us)
{
	struct timespec rest = {us / 1000000, us % 1000000 * 1000};

	while (nanosleep(&rest, &rest) < 0 && errno == EINTR)
		;
}

void set_seed(unsigned seed)
{
	state = seed;
}

/* Knuth's generator for 64 bits, of which the upper ones are random. */
unsigned random_below(unsigned end)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(state >> 33) % end;
}
