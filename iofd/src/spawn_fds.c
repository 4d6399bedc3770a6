/* SPDX-License-Identifier: MIT */
#include "spawn.h"

#include <iofd/close_range.h>
#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/io.h>

static int is_target(const iofd_spawn_options *options, int number)
{
	for (uint32_t i = 0; i < options->fd_count; i++)
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

static int hold_program(const iofd_spawn_options *options)
{
	int raw = iofd_priv_cell_number(options->program);

	return raw < 0 ? raw : duplicate(options, raw);
}

/* The smallest number to keep that is not below `first`, or INT32_MAX. */
static int next_kept(const iofd_spawn_options *options, int held, int first)
{
	int next = held >= first ? held : INT32_MAX;

	for (uint32_t i = 0; i < options->fd_count; i++)
		if (options->fds[i].target >= first &&
		    options->fds[i].target < next)
			next = options->fds[i].target;
	return next;
}

/*
 * Closes the descriptors between those to keep. Close-on-exec would be too
 * late: execve wakes the parent before it closes them.
 */
static int close_others(const iofd_spawn_options *options, int held)
{
	int first = 3;
	int rc = 0;

	while (rc == 0 && first < INT32_MAX) {
		int kept = next_kept(options, held, first);

		if (kept > first)
			rc = iofd_close_range((uint32_t)first,
					      (uint32_t)kept - 1, 0);
		first = kept < INT32_MAX ? kept + 1 : INT32_MAX;
	}
	return rc;
}

/* Duplicates all sources first, so that no target overwrites another source. */
int iofd_spawn_place(const iofd_spawn_options *options, int *held,
		     uint32_t *index)
{
	int copies[IOFD_SPAWN_FDS_MAX];
	uint32_t i;
	int rc = 0;

	*held = -1;
	if (options->program)
		rc = *held = hold_program(options);
	for (i = 0; i < options->fd_count && rc >= 0; i++)
		rc = copies[i] = duplicate(options, options->fds[i].source);
	for (i = rc < 0 ? i : 0; i < options->fd_count && rc >= 0; i++)
		rc = zcall_dup3(copies[i], options->fds[i].target, 0);
	*index = rc < 0 && i > 0 ? i - 1 : 0;
	if (rc >= 0 && options->flags & IOFD_SPAWN_CLOSE_OTHERS)
		rc = close_others(options, *held);
	return rc < 0 ? rc : 0;
}
