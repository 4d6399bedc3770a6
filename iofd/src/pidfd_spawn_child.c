/* SPDX-License-Identifier: MIT */
#include "pidfd_spawn_child.h"

#include <iofd/close_range.h>
#include <iofd/sigmask.h>
#include <zcall/abi.h>
#include <zcall/io.h>
#include <zcall/process.h>

/*
 * A handler in the child would run in the memory of the parent. All signals are
 * blocked until the handlers are reset; execve resets them too late.
 */
static int reset_signals(iofd_sigset defaults)
{
	static const struct zcall_sigaction none;
	struct zcall_sigaction old;
	int rc = 0;

	for (int signal = 1; signal <= 64 && rc == 0; signal++) {
		if (signal == ZCALL_SIGKILL || signal == ZCALL_SIGSTOP)
			continue;
		rc = zcall_rt_sigaction(signal, 0, &old, sizeof old.mask);
		if (rc == 0 && (old.handler > ZCALL_SIG_IGN ||
				iofd_sigset_has(defaults, signal)))
			rc = zcall_rt_sigaction(signal, &none, 0,
						sizeof old.mask);
	}
	return rc;
}

/*
 * If the parent died before the prctl, it sends no signal, but then it is no
 * longer the parent. 0 is a parent in another PID namespace.
 */
static int die_with(int parent)
{
	int rc = zcall_prctl(ZCALL_PR_SET_PDEATHSIG, ZCALL_SIGKILL, 0, 0, 0);
	int now = rc < 0 ? rc : zcall_getppid();

	if (now < 0)
		return now;
	return now == parent || now == 0 ? 0 : -ZCALL_ESRCH;
}

static int leave_parent(const struct iofd_spawn *s)
{
	uint32_t flags = s->options->flags;
	int rc = 0;

	if (flags & IOFD_SPAWN_NEW_SESSION)
		rc = zcall_setsid();
	else if (flags & IOFD_SPAWN_NEW_GROUP)
		rc = zcall_setpgid(0, 0);
	if (rc >= 0 && flags & IOFD_SPAWN_DIE_WITH_PARENT)
		rc = die_with(s->parent);
	return rc < 0 ? rc : 0;
}

static int is_target(const iofd_spawn_options *options, int number)
{
	for (uint32_t i = 0; i < options->count; i++)
		if (options->fds[i].target == number)
			return 1;
	return 0;
}

/* The lowest duplicate whose number is not a target. */
static int duplicate(const iofd_spawn_options *options, int source)
{
	int copy = -1;

	do
		copy = zcall_fcntl(source, ZCALL_F_DUPFD_CLOEXEC,
				   (unsigned long)(copy + 1));
	while (copy >= 0 && is_target(options, copy));
	/* A minimum at the limit is EINVAL. */
	return copy == IOFD_ERR_INVALID_PARAM ? -ZCALL_EMFILE : copy;
}

/* The smallest target that is not below `first`, or INT32_MAX. */
static int next_target(const iofd_spawn_options *options, int first)
{
	int next = INT32_MAX;

	for (uint32_t i = 0; i < options->count; i++)
		if (options->fds[i].target >= first &&
		    options->fds[i].target < next)
			next = options->fds[i].target;
	return next;
}

/*
 * Closes the descriptors between the targets. Close-on-exec would be too late:
 * execve wakes the parent before it closes them.
 */
static int close_others(const iofd_spawn_options *options)
{
	int first = 3;
	int rc = 0;

	while (rc == 0 && first < INT32_MAX) {
		int target = next_target(options, first);

		if (target > first)
			rc = iofd_close_range((uint32_t)first,
					      (uint32_t)target - 1, 0);
		first = target < INT32_MAX ? target + 1 : INT32_MAX;
	}
	return rc;
}

/* Duplicates all sources first, so that no target overwrites another source. */
static int place_descriptors(const iofd_spawn_options *options)
{
	int copies[IOFD_SPAWN_FDS_MAX];
	int rc = 0;

	for (uint32_t i = 0; i < options->count && rc >= 0; i++)
		rc = copies[i] = duplicate(options, options->fds[i].source);
	for (uint32_t i = 0; i < options->count && rc >= 0; i++)
		rc = zcall_dup3(copies[i], options->fds[i].target, 0);
	if (rc >= 0 && options->flags & IOFD_SPAWN_CLOSE_OTHERS)
		rc = close_others(options);
	return rc < 0 ? rc : 0;
}

int iofd_spawn_become(void *spawn)
{
	struct iofd_spawn *s = spawn;
	int rc = reset_signals(s->options->defaults);

	if (rc == 0)
		rc = leave_parent(s);
	if (rc == 0)
		rc = place_descriptors(s->options);
	if (rc == 0)
		rc = iofd_sigmask_set(s->mask, 0);
	if (rc == 0)
		rc = zcall_execve(s->path, s->argv, s->envp);
	s->error = rc;
	return IOFD_SPAWN_NOT_STARTED;
}
