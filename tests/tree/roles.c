/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "roles.h"
#include "tally.h"

#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static struct tally *tally;
static const char *program;

void set_up_roles(struct tally *shared, const char *path)
{
	tally = shared;
	program = path;
}

int fork_orphan(void)
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

void play_a_role(void)
{
	roles[random_below(sizeof roles / sizeof roles[0])]();
}
