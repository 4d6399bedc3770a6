/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd_spawn.h>

#include "spawn.h"
#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/memory.h>
#include <zcall/process.h>

enum {
	FLAGS = IOFD_SPAWN_FLAGS | IOFD_SPAWN_AUTOREAP | IOFD_SPAWN_AUTOKILL
};

/*
 * Kills and reaps a child. Returns `error`. With AUTOREAP it has no exit
 * signal: without WALL nothing would wait until it is gone.
 */
static int abandon(int raw, int error)
{
	zcall_pidfd_send_signal(raw, ZCALL_SIGKILL, 0, 0);
	zcall_waitid(ZCALL_P_PIDFD, raw, 0, ZCALL_WEXITED | ZCALL_WALL, 0);
	zcall_close(raw);
	return error;
}

/* Returns a pidfd, or the error of the start. */
static int start(struct iofd_spawn *s, int *pid)
{
	_Alignas(16) char stack[IOFD_SPAWN_STACK_SIZE];
	uint64_t memory = s->options->user ? 0 : ZCALL_CLONE_VM;
	int raw = -1;

	*pid = iofd_spawn_clone(
		s, memory | ZCALL_CLONE_VFORK | ZCALL_CLONE_PIDFD, stack, &raw);
	if (*pid < 0)
		return *pid;
	return s->outcome->error < 0 ? abandon(raw, s->outcome->error) : raw;
}

static int set_up(int raw, const struct iofd_spawn *s, iofd_sigset before)
{
	int nonblocking = !(s->options->flags & IOFD_BLOCKING);
	int rc = iofd_spawn_set_mask(&before);

	if (rc == 0 && nonblocking)
		rc = zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&nonblocking);
	s->outcome->step = rc < 0 ? IOFD_SPAWN_STEP_HANDLE : 0;
	return rc < 0 ? abandon(raw, rc) : raw;
}

/*
 * All signals are blocked also if clone3 resets the handlers. Otherwise a
 * signal of the program's mask could kill the child before it is blocked there,
 * and the caller's handler of SIGCHLD could reap a child that has failed.
 */
static int spawn(struct iofd_spawn *s, int *pid)
{
	iofd_sigset before;
	int raw = iofd_spawn_block_signals(&before);

	if (raw < 0)
		return raw;
	if (s->options->flags & IOFD_SPAWN_KEEP_SIGMASK)
		s->mask |= before;
	raw = start(s, pid);
	if (raw < 0) {
		iofd_spawn_set_mask(&before);
		return raw;
	}
	return set_up(raw, s, before);
}

/* A child that does not share our memory reports through a mapping. */
static int spawn_apart(struct iofd_spawn *s, int *pid)
{
	struct iofd_spawn_outcome *own = s->outcome;
	long page =
		zcall_mmap(0, sizeof *own, ZCALL_PROT_READ | ZCALL_PROT_WRITE,
			   ZCALL_MAP_SHARED | ZCALL_MAP_ANONYMOUS, -1, 0);
	int raw;

	if (zcall_is_error(page))
		return (int)page;
	s->outcome = (struct iofd_spawn_outcome *)page;
	*s->outcome = *own;
	raw = spawn(s, pid);
	*own = *s->outcome;
	zcall_munmap((void *)page, sizeof *own);
	return raw;
}

int iofd_pidfd_spawn_with(iofd_pidfd *p, const char *path, char *const argv[],
			  char *const envp[], const iofd_spawn_options *options,
			  iofd_spawn_result *result)
{
	struct iofd_spawn_outcome outcome;
	struct iofd_spawn s;
	int pid = 0;
	int raw = iofd_spawn_prepare(&s, path, argv, envp, options, FLAGS,
				     &outcome);

	if (raw == 0)
		raw = s.options->user ? spawn_apart(&s, &pid) : spawn(&s, &pid);
	if (result)
		iofd_spawn_report(result, raw < 0 ? 0 : pid, &outcome);
	return iofd_priv_cell_settle(&p->fd, raw);
}

int iofd_pidfd_spawn(iofd_pidfd *p, const char *path, char *const argv[],
		     char *const envp[], const iofd_spawn_fd *fds,
		     uint32_t count, uint32_t flags)
{
	iofd_spawn_options options;

	iofd_spawn_clear(&options);
	options.fds = fds;
	options.fd_count = count;
	options.flags = flags;
	if (flags & IOFD_SPAWN_SET_UMASK)
		return iofd_priv_cell_settle(&p->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_pidfd_spawn_with(p, path, argv, envp, &options, 0);
}
