/* SPDX-License-Identifier: MIT */
/*
 * iofd, which starts the program as a tree. The keeper becomes a child of this
 * process, which waits for it too: otherwise its end would be measured as a
 * part of what comes next.
 */
#define _GNU_SOURCE
#include <iofd/iofd.h>

#include <sys/prctl.h>
#include <sys/wait.h>

static int await_end(const iofd_tree *tree)
{
	iofd_tree_report report;
	int failed = 0;
	int rc;

	do {
		rc = iofd_tree_wait_until(tree, INT64_MAX, &report);
		failed |= rc == 0 && report.status.value != 0;
	} while (rc == 0 && report.kind != IOFD_TREE_EMPTY);
	return failed ? -1 : rc;
}

static int start_and_wait(char *argv[])
{
	const iofd_spawn_options options = {.flags = IOFD_BLOCKING};
	iofd_tree tree;
	int rc;

	prctl(PR_SET_CHILD_SUBREAPER, 1);
	rc = iofd_tree_spawn(&tree, argv[0], argv, NULL, &options, NULL);
	if (rc < 0)
		return rc;
	rc = await_end(&tree);
	iofd_tree_close(&tree);
	return wait(NULL) > 0 ? rc : -1;
}

#include "spawn.h"
