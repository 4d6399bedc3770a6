/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "round.h"
#include "left.h"
#include "tally.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	START_MS = 60000 /* a limit for owners that hang */
};

/* An owner that runs, and our ends of its pipes. */
struct run {
	int owner;
	int survivors;
	int marks;
	int is_started;
	int is_killed;
	long long end_us;
};

_Noreturn static void execute(const struct round *round, int tally,
			      int survivors, int marks)
{
	char delay[24], seed[16];
	sigset_t none;

	snprintf(delay, sizeof delay, "%ld", round->delay_us);
	snprintf(seed, sizeof seed, "%u", round->seed);
	dup2(survivors, SURVIVORS);
	dup2(tally, TALLY);
	dup2(marks, MARKS);
	fcntl(MARKS, F_SETFD, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execlp(round->owner, round->owner, round->keeper, round->end, delay,
	       round->member, seed, "0", (char *)NULL);
	perror(round->owner);
	_exit(127);
}

static int start(struct run *run, const struct round *round, int tally)
{
	int survivors[2], marks[2];

	memset(run, 0, sizeof *run);
	if (pipe2(survivors, O_CLOEXEC) < 0)
		return -1;
	if (pipe2(marks, O_CLOEXEC) < 0)
		return -1;
	run->owner = fork();
	if (run->owner == 0)
		execute(round, tally, survivors[1], marks[1]);
	close(survivors[1]);
	close(marks[1]);
	run->survivors = survivors[0];
	run->marks = marks[0];
	return run->owner < 0 ? -1 : 0;
}

/* Returns 0 at the mark, and -1 if the owner ended without it. */
static int await_mark(struct run *run, char which)
{
	struct pollfd ready = {run->marks, POLLIN, 0};
	char mark;

	while (poll(&ready, 1, START_MS) == 1 &&
	       read(run->marks, &mark, 1) == 1) {
		run->is_started |= mark == STARTED;
		if (mark == which)
			return 0;
	}
	return -1;
}

static int end(struct run *run, const struct round *round)
{
	if (await_mark(run, BEGINS) < 0)
		return -1;
	if (strcmp(round->end, "kill") != 0) {
		if (await_mark(run, ENDS) < 0)
			return -1;
		run->end_us = now_us();
		return 0;
	}
	nap_us(round->delay_us);
	run->end_us = now_us();
	run->is_killed = 1;
	kill(run->owner, SIGKILL);
	return 0;
}

static void observe(struct run *run, const struct round *round,
		    struct outcome *outcome)
{
	const long long limit = round->limit_ms * 1000LL;
	long long hung_up = await_hangup(run->survivors, run->end_us + limit);

	if (hung_up < 0)
		outcome->survivors = count_holders(run->survivors);
	else
		outcome->took_us = (long)(hung_up - run->end_us);
	kill(run->owner, SIGKILL);
	/* A helper of the keeper that does not end is left as well. */
	if (hung_up >= 0 && !await_no_child(now_us() + limit))
		outcome->survivors = 1;
}

int run_round(const struct round *round, int tally, struct outcome *outcome)
{
	struct run run;
	int rc;

	memset(outcome, 0, sizeof *outcome);
	rc = start(&run, round, tally);
	if (rc < 0)
		return rc;
	rc = end(&run, round);
	if (rc == 0)
		observe(&run, round, outcome);
	/* What is after the end is the owner's, or nothing. */
	fcntl(run.marks, F_SETFL, O_NONBLOCK);
	if (rc == 0 && !run.is_started)
		outcome->was_starting = await_mark(&run, STARTED) < 0;
	close(run.survivors);
	close(run.marks);
	end_children();
	return rc;
}
