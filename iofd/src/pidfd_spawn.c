/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd_spawn.h>

#include "pidfd_spawn_child.h"
#include <iofd/inline/cell.h>
#include <iofd/sigmask.h>

#include <zcall/abi.h>
#include <zcall/process.h>

enum {
	FLAGS = IOFD_BLOCKING | IOFD_SPAWN_NEW_GROUP | IOFD_SPAWN_NEW_SESSION |
		IOFD_SPAWN_KEEP_SIGMASK | IOFD_SPAWN_CLOSE_OTHERS |
		IOFD_SPAWN_DIE_WITH_PARENT,
	RESERVED = sizeof((iofd_spawn_options){0}.reserved) / 8,
	STACK_SIZE = 16384 /* a dynamic linker may have to bind a call there */
};

static int check(const iofd_spawn_options *options)
{
	if (options->count > IOFD_SPAWN_FDS_MAX ||
	    options->flags & ~(uint32_t)FLAGS)
		return IOFD_ERR_INVALID_PARAM;
	return options->count > 0 && !options->fds ? -ZCALL_EFAULT : 0;
}

/* Kills and reaps a child. Returns `error`. */
static int abandon(int raw, int error)
{
	zcall_pidfd_send_signal(raw, ZCALL_SIGKILL, 0, 0);
	zcall_waitid(ZCALL_P_PIDFD, raw, 0, ZCALL_WEXITED, 0);
	zcall_close(raw);
	return error;
}

/* Returns a pidfd, or the error of the start. */
static int start(struct iofd_spawn *s)
{
	_Alignas(16) char stack[STACK_SIZE];
	int raw = -1;
	int rc = zcall_clone_call(ZCALL_CLONE_VM | ZCALL_CLONE_VFORK |
					  ZCALL_CLONE_PIDFD | ZCALL_SIGCHLD,
				  stack + STACK_SIZE, &raw, iofd_spawn_become,
				  s);

	if (rc < 0)
		return rc;
	return s->error < 0 ? abandon(raw, s->error) : raw;
}

static int set_up(int raw, const struct iofd_spawn *s, iofd_sigset before)
{
	int nonblocking = !(s->options->flags & IOFD_BLOCKING);
	int rc = iofd_sigmask_set(before, 0);

	if (rc == 0 && nonblocking)
		rc = zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&nonblocking);
	return rc < 0 ? abandon(raw, rc) : raw;
}

static int spawn(struct iofd_spawn *s)
{
	iofd_sigset before;
	int raw = iofd_sigmask_block(UINT64_MAX, &before);

	if (raw < 0)
		return raw;
	if (s->options->flags & IOFD_SPAWN_KEEP_SIGMASK)
		s->mask |= before;
	raw = start(s);
	if (raw < 0) {
		iofd_sigmask_set(before, 0);
		return raw;
	}
	return set_up(raw, s, before);
}

static int check_and_spawn(const char *path, char *const argv[],
			   char *const envp[],
			   const iofd_spawn_options *options)
{
	struct iofd_spawn s;
	int rc = check(options);

	s.path = path;
	s.argv = argv;
	s.envp = envp;
	s.options = options;
	s.mask = options->mask;
	s.parent = 0;
	s.error = 0;
	if (rc == 0 && options->flags & IOFD_SPAWN_DIE_WITH_PARENT)
		rc = s.parent = zcall_getpid();
	return rc < 0 ? rc : spawn(&s);
}

int iofd_pidfd_spawn(iofd_pidfd *p, const char *path, char *const argv[],
		     char *const envp[], const iofd_spawn_fd *fds,
		     uint32_t count, uint32_t flags)
{
	iofd_spawn_options options;

	options.fds = fds;
	options.count = count;
	options.flags = flags;
	options.mask = 0;
	options.defaults = 0;
	return iofd_priv_cell_settle(
		&p->fd, check_and_spawn(path, argv, envp, &options));
}

int iofd_pidfd_spawn_with(iofd_pidfd *p, const char *path, char *const argv[],
			  char *const envp[], const iofd_spawn_options *options)
{
	uint64_t reserved = 0;

	for (size_t i = 0; i < RESERVED; i++)
		reserved |= options->reserved[i];
	if (reserved)
		return iofd_priv_cell_settle(&p->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_priv_cell_settle(
		&p->fd, check_and_spawn(path, argv, envp, options));
}
