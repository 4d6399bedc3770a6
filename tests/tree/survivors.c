/* SPDX-License-Identifier: MIT */
/*
 * survivors [OPTION...] KEEPER OWNER MEMBER   runs rounds in which an owner of
 * a tree ends at a random moment. Prints a line for each way to end: see
 *   tests/tree/README.md. Fails if a process survived, or a signal reached a
 *   process outside.
 *
 *   --rounds N     200 if it is not given
 *   --limit MS     after this time a process has survived; 20000
 *   --seed N       of the random moments
 *   --user UID     rounds run as this user
 *   --until survivors|hits   ends at the first, and fails if there was none
 */
#define _GNU_SOURCE
#include "canaries.h"
#include "place.h"
#include "round.h"

#include <getopt.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	ENDS_COUNT = 5
};

static const char *const ends[ENDS_COUNT] = {"kill", "abort", "exit", "exec",
					     "close"};

static struct options {
	int rounds;
	int limit_ms;
	unsigned seed;
	unsigned user;
	const char *until;
} options = {200, 20000, 1, 0, ""};

/* A line of what is printed. */
static struct sum {
	unsigned rounds, starting, members, bad, survivors, canaries, hits;
	long slowest_us;
} sums[ENDS_COUNT];

static struct tally *tally;

static void add(struct sum *sum, const struct outcome *outcome,
		const struct tally *before)
{
	sum->rounds++;
	sum->starting += (unsigned)outcome->was_starting;
	sum->members += tally->members - before->members;
	sum->canaries += tally->canaries - before->canaries;
	sum->hits += tally->hits - before->hits;
	sum->bad += outcome->survivors > 0;
	sum->survivors += outcome->survivors;
	if (sum->slowest_us < outcome->took_us)
		sum->slowest_us = outcome->took_us;
}

/* Every other end is so early that it often falls into the start. */
static long random_delay_us(void)
{
	return random_below(2) ? random_below(60000) : random_below(1500);
}

static int print(const char *keeper)
{
	unsigned bad = 0, hits = 0;

	for (int i = 0; i < ENDS_COUNT; i++) {
		const struct sum *sum = &sums[i];

		printf("%s\t%s\t%u\t%u\t%u\t%u\t%u\t%.1f\t%u\t%u\n", keeper,
		       ends[i], sum->rounds, sum->starting, sum->members,
		       sum->bad, sum->survivors, (double)sum->slowest_us / 1000,
		       sum->canaries, sum->hits);
		bad += sum->bad;
		hits += sum->hits;
	}
	if (strcmp(options.until, "survivors") == 0)
		return bad == 0;
	if (strcmp(options.until, "hits") == 0)
		return hits == 0;
	return bad + hits > 0;
}

static int is_reached(const struct sum *sum)
{
	return (strcmp(options.until, "survivors") == 0 && sum->bad > 0) ||
	       (strcmp(options.until, "hits") == 0 && sum->hits > 0);
}

/* Runs the rounds in this process, which becomes the parent of all orphans. */
static int run_rounds(char **words, int tally_fd)
{
	struct round round = {.keeper = words[0],
			      .owner = words[1],
			      .member = words[2],
			      .limit_ms = options.limit_ms};
	struct outcome outcome;
	struct tally before;
	sigset_t ended;
	const struct rlimit no_core = {0, 0};

	setrlimit(RLIMIT_CORE, &no_core);
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	sigprocmask(SIG_BLOCK, &ended, NULL);
	if (options.user > 0 &&
	    (setgroups(0, NULL) < 0 || setgid(options.user) < 0 ||
	     setuid(options.user) < 0))
		return 3;
	set_seed(options.seed);
	for (int i = 0; i < options.rounds; i++) {
		round.end = ends[i % ENDS_COUNT];
		round.seed = random_below(1U << 30);
		round.delay_us = random_delay_us();
		before = *tally;
		if (run_round(&round, tally_fd, &outcome) < 0) {
			fprintf(stderr, "round %d: the owner failed\n", i);
			return 3;
		}
		add(&sums[i % ENDS_COUNT], &outcome, &before);
		if (is_reached(&sums[i % ENDS_COUNT]))
			break;
	}
	return print(words[0]);
}

static void read_options(int argc, char **argv)
{
	static const struct option names[] = {
		{"rounds", required_argument, NULL, 'r'},
		{"limit", required_argument, NULL, 'l'},
		{"seed", required_argument, NULL, 's'},
		{"user", required_argument, NULL, 'u'},
		{"until", required_argument, NULL, 'e'},
		{NULL, 0, NULL, 0}};
	int which;

	while ((which = getopt_long(argc, argv, "", names, NULL)) != -1) {
		if (which == 'r')
			options.rounds = atoi(optarg);
		else if (which == 'l')
			options.limit_ms = atoi(optarg);
		else if (which == 's')
			options.seed = (unsigned)strtoul(optarg, NULL, 10);
		else if (which == 'u')
			options.user = (unsigned)strtoul(optarg, NULL, 10);
		else if (which == 'e')
			options.until = optarg;
		else
			exit(2);
	}
}

int main(int argc, char **argv)
{
	int canaries[2], runner, status, tally_fd;

	read_options(argc, argv);
	if (argc - optind != 3)
		return 2;
	if (enter_place() < 0)
		fprintf(stderr, "no permission for a PID namespace: numbers "
				"are seldom used again\n");
	tally_fd = memfd_create("tally", MFD_CLOEXEC);
	if (tally_fd < 0 || ftruncate(tally_fd, sizeof *tally) < 0)
		return 3;
	tally = map_tally(tally_fd);
	for (int i = 0; i < 2; i++)
		canaries[i] = start_canaries(tally, i);
	runner = fork();
	if (runner == 0)
		exit(run_rounds(argv + optind, tally_fd));
	waitpid(runner, &status, 0);
	for (int i = 0; i < 2; i++)
		if (!end_canaries(tally, canaries[i])) {
			fprintf(stderr,
				"a signal reached a parent of canaries\n");
			return 1;
		}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
