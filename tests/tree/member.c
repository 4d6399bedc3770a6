/* SPDX-License-Identifier: MIT */
/*
 * member SEED GENERATION   a member of a tree that is hard to end. It ignores
 *   signals, has three children, each in a session of its own and orphaned by a
 *   second fork, and then does what one of the roles does.
 */
#define _GNU_SOURCE
#include "roles.h"
#include "tally.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	BRANCHES = 3
};

static struct tally *tally;

/* Each process continues with numbers of its own. */
static void reseed(unsigned seed)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	set_seed(seed ^ (unsigned)now.tv_nsec ^ (unsigned)getpid() << 16);
}

static void live(unsigned seed, int generation)
{
	reseed(seed);
	if (generation < LEAF)
		__atomic_add_fetch(&tally->members, 1, __ATOMIC_RELAXED);
	for (int i = 0; i < BRANCHES && generation < GENERATIONS; i++)
		if (fork_orphan())
			live(seed + (unsigned)i, generation + 1);
	play_a_role();
}

int main(int argc, char **argv)
{
	static const int ignored[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

	if (argc != 3)
		return 2;
	tally = map_tally(TALLY);
	set_up_roles(tally, argv[0]);
	for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++)
		signal(ignored[i], SIG_IGN);
	live((unsigned)strtoul(argv[1], NULL, 10), atoi(argv[2]));
}
