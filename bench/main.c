/* SPDX-License-Identifier: MIT */
/*
 * bench [--rounds N] [--only OPERATION] [--many N] NAME=FILE...
 *
 * Compares ways to make the same system calls. In each round every contestant
 * does an operation for the same fraction of a millisecond, in an order thrown
 * anew; what is compared are the times of one round, in which the machine was
 * the same for all. The first contestant, a plugin, is what the others are
 * divided by, and says which operations there are.
 * Prints CSV: operation, contestant, ns, ratio and its interval, rounds.
 */
#define _GNU_SOURCE
#include "column.h"
#include "measure.h"
#include "statistics.h"

#include <err.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

enum {
	MOST_CONTESTANTS = 32,
	MOST_ROUNDS = 10000
};

static const double BLOCK = 200e3; /* ns that one contestant has in a round */

static struct contestant contestants[MOST_CONTESTANTS];
static int count;
static double times[MOST_CONTESTANTS][MOST_ROUNDS];
static int rounds = 500;

struct options {
	const char *only;
	long many;
};

static void shuffle(int *order)
{
	for (int i = count - 1; i > 0; i--) {
		int j = rand() % (i + 1), kept = order[i];

		order[i] = order[j];
		order[j] = kept;
	}
}

/* How many times fill a block, by the first contestant's clock. */
static long times_in_block(const char *operation)
{
	long n = 1;

	while (contestant_time(&contestants[0], operation, n) < BLOCK)
		n *= 2;
	return n > 1 ? n / 2 : 1;
}

static void measure(const char *operation)
{
	int order[MOST_CONTESTANTS];
	long n;

	for (int i = 0; i < count; i++) {
		order[i] = i;
		contestant_time(&contestants[i], operation,
				1); /* never typical */
	}
	n = times_in_block(operation);
	for (int round = 0; round < rounds; round++) {
		shuffle(order);
		for (int i = 0; i < count; i++)
			times[order[i]][round] =
				contestant_time(&contestants[order[i]],
						operation, n) /
				(double)n;
	}
}

static void report(const char *operation)
{
	static double ratios[MOST_ROUNDS], own[MOST_ROUNDS];

	for (int i = 0; i < count; i++) {
		struct median ratio;

		if (times[i][0] < 0)
			continue;
		for (int round = 0; round < rounds; round++) {
			own[round] = times[i][round];
			ratios[round] = times[i][round] / times[0][round];
		}
		ratio = median_of(ratios, rounds);
		printf("%s,%s,%.1f,%.4f,%.4f,%.4f,%d\n", operation,
		       contestants[i].name, median_of(own, rounds).value,
		       ratio.value, ratio.low, ratio.high, rounds);
	}
	fflush(stdout);
}

/* One processor for all, so that none is measured on another's caches. */
static void stay_on_one_processor(void)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET((size_t)sched_getcpu(), &set);
	sched_setaffinity(0, sizeof set, &set);
}

static void usage(void)
{
	errx(2,
	     "bench [--rounds N] [--only OPERATION] [--many N] NAME=FILE...");
}

/* Reads the options and leaves the contestants. */
static char **options(char **argv, struct options *to)
{
	for (argv++; *argv && strncmp(*argv, "--", 2) == 0; argv += 2) {
		if (!argv[1])
			usage();
		if (strcmp(*argv, "--rounds") == 0)
			rounds = atoi(argv[1]);
		else if (strcmp(*argv, "--only") == 0)
			to->only = argv[1];
		else if (strcmp(*argv, "--many") == 0)
			to->many = atol(argv[1]);
		else
			usage();
	}
	if (!*argv || rounds < 1 || rounds > MOST_ROUNDS)
		usage();
	return argv;
}

int main(int argc, char **argv)
{
	struct options chosen = {NULL, 0};
	const struct operation *o;
	struct objects objects;

	argv = options(argv, &chosen);
	if (argc > MOST_CONTESTANTS)
		errx(2, "more than %d contestants", MOST_CONTESTANTS);
	stay_on_one_processor();
	setenv("BENCH_PROGRAM", PROGRAM, 1); /* for those that start one */
	objects_open(&objects);
	if (chosen.many > 0)
		objects_open_many(&objects, chosen.many);
	while (*argv)
		contestants[count++] = contestant_open(*argv++, &objects);
	if (!contestants[0].column)
		errx(2, "the first contestant must be a plugin");
	puts("operation,contestant,ns,ratio,low,high,rounds");
	for (o = contestants[0].column->operations + 1; o->name; o++) {
		if (chosen.only && strcmp(chosen.only, o->name) != 0)
			continue;
		measure(o->name);
		report(o->name);
	}
	return 0;
}
