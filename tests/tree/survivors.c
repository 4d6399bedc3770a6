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
#include "sums.h"

#include <getopt.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	FAILED = 3,
	SKIPPED = 77
};

static struct options {
	int rounds;
	int limit_ms;
	unsigned seed;
	unsigned user;
	enum wanted wanted;
} options = {200, 20000, 1, 0, NOTHING};

static struct tally *tally;

/* Every other end is so early that it often falls into the start. */
static long random_delay_us(void)
{
	return random_below(2) ? random_below(60000) : random_below(1500);
}

/* Becomes the parent of all orphans, and this user. */
static int prepare(void)
{
	const struct rlimit no_core = {0, 0};
	sigset_t ended;

	setrlimit(RLIMIT_CORE, &no_core);
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	sigprocmask(SIG_BLOCK, &ended, NULL);
	if (options.user == 0)
		return 0;
	return setgroups(0, NULL) < 0 || setgid(options.user) < 0 ||
			       setuid(options.user) < 0
		       ? -1
		       : 0;
}

static int run_rounds(char **words, int tally_fd)
{
	struct round round = {.keeper = words[0],
			      .owner = words[1],
			      .member = words[2],
			      .limit_ms = options.limit_ms};
	struct outcome outcome;
	struct tally before;

	if (prepare() < 0)
		return FAILED;
	if (access(round.owner, X_OK) < 0) {
		printf("SKIPPED: this user cannot enter the directory\n");
		return SKIPPED;
	}
	set_seed(options.seed);
	for (int i = 0; i < options.rounds && !is_found(options.wanted); i++) {
		round.end = ends[i % ENDS_COUNT];
		round.seed = random_below(1U << 30);
		round.delay_us = random_delay_us();
		before = *tally;
		if (run_round(&round, tally_fd, &outcome) < 0) {
			fprintf(stderr, "round %d: the owner failed\n", i);
			return FAILED;
		}
		add_round(i % ENDS_COUNT, &outcome, &before, tally);
	}
	return !print_sums(words[0], options.wanted);
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
			options.wanted = *optarg == 'h' ? A_HIT : A_SURVIVOR;
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
	if (enter_place() != 0) {
		fprintf(stderr, "no PID namespace with few numbers: they are "
				"seldom used again\n");
		if (options.wanted == A_HIT)
			return SKIPPED;
	}
	tally_fd = memfd_create("tally", MFD_CLOEXEC);
	if (tally_fd < 0 || ftruncate(tally_fd, sizeof *tally) < 0)
		return FAILED;
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
	return WIFEXITED(status) ? WEXITSTATUS(status) : FAILED;
}
