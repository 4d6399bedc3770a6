/* SPDX-License-Identifier: MIT */
#include "spawn.h"

#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/credentials.h>
#include <zcall/file.h>
#include <zcall/io.h>
#include <zcall/process.h>

/*
 * A handler in the child would run in the memory of the parent. All signals are
 * blocked until the handlers are reset; execve resets them too late.
 */
static int reset_signals(const struct iofd_spawn *s)
{
	static const struct zcall_sigaction none;
	struct zcall_sigaction old;
	int rc = 0;

	for (int signal = 1; signal <= 64 && rc == 0; signal++) {
		int reset = iofd_sigset_has(s->options->defaults, signal);

		if (signal == ZCALL_SIGKILL || signal == ZCALL_SIGSTOP)
			continue;
		if (s->resets_handlers && !reset) {
			rc = zcall_rt_sigaction(signal, 0, &old,
						sizeof old.mask);
			reset = rc == 0 && old.handler > ZCALL_SIG_IGN;
		}
		if (reset)
			rc = zcall_rt_sigaction(signal, &none, 0,
						sizeof old.mask);
	}
	return rc;
}

static int join_group(const iofd_spawn_options *options)
{
	int rc = options->flags & IOFD_SPAWN_NEW_SESSION
			 ? zcall_setsid()
			 : zcall_setpgid(0, options->group);

	return rc < 0 ? rc : 0;
}

/* A session's first terminal has the session's leader in its foreground. */
static int take_terminal(const iofd_spawn_options *options)
{
	int raw = iofd_priv_cell_number(options->terminal);
	int group;

	if (raw < 0)
		return raw;
	if (options->flags & IOFD_SPAWN_NEW_SESSION)
		return zcall_ioctl(raw, ZCALL_TIOCSCTTY, 0);
	group = options->group ? options->group : zcall_getpid();
	return zcall_ioctl(raw, ZCALL_TIOCSPGRP, (uintptr_t)&group);
}

static int enter_directory(const iofd_spawn_options *options)
{
	int rc = 0;

	if (options->directory_fd) {
		rc = iofd_priv_cell_number(options->directory_fd);
		rc = rc < 0 ? rc : zcall_fchdir(rc);
	}
	if (rc == 0 && options->directory)
		rc = zcall_chdir(options->directory);
	return rc;
}

static int set_limits(const iofd_spawn_options *options, uint32_t *index)
{
	int rc = 0;

	for (uint32_t i = 0; i < options->limit_count && rc == 0; i++) {
		*index = i;
		rc = zcall_prlimit64(0, options->limits[i].resource,
				     &options->limits[i].soft, 0);
	}
	return rc;
}

/* The user last, since it loses the right to change the groups. */
static int become_user(const iofd_spawn_user *user)
{
	int rc = 0;

	if (!(user->flags & IOFD_SPAWN_KEEP_GROUPS))
		rc = zcall_setgroups((int)user->group_count, user->groups);
	if (rc == 0)
		rc = zcall_setresgid(user->gid, user->gid, user->gid);
	if (rc == 0)
		rc = zcall_setresuid(user->uid, user->uid, user->uid);
	return rc;
}

/*
 * If the parent died before the prctl, it sends no signal, but then it is no
 * longer the parent. 0 is a parent in another PID namespace.
 */
int iofd_spawn_die_with(int parent, int signal)
{
	int rc = zcall_prctl(ZCALL_PR_SET_PDEATHSIG, (unsigned long)signal, 0,
			     0, 0);
	int now = rc < 0 ? rc : zcall_getppid();

	if (now < 0)
		return now;
	return now == parent || now == 0 ? 0 : -ZCALL_ESRCH;
}

static int set_umask(const iofd_spawn_options *options)
{
	int rc = zcall_umask(options->umask);

	return rc < 0 ? rc : 0;
}

