/* SPDX-License-Identifier: MIT */
/*
 * owner KEEPER END DELAY_US PROGRAM...   starts the program by a keeper, and
 *   ends after a while: in the way END, or when it is killed. The time counts
 *   from just before the start, so an end can fall into it.
 */
#define _GNU_SOURCE
#include "keepers.h"
#include "tally.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct keeper *keeper;
static const char *self;
static long delay_us;
static int is_started;
static void (*ending)(void);

static void mark(char which)
{
	if (write(MARKS, &which, 1) != 1)
		_exit(4);
}

static void end_by_abort(void)
{
	mark(ENDS);
	abort();
}

/* As atexit would, which the kernel knows nothing of. */
static void end_by_exit(void)
{
	mark(ENDS);
	if (__atomic_load_n(&is_started, __ATOMIC_ACQUIRE))
		keeper->stop(keeper);
	_exit(0);
}

static void end_by_exec(void)
{
	mark(ENDS);
	execl(self, self, "stay", (char *)NULL);
	_exit(4);
}

/* The process stays: only the tree ends. */
static void end_by_close(void)
{
	while (!__atomic_load_n(&is_started, __ATOMIC_ACQUIRE))
		nap_us(100);
	nap_us(delay_us);
	mark(ENDS);
	keeper->stop(keeper);
}

static void stay(void)
{
	for (;;)
		pause();
}

static const struct {
	const char *name;
	void (*end)(void);
} ends[] = {
	{"kill", stay},	       {"abort", end_by_abort}, {"exit", end_by_exit},
	{"exec", end_by_exec}, {"close", end_by_close},
};

static void *end_later(void *none)
{
	if (ending != end_by_close)
		nap_us(delay_us);
	ending();
	return none;
}

static int start_timer(const char *name)
{
	pthread_t thread;

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (strcmp(ends[i].name, name) == 0)
			ending = ends[i].end;
	return ending ? pthread_create(&thread, NULL, end_later, NULL) : -1;
}

/* From now on only members have SURVIVORS. */
static int run(char **program)
{
	int rc;

	rc = keeper->start(keeper, program);
	if (rc < 0) {
		fprintf(stderr, "%s: cannot start: %d\n", keeper->name, rc);
		return 3;
	}
	close(SURVIVORS);
	__atomic_store_n(&is_started, 1, __ATOMIC_RELEASE);
	mark(STARTED);
	for (;;) {
		nap_us(3000);
		keeper->signal(keeper, SIGTERM);
	}
}

int main(int argc, char **argv)
{
	if (argc == 2)
		stay();
	if (argc < 5)
		return 2;
	self = argv[0];
	delay_us = atol(argv[3]);
	keeper = find_keeper(argv[1]);
	/* The program, too, has to ignore it from its beginning. */
	signal(SIGTERM, SIG_IGN);
	fcntl(SURVIVORS, F_SETFD, FD_CLOEXEC);
	fcntl(MARKS, F_SETFD, FD_CLOEXEC);
	mark(BEGINS);
	if (!keeper || start_timer(argv[2]) != 0)
		return 2;
	return run(argv + 4);
}
