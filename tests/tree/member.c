/* SPDX-License-Identifier: MIT */
/*
 * member SEED GENERATION   a member of a tree that is hard to end. It ignores
 *   signals, has three children, each in a session of its own and orphaned by a
 *   second fork, and then does what one of the roles does.
 */
#define _GNU_SOURCE
#include "tally.h"

#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	BRANCHES = 3,
	GENERATIONS = 3,
	LEAF = GENERATIONS + 1 /* was counted, and has no children */
};

static struct tally *tally;
static const char *program;

/* Each process continues with numbers of its own. */
static void reseed(unsigned seed)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	set_seed(seed ^ (unsigned)now.tv_nsec ^ (unsigned)getpid() << 16);
}

/* A process that only the tree knows: its parent has ended. */
static int fork_orphan(void)
{
	if (fork() != 0)
		return 0;
	setsid();
	if (fork() != 0)
		_exit(0);
	return 1;
}

_Noreturn static void stay(void)
{
	for (;;)
		pause();
}

_Noreturn static void leave(void)
{
	nap_us(random_below(40000));
	_exit(0);
}

static void live_shortly(void)
{
	__atomic_add_fetch(&tally->members, 1, __ATOMIC_RELAXED);
	nap_us(random_below(20000));
	_exit(0);
}

_Noreturn static void breed(void)
{
	for (;;) {
		nap_us(4000 + random_below(16000));
		if (random_below(2) ? fork() == 0 : fork_orphan())
			live_shortly();
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
	}
}

static void *breed_in_thread(void *none)
{
	(void)none;
	breed();
}

/* /proc shows the process as a zombie, whose other thread has children. */
_Noreturn static void breed_without_leader(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, breed_in_thread, NULL) != 0)
		_exit(1);
	pthread_exit(NULL);
}

/* Orphans below this process become its children. */
_Noreturn static void adopt_orphans(void)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	breed();
}

_Noreturn static void move_between_groups(void)
{
	for (;;) {
		nap_us(2000 + random_below(4000));
		setpgid(0, random_below(2) ? 0 : getpgid(getppid()));
	}
}

_Noreturn static void stop(void)
{
	raise(SIGSTOP);
	stay();
}

_Noreturn static void execute(void)
{
	char seed[16], generation[16];

	snprintf(seed, sizeof seed, "%u", random_below(1U << 30));
	snprintf(generation, sizeof generation, "%d", LEAF);
	nap_us(random_below(20000));
	execl(program, program, seed, generation, (char *)NULL);
	_exit(1);
}

/* A child of this process's parent. */
_Noreturn static void fork_sibling(void)
{
	struct clone_args args = {.flags = CLONE_PARENT};

	nap_us(random_below(20000));
	if (syscall(SYS_clone3, &args, sizeof args) == 0)
		breed();
	leave();
}

/* Without permission the process merely stays in its namespace. */
_Noreturn static void fork_into_namespace(void)
{
	if (unshare(CLONE_NEWPID) == 0 && fork() == 0)
		breed();
	stay();
}

static void (*const roles[])(void) = {
	stay,
	leave,
	breed,
	breed_without_leader,
	adopt_orphans,
	stop,
	leave,
	move_between_groups,
	fork_into_namespace,
	fork_sibling,
	execute,
};

static void live(unsigned seed, int generation)
{
	reseed(seed);
	if (generation < LEAF)
		__atomic_add_fetch(&tally->members, 1, __ATOMIC_RELAXED);
	for (int i = 0; i < BRANCHES && generation < GENERATIONS; i++)
		if (fork_orphan())
			live(seed + (unsigned)i, generation + 1);
	roles[random_below(sizeof roles / sizeof roles[0])]();
}

int main(int argc, char **argv)
{
	static const int ignored[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

	if (argc != 3)
		return 2;
	program = argv[0];
	tally = map_tally(TALLY);
	for (size_t i = 0; i < sizeof ignored / sizeof ignored[0]; i++)
		signal(ignored[i], SIG_IGN);
	live((unsigned)strtoul(argv[1], NULL, 10), atoi(argv[2]));
}
