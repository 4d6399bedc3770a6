/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "canaries.h"
#include "place.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CANARIES = 20
};

/* All signals are blocked, so one that comes stays pending. */
static int has_signal(void)
{
	sigset_t pending;

	sigpending(&pending);
	sigdelset(&pending, SIGCHLD);
	return !sigisemptyset(&pending);
}

_Noreturn static void sing(void)
{
	nap_us(2000 + random_below(20000));
	_exit(has_signal());
}

static int start_canary(struct tally *tally)
{
	int pid = fork();

	if (pid == 0)
		sing();
	random_below(2); /* the next one differs */
	if (pid > 0)
		__atomic_add_fetch(&tally->canaries, 1, __ATOMIC_RELAXED);
	return pid > 0;
}

static int is_over(const struct tally *tally)
{
	return __atomic_load_n(&tally->is_over, __ATOMIC_RELAXED);
}

/* Waits for a canary. Returns whether one has gone. */
static int bury(struct tally *tally)
{
	siginfo_t info;

	if (waitid(P_ALL, 0, &info, WEXITED | WSTOPPED) < 0) {
		nap_us(1000); /* there is none: a member will make room */
		return 0;
	}
	if (info.si_code != CLD_EXITED || info.si_status != 0)
		__atomic_add_fetch(&tally->hits, 1, __ATOMIC_RELAXED);
	if (info.si_code != CLD_STOPPED)
		return 1;
	kill(info.si_pid, SIGKILL);
	return 0;
}

_Noreturn static void keep_canaries(struct tally *tally)
{
	int alive = 0;

	while (alive > 0 || !is_over(tally)) {
		while (alive < CANARIES && !is_over(tally) &&
		       start_canary(tally))
			alive++;
		alive -= bury(tally);
	}
	_exit(has_signal());
}

int start_canaries(struct tally *tally, int is_nested)
{
	sigset_t all;
	int pid = fork();
	int status;

	if (pid != 0)
		return pid;
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	set_seed((unsigned)getpid());
	if (!is_nested || unshare(CLONE_NEWPID) < 0)
		keep_canaries(tally);
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
		shrink_numbers();
		keep_canaries(tally);
	}
	waitpid(pid, &status, 0);
	_exit(status != 0);
}

int end_canaries(struct tally *tally, int keeper)
{
	int status;

	__atomic_store_n(&tally->is_over, 1, __ATOMIC_RELAXED);
	return waitpid(keeper, &status, 0) == keeper && status == 0;
}
