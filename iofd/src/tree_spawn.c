/* SPDX-License-Identifier: MIT */
#include <iofd/tree.h>

#include "tree_spawn.h"

#include <iofd/inline/cell.h>
#include <iofd/sigmask.h>

#include <zcall/abi.h>
#include <zcall/event.h>
#include <zcall/file.h>
#include <zcall/memory.h>
#include <zcall/process.h>
#include <zcall/socket.h>

enum {
	LINK_SIZE = 64,
	PAUSE_NS = 1000000,
	FLAGS = IOFD_SPAWN_FLAGS | IOFD_TREE_KILL_CGROUP
};

/* Sleeps until the process has left this memory. Then *number does not change
 * again, since a process stores it before it lets its child run. */
static void await_departure(const int *number)
{
	struct zcall_timespec pause;
	int now, rc;

	while ((now = __atomic_load_n(number, __ATOMIC_ACQUIRE)) != 0) {
		rc = zcall_futex((uint32_t *)number, ZCALL_FUTEX_WAIT,
				 (uint32_t)now, 0, 0, 0);
		pause.tv_sec = 0;
		pause.tv_nsec = PAUSE_NS;
		/* A sandbox may forbid it. */
		if (rc < 0 && rc != IOFD_ERR_WOULD_BLOCK &&
		    rc != IOFD_ERR_INTERRUPTED)
			zcall_ppoll(0, 0, &pause, 0, 0);
	}
}

/* Returns the number of the first program, or the error. */
static int start(struct iofd_tree_start *t)
{
	int rc = zcall_clone_call(ZCALL_CLONE_VM | ZCALL_CLONE_VFORK,
				  t->stacks[0] + IOFD_TREE_STACK_SIZE, 0,
				  iofd_tree_clone_keeper, t);

	zcall_close(t->sockets[1]);
	if (rc < 0)
		return rc;
	/* It sends no SIGCHLD, and only a wait for such a child finds it. */
	zcall_waitid(ZCALL_P_PID, rc, 0, ZCALL_WEXITED | (int)ZCALL_WCLONE, 0);
	await_departure(&t->keeper);
	await_departure(&t->starter);
	await_departure(&t->first);
	return t->result;
}

/* The child must not get the tree's socket for a source that is not open. */
static int check_sources(const struct iofd_tree_start *t)
{
	const iofd_spawn_options *options = t->spawn.options;

	for (uint32_t i = 0; i < options->fd_count; i++)
		if (options->fds[i].source == t->sockets[0] ||
		    options->fds[i].source == t->sockets[1])
			return IOFD_ERR_CLOSED;
	return 0;
}

static void hang_up(int socket)
{
	zcall_shutdown(socket, ZCALL_SHUT_RDWR);
	zcall_close(socket);
}

/* Returns the owner's socket. */
static int connect_and_start(struct iofd_tree_start *t)
{
	int type =
		ZCALL_SOCK_SEQPACKET |
		iofd_priv_open_flags(t->spawn.options->flags & IOFD_BLOCKING);
	int rc = zcall_socketpair(ZCALL_AF_UNIX, type, 0, t->sockets);

	if (rc < 0)
		return rc;
	rc = check_sources(t);
	if (rc < 0)
		zcall_close(t->sockets[1]);
	else
		rc = start(t);
	if (rc < 0)
		hang_up(t->sockets[0]);
	return rc < 0 ? rc : t->sockets[0];
}

static int start_masked(struct iofd_tree_start *t)
{
	iofd_sigset before;
	int raw = iofd_sigmask_block(UINT64_MAX, &before);
	int rc;

	if (raw < 0)
		return raw;
	if (t->spawn.options->flags & IOFD_SPAWN_KEEP_SIGMASK)
		t->spawn.mask |= before;
	raw = connect_and_start(t);
	rc = iofd_sigmask_set(before, 0);
	if (rc < 0 && raw >= 0)
		hang_up(raw);
	return rc < 0 ? rc : raw;
}

/*
 * Children are in another PID namespace after unshare or setns. They would not
 * know the numbers that the keeper reads, nor the owner those that it reports.
 */
static int check_namespace(void)
{
	char own[LINK_SIZE];
	char next[LINK_SIZE];
	long size = zcall_readlinkat(ZCALL_AT_FDCWD, "/proc/thread-self/ns/pid",
				     own, LINK_SIZE);
	long next_size = zcall_readlinkat(
		ZCALL_AT_FDCWD, "/proc/thread-self/ns/pid_for_children", next,
		LINK_SIZE);

	if (size != next_size)
		return IOFD_ERR_INVALID_PARAM;
	for (long i = 0; i < size; i++)
		if (own[i] != next[i])
			return IOFD_ERR_INVALID_PARAM;
	return 0;
}

static int prepare(struct iofd_tree_start *t, const char *path,
		   char *const argv[], char *const envp[],
		   const iofd_spawn_options *options)
{
	int rc = iofd_spawn_prepare(&t->spawn, path, argv, envp, options, FLAGS,
				    &t->outcome);

	t->keeper = t->starter = t->first = 0;
	t->result = -ZCALL_EPIPE;
	if (rc < 0)
		return rc;
	if (t->spawn.options->flags & IOFD_TREE_KILL_CGROUP &&
	    !t->spawn.options->cgroup) {
		t->outcome.step = IOFD_SPAWN_STEP_OPTIONS;
		return IOFD_ERR_INVALID_PARAM;
	}
	if (!t->spawn.death_signal)
		t->spawn.death_signal = ZCALL_SIGKILL;
	t->outcome.step = IOFD_SPAWN_STEP_HANDLE;
	return check_namespace();
}

int iofd_tree_spawn(iofd_tree *tree, const char *path, char *const argv[],
		    char *const envp[], const iofd_spawn_options *options,
		    iofd_spawn_result *result)
{
	struct iofd_spawn_outcome none = {0, IOFD_SPAWN_STEP_HANDLE, 0};
	struct iofd_tree_start *t;
	int raw;
	long memory =
		zcall_mmap(0, sizeof *t, ZCALL_PROT_READ | ZCALL_PROT_WRITE,
			   ZCALL_MAP_SHARED | ZCALL_MAP_ANONYMOUS, -1, 0);

	if (zcall_is_error(memory)) {
		if (result)
			iofd_spawn_report(result, 0, &none);
		return iofd_priv_cell_settle(&tree->fd, (int)memory);
	}
	t = (struct iofd_tree_start *)memory;
	raw = prepare(t, path, argv, envp, options);
	if (raw == 0)
		raw = start_masked(t);
	if (raw >= 0)
		t->outcome.step = IOFD_SPAWN_STEP_NONE;
	if (result)
		iofd_spawn_report(result, raw < 0 ? 0 : t->result, &t->outcome);
	zcall_munmap(t, sizeof *t);
	return iofd_priv_cell_settle(&tree->fd, raw);
}
