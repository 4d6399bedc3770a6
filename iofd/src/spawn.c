/* SPDX-License-Identifier: MIT */
#include <iofd/spawn.h>

#include <iofd/inline/cell.h>

#include <iofd/close_range.h>
#include <iofd/signalfd.h>
#include <zcall/abi.h>
#include <zcall/process.h>

enum {
	FLAGS = IOFD_SPAWN_BLOCKING | IOFD_SPAWN_NEW_GROUP |
		IOFD_SPAWN_NEW_SESSION | IOFD_SPAWN_KEEP_SIGMASK |
		IOFD_SPAWN_CLOSE_OTHERS | IOFD_SPAWN_DIE_WITH_PARENT,
	STACK_SIZE = 16384, /* a dynamic linker may have to bind a call there */
	NOT_STARTED = 127   /* what a shell says */
};

/*
 * The child runs in our memory, on a stack of its own, while this thread
 * sleeps: it makes system calls and touches nothing else. So its error is
 * simply here when it has ended.
 */
struct spawn {
	const char *path;
	char *const *argv;
	char *const *envp;
	const iofd_spawn_fd *fds;
	uint32_t count;
	uint32_t flags;
	iofd_sigset mask; /* the caller's */
	int error;
};

/*
 * A handler that ran in the child would run in our memory. All signals are
 * blocked until there is none; execve throws them away, but too late.
 */
static int drop_handlers(void)
{
	static const struct zcall_sigaction none;
	struct zcall_sigaction old;
	int rc = 0;

	for (int signal = 1; signal <= 64 && rc == 0; signal++) {
		if (signal == ZCALL_SIGKILL || signal == ZCALL_SIGSTOP)
			continue;
		rc = zcall_rt_sigaction(signal, 0, &old, sizeof old.mask);
		if (rc == 0 && old.handler > ZCALL_SIG_IGN)
			rc = zcall_rt_sigaction(signal, &none, 0,
						sizeof old.mask);
	}
	return rc;
}

static int leave_parent(uint32_t flags)
{
	int rc = 0;

	if (flags & IOFD_SPAWN_NEW_SESSION)
		rc = zcall_setsid();
	else if (flags & IOFD_SPAWN_NEW_GROUP)
		rc = zcall_setpgid(0, 0);
	if (rc >= 0 && flags & IOFD_SPAWN_DIE_WITH_PARENT)
		rc = zcall_prctl(ZCALL_PR_SET_PDEATHSIG, ZCALL_SIGKILL, 0, 0,
				 0);
	return rc < 0 ? rc : 0;
}

static int is_target(const struct spawn *s, int number)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (s->fds[i].target == number)
			return 1;
	return 0;
}

/* The lowest duplicate whose number no target takes away again. */
static int duplicate(const struct spawn *s, int source)
{
	int copy = -1;

	do
		copy = zcall_fcntl(source, ZCALL_F_DUPFD_CLOEXEC,
				   (unsigned long)(copy + 1));
	while (copy >= 0 && is_target(s, copy));
	/* The kernel calls it an argument to begin at the limit itself. */
	return copy == IOFD_INVALID_PARAM ? -ZCALL_EMFILE : copy;
}

/* By way of duplicates, so that no target hits another's source. */
static int place_descriptors(const struct spawn *s)
{
	int copies[IOFD_SPAWN_FDS_MAX];
	int rc = 0;

	for (uint32_t i = 0; i < s->count && rc >= 0; i++)
		rc = copies[i] = duplicate(s, s->fds[i].source);
	if (rc >= 0 && s->flags & IOFD_SPAWN_CLOSE_OTHERS)
		rc = iofd_close_range(3, UINT32_MAX, IOFD_CLOSE_RANGE_CLOEXEC);
	for (uint32_t i = 0; i < s->count && rc >= 0; i++)
		rc = zcall_dup3(copies[i], s->fds[i].target, 0);
	return rc < 0 ? rc : 0;
}

static int become_program(void *argument)
{
	struct spawn *s = argument;
	int rc = drop_handlers();

	if (rc == 0)
		rc = leave_parent(s->flags);
	if (rc == 0)
		rc = place_descriptors(s);
	if (rc == 0)
		rc = s->flags & IOFD_SPAWN_KEEP_SIGMASK
			     ? iofd_sigset_restore(s->mask)
			     : iofd_sigset_reset();
	if (rc == 0)
		rc = zcall_execve(s->path, s->argv, s->envp);
	s->error = rc;
	return NOT_STARTED;
}

/* Returns a pidfd, or the error that kept the program from starting. */
static int start(struct spawn *s)
{
	_Alignas(16) char stack[STACK_SIZE];
	int raw = -1;
	int nonblocking = !(s->flags & IOFD_SPAWN_BLOCKING);
	int rc = zcall_clone_call(ZCALL_CLONE_VM | ZCALL_CLONE_VFORK |
					  ZCALL_CLONE_PIDFD | ZCALL_SIGCHLD,
				  stack + STACK_SIZE, &raw, become_program, s);

	if (rc < 0)
		return rc;
	rc = s->error;
	if (rc == 0 && nonblocking) {
		rc = zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&nonblocking);
		if (rc < 0)
			zcall_pidfd_send_signal(raw, ZCALL_SIGKILL, 0, 0);
	}
	if (rc == 0)
		return raw;
	zcall_waitid(ZCALL_P_PIDFD, raw, 0, ZCALL_WEXITED, 0);
	zcall_close(raw);
	return rc;
}

int iofd_pidfd_spawn(iofd_pidfd *p, const char *path, char *const argv[],
		     char *const envp[], const iofd_spawn_fd *fds,
		     uint32_t count, uint32_t flags)
{
	struct spawn s;
	int rc;

	if (count > IOFD_SPAWN_FDS_MAX || flags & ~(uint32_t)FLAGS)
		return iofd_cell_settle(&p->fd, IOFD_INVALID_PARAM);
	if (count > 0 && !fds)
		return iofd_cell_settle(&p->fd, -ZCALL_EFAULT);
	s.path = path;
	s.argv = argv;
	s.envp = envp;
	s.fds = fds;
	s.count = count;
	s.flags = flags;
	s.error = 0;
	rc = iofd_sigset_block(UINT64_MAX, &s.mask);
	if (rc < 0)
		return iofd_cell_settle(&p->fd, rc);
	rc = start(&s);
	iofd_sigset_restore(s.mask);
	return iofd_cell_settle(&p->fd, rc);
}