static int renounce_privileges(void)
{
	return zcall_prctl(ZCALL_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static int execute(const struct iofd_spawn *s, int program)
{
	int rc = iofd_spawn_set_mask(&s->mask);

	if (rc < 0) {
		s->outcome->step = IOFD_SPAWN_STEP_SIGNALS;
		return rc;
	}
	if (s->options->program)
		return zcall_execveat(program, s->path, s->argv, s->envp,
				      ZCALL_AT_EMPTY_PATH);
	if (s->options->flags & IOFD_SPAWN_SEARCH_PATH)
		return iofd_spawn_search(s->path, s->argv, s->envp);
	return zcall_execve(s->path, s->argv, s->envp);
}

static uint32_t bit_if(int is_needed, uint32_t step)
{
	return is_needed ? 1u << step : 0;
}

/* A step costs a jump that is not predicted, so only the needed are taken. */
static uint32_t needed_steps(const struct iofd_spawn *s)
{
	const iofd_spawn_options *o = s->options;

	return bit_if(s->resets_handlers || o->defaults,
		      IOFD_SPAWN_STEP_SIGNALS) |
	       bit_if(o->group || o->flags & IOFD_SPAWN_LEADS,
		      IOFD_SPAWN_STEP_GROUP) |
	       bit_if(o->terminal != 0, IOFD_SPAWN_STEP_TERMINAL) |
	       bit_if(o->directory_fd || o->directory,
		      IOFD_SPAWN_STEP_DIRECTORY) |
	       bit_if(o->fd_count || o->program ||
			      o->flags & IOFD_SPAWN_CLOSE_OTHERS,
		      IOFD_SPAWN_STEP_FDS) |
	       bit_if(o->limit_count > 0, IOFD_SPAWN_STEP_LIMITS) |
	       bit_if(o->flags & IOFD_SPAWN_SET_UMASK, IOFD_SPAWN_STEP_UMASK) |
	       bit_if(o->user != 0, IOFD_SPAWN_STEP_USER) |
	       bit_if(o->flags & IOFD_SPAWN_NO_NEW_PRIVS,
		      IOFD_SPAWN_STEP_NO_NEW_PRIVS) |
	       bit_if(s->death_signal, IOFD_SPAWN_STEP_DEATH_SIGNAL) |
	       bit_if(1, IOFD_SPAWN_STEP_EXECUTE);
}

static int take(const struct iofd_spawn *s, uint32_t step, int *program)
{
	const iofd_spawn_options *options = s->options;

	switch (step) {
	case IOFD_SPAWN_STEP_SIGNALS:
		return reset_signals(s);
	case IOFD_SPAWN_STEP_GROUP:
		return join_group(options);
	case IOFD_SPAWN_STEP_TERMINAL:
		return take_terminal(options);
	case IOFD_SPAWN_STEP_DIRECTORY:
		return enter_directory(options);
	case IOFD_SPAWN_STEP_FDS:
		return iofd_spawn_place(options, program, &s->outcome->index);
	case IOFD_SPAWN_STEP_LIMITS:
		return set_limits(options, &s->outcome->index);
	case IOFD_SPAWN_STEP_UMASK:
		return set_umask(options);
	case IOFD_SPAWN_STEP_USER:
		return become_user(options->user);
	case IOFD_SPAWN_STEP_NO_NEW_PRIVS:
		return renounce_privileges();
	case IOFD_SPAWN_STEP_DEATH_SIGNAL:
		return iofd_spawn_die_with(s->parent, s->death_signal);
	default:
		return execute(s, *program);
	}
}

IOFD_LEFT_BY_EXECVE int iofd_spawn_become(void *spawn)
{
	const struct iofd_spawn *s = spawn;
	uint32_t needed = needed_steps(s);
	uint32_t step = IOFD_SPAWN_STEP_SIGNALS;
	int program = -1;
	int rc = 0;

	for (; rc == 0 && step <= IOFD_SPAWN_STEP_EXECUTE; step++) {
		if (!(needed >> step & 1))
			continue;
		s->outcome->step = step;
		s->outcome->index = 0;
		rc = take(s, step, &program);
	}
	s->outcome->error = rc;
	return IOFD_SPAWN_NOT_STARTED;
}
