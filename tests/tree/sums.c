/* SPDX-License-Identifier: MIT */
#include "sums.h"

#include <stdio.h>

const char *const ends[ENDS_COUNT] = {"kill", "abort", "exit", "exec", "close"};

static struct sum {
	unsigned rounds, starting, members, bad, survivors, canaries, hits;
	long slowest_us;
} sums[ENDS_COUNT];

void add_round(int end, const struct outcome *outcome,
	       const struct tally *before, const struct tally *after)
{
	struct sum *sum = &sums[end];

	sum->rounds++;
	sum->starting += (unsigned)outcome->was_starting;
	sum->members += after->members - before->members;
	sum->canaries += after->canaries - before->canaries;
	sum->hits += after->hits - before->hits;
	sum->bad += outcome->survivors > 0;
	sum->survivors += outcome->survivors;
	if (sum->slowest_us < outcome->took_us)
		sum->slowest_us = outcome->took_us;
}

static unsigned count(enum wanted wanted)
{
	unsigned count = 0;

	for (int i = 0; i < ENDS_COUNT; i++)
		count += wanted == A_HIT ? sums[i].hits : sums[i].bad;
	return count;
}

int is_found(enum wanted wanted)
{
	return wanted != NOTHING && count(wanted) > 0;
}

int print_sums(const char *keeper, enum wanted wanted)
{
	for (int i = 0; i < ENDS_COUNT; i++) {
		const struct sum *sum = &sums[i];

		printf("%s\t%s\t%u\t%u\t%u\t%u\t%u\t%.1f\t%u\t%u\n", keeper,
		       ends[i], sum->rounds, sum->starting, sum->members,
		       sum->bad, sum->survivors, (double)sum->slowest_us / 1000,
		       sum->canaries, sum->hits);
	}
	return wanted != NOTHING ? is_found(wanted)
				 : count(A_SURVIVOR) + count(A_HIT) == 0;
}
