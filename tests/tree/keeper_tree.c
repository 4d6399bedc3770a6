/* SPDX-License-Identifier: MIT */
/* The keeper of the library. */
#include "keepers.h"
#include "tally.h"

#include <iofd/tree.h>
#include <stddef.h>

extern char **environ;

static iofd_tree tree;

int start_tree(const struct keeper *keeper, char **program)
{
	const iofd_spawn_fd survivors = {SURVIVORS, SURVIVORS};
	const iofd_spawn_options options = {.fds = &survivors, .fd_count = 1};

	(void)keeper;
	return iofd_tree_spawn(&tree, program[0], program, environ, &options,
			       NULL);
}

/* Takes the reports as well, of which each signal can cause some. */
void signal_tree(const struct keeper *keeper, int signal)
{
	iofd_tree_report report;

	(void)keeper;
	iofd_tree_signal(&tree, signal);
	iofd_tree_wait(&tree, &report);
}

void stop_tree(const struct keeper *keeper)
{
	(void)keeper;
	iofd_tree_close(&tree);
}
