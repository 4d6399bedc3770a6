/* SPDX-License-Identifier: MIT */
#include "tree_keeper.h"
#include "tree_spawn.h"

#include <iofd/inline/poll.h>

#include <zcall/abi.h>
#include <zcall/io.h>
#include <zcall/process.h>
#include <zcall/socket.h>

/* Until the keeper runs, and so is known to kill what is started now. */
static int await_keeper(int socket)
{
	struct iofd_keeper_report report;
	struct zcall_pollfd fd;
	long size;

	fd.fd = socket;
	fd.events = ZCALL_POLLIN;
	while (zcall_ppoll(&fd, 1, 0, 0, 0) == -ZCALL_EINTR)
		;
	size = zcall_recvfrom(socket, &report, sizeof report, 0, 0, 0);
	return size == IOFD_KEEPER_REPORT_HEAD &&
			       report.kind == IOFD_KEEPER_HELLO
		       ? 0
		       : -ZCALL_EPIPE;
}

static int introduce(int socket, int number)
{
	struct iofd_keeper_command command;
	long n;

	command.kind = IOFD_KEEPER_FIRST;
	command.value = number;
	n = zcall_sendto(socket, &command, sizeof command, ZCALL_MSG_NOSIGNAL,
			 0, 0);
	return n < 0 ? (int)n : 0;
}

/* Returns the number of the first program. */
static int start(struct iofd_tree_start *t)
{
	uint64_t flags = ZCALL_CLONE_PARENT | ZCALL_CLONE_VFORK;
	int pid, rc;

	t->spawn.parent = t->keeper_number;
	if (!t->spawn.options->user)
		flags |= ZCALL_CLONE_VM | ZCALL_CLONE_PARENT_SETTID |
			 ZCALL_CLONE_CHILD_CLEARTID;
	t->outcome.step = IOFD_SPAWN_STEP_CLONE;
	pid = iofd_spawn_clone(&t->spawn, flags, t->stacks[3], &t->first);
	if (pid < 0 || t->outcome.error < 0)
		return pid < 0 ? pid : t->outcome.error;
	t->outcome.step = IOFD_SPAWN_STEP_HANDLE;
	rc = introduce(t->sockets[0], pid);
	return rc < 0 ? rc : pid;
}

/*
 * If the keeper is killed, so is this process, since forks of the owner can
 * keep the socket from hanging up. The error is then the keeper's.
 */
static int start_first(void *argument)
{
	struct iofd_tree_start *t = argument;
	int rc = iofd_spawn_die_with(t->keeper_number, ZCALL_SIGKILL);

	zcall_close(t->sockets[1]);
	if (rc == 0)
		rc = await_keeper(t->sockets[0]);
	if (rc == 0)
		t->result = start(t);
	return 0;
}

static int clone_starter(struct iofd_tree_start *t)
{
	int rc = zcall_prctl(ZCALL_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);

	return rc < 0 ? rc
		      : zcall_clone_call(ZCALL_CLONE_VM |
						 ZCALL_CLONE_PARENT_SETTID |
						 ZCALL_CLONE_CHILD_CLEARTID |
						 ZCALL_SIGCHLD,
					 t->stacks[2] + IOFD_TREE_STACK_SIZE,
					 &t->starter, start_first, t);
}

/* The starter is cloned first, since it needs the descriptors of the owner. */
static int become_keeper(void *argument)
{
	struct iofd_tree_start *t = argument;
	int rc;

	t->keeper_number = zcall_getpid();
	rc = clone_starter(t);
	if (rc >= 0)
		rc = iofd_tree_open_keeper(t);
	if (rc >= 0)
		rc = iofd_tree_execute_keeper();
	t->result = rc;
	return 1;
}

int iofd_tree_clone_keeper(void *argument)
{
	struct iofd_tree_start *t = argument;
	int rc = zcall_clone_call(ZCALL_CLONE_VM | ZCALL_CLONE_PARENT_SETTID |
					  ZCALL_CLONE_CHILD_CLEARTID,
				  t->stacks[1] + IOFD_TREE_STACK_SIZE,
				  &t->keeper, become_keeper, t);

	if (rc < 0)
		t->result = rc;
	return 0;
}
