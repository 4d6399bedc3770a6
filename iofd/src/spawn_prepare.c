/* SPDX-License-Identifier: MIT */
#include "spawn.h"

#include <zcall/abi.h>
#include <zcall/process.h>

enum {
	RESERVED = sizeof((iofd_spawn_options){0}.reserved) / 8
};

static int are_reserved_zero(const iofd_spawn_options *options)
{
	uint64_t reserved = 0;

	for (uint32_t i = 0; i < RESERVED; i++)
		reserved |= options->reserved[i];
	for (uint32_t i = 0; i < options->limit_count; i++)
		reserved |= options->limits[i].reserved;
	return reserved == 0;
}

/* Two answers to one question, and numbers that the kernel would misread. */
static int is_contradictory(const iofd_spawn_options *options)
{
	uint32_t flags = options->flags;

	return (options->program && flags & IOFD_SPAWN_SEARCH_PATH) ||
	       (options->group && flags & IOFD_SPAWN_LEADS) ||
	       options->group < 0 ||
	       (options->terminal && !options->group &&
		!(flags & IOFD_SPAWN_LEADS)) ||
	       options->death_signal < 0 || options->death_signal > 64 ||
	       options->umask > 0777 ||
	       (options->umask && !(flags & IOFD_SPAWN_SET_UMASK));
}

/* UINT32_MAX would leave the child with the IDs of the caller. */
static int check_user(const iofd_spawn_user *user)
{
	if (user->uid == UINT32_MAX || user->gid == UINT32_MAX ||
	    user->flags & ~(uint32_t)IOFD_SPAWN_KEEP_GROUPS ||
	    (user->flags && user->group_count > 0))
		return IOFD_ERR_INVALID_PARAM;
	return user->group_count > 0 && !user->groups ? -ZCALL_EFAULT : 0;
}

static int check(const char *path, const iofd_spawn_options *options,
		 uint32_t known)
{
	if (options->fd_count > IOFD_SPAWN_FDS_MAX ||
	    options->limit_count > IOFD_SPAWN_LIMITS_MAX ||
	    options->flags & ~known)
		return IOFD_ERR_INVALID_PARAM;
	if (!path || (options->fd_count > 0 && !options->fds) ||
	    (options->limit_count > 0 && !options->limits))
		return -ZCALL_EFAULT;
	if (!are_reserved_zero(options) || is_contradictory(options))
		return IOFD_ERR_INVALID_PARAM;
	return options->user ? check_user(options->user) : 0;
}

static int death_signal(const iofd_spawn_options *options)
{
	if (options->death_signal == 0 &&
	    options->flags & IOFD_SPAWN_DIE_WITH_PARENT)
		return ZCALL_SIGKILL;
	return options->death_signal;
}

int iofd_spawn_prepare(struct iofd_spawn *s, const char *path,
		       char *const argv[], char *const envp[],
		       const iofd_spawn_options *options, uint32_t known,
		       struct iofd_spawn_outcome *outcome)
{
	static const iofd_spawn_options none;
	int rc;

	s->path = path;
	s->argv = argv;
	s->envp = envp;
	s->options = options ? options : &none;
	s->mask = s->options->mask;
	s->parent = 0;
	s->death_signal = death_signal(s->options);
	s->resets_handlers = 0;
	s->outcome = outcome;
	outcome->error = 0;
	outcome->step = IOFD_SPAWN_STEP_OPTIONS;
	outcome->index = 0;
	rc = check(path, s->options, known);
	if (rc == 0)
		outcome->step = IOFD_SPAWN_STEP_CLONE;
	if (rc == 0 && s->death_signal)
		rc = s->parent = zcall_getpid();
	return rc < 0 ? rc : 0;
}

void iofd_spawn_report(iofd_spawn_result *result, int pid,
		       const struct iofd_spawn_outcome *outcome)
{
	result->pid = pid;
	result->step = outcome->step;
	result->index = pid ? 0 : outcome->index;
	for (uint32_t i = 0; i < sizeof result->reserved / 4; i++)
		result->reserved[i] = 0;
}

void iofd_spawn_clear(iofd_spawn_options *options)
{
	options->fds = 0;
	options->fd_count = options->flags = 0;
	options->mask = options->defaults = 0;
	options->program = options->directory_fd = 0;
	options->directory = 0;
	options->terminal = options->cgroup = 0;
	options->limits = 0;
	options->user = 0;
	options->limit_count = options->umask = 0;
	options->group = options->death_signal = 0;
	for (uint32_t i = 0; i < RESERVED; i++)
		options->reserved[i] = 0;
}
