/* SPDX-License-Identifier: MIT */
#include "spawn.h"

#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/process.h>

/* The flags of options that have no substitute on an older kernel. */
static uint64_t flags_of(const iofd_spawn_options *options)
{
	uint64_t flags = 0;

	if (options->cgroup)
		flags |= ZCALL_CLONE_INTO_CGROUP;
	if (options->flags & (IOFD_SPAWN_AUTOREAP | IOFD_SPAWN_AUTOKILL))
		flags |= ZCALL_CLONE_AUTOREAP;
	if (options->flags & IOFD_SPAWN_AUTOKILL)
		flags |= ZCALL_CLONE_PIDFD_AUTOKILL;
	/* The kernel looks at this before it allows AUTOKILL. */
	if (options->flags & IOFD_SPAWN_AUTOKILL &&
	    options->flags & IOFD_SPAWN_NO_NEW_PRIVS)
		flags |= ZCALL_CLONE_NNP;
	return flags;
}

/* Returns the child's number, with its handlers reset. */
static int clone_newer(struct iofd_spawn *s, uint64_t flags, int cgroup,
		       void *stack, int *number)
{
	struct zcall_clone_args args;
	int has_signal = !(flags & (ZCALL_CLONE_PARENT | ZCALL_CLONE_AUTOREAP));

	args.flags = flags | ZCALL_CLONE_CLEAR_SIGHAND;
	args.pidfd = args.child_tid = args.parent_tid = (uintptr_t)number;
	args.exit_signal = has_signal ? ZCALL_SIGCHLD : 0;
	args.stack = (uintptr_t)stack;
	args.stack_size = IOFD_SPAWN_STACK_SIZE;
	args.tls = args.set_tid = args.set_tid_size = 0;
	args.cgroup = (uint64_t)cgroup;
	s->resets_handlers = 0;
	return zcall_clone3_call(&args, sizeof args, iofd_spawn_become, s);
}

/* clone3 is newer than Linux 5.2, and CLEAR_SIGHAND is newer than 5.4; filters
 * for system calls forbid clone3, since they cannot read its arguments. */
static int clone_older(struct iofd_spawn *s, uint64_t flags, void *stack,
		       int *number)
{
	s->resets_handlers = 1;
	return zcall_clone_call((unsigned long)flags | ZCALL_SIGCHLD,
				(char *)stack + IOFD_SPAWN_STACK_SIZE, number,
				iofd_spawn_become, s);
}

static int is_unknown(int error)
{
	return error == -ZCALL_ENOSYS || error == IOFD_ERR_INVALID_PARAM ||
	       error == -ZCALL_E2BIG;
}

int iofd_spawn_clone(struct iofd_spawn *s, uint64_t flags, void *stack,
		     int *number)
{
	const iofd_fd *directory = s->options->cgroup;
	int cgroup = directory ? iofd_priv_cell_number(directory) : 0;
	uint64_t needed = flags_of(s->options);
	int rc;

	if (cgroup < 0)
		return cgroup;
	rc = clone_newer(s, flags | needed, cgroup, stack, number);
	if (!needed && (is_unknown(rc) || rc == IOFD_ERR_PERMISSION))
		return clone_older(s, flags, stack, number);
	return needed && is_unknown(rc) ? -ZCALL_EOPNOTSUPP : rc;
}
