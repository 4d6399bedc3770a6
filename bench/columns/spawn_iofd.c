/* SPDX-License-Identifier: MIT */
/* iofd, which is told nothing, or a user, by START. */
#define _GNU_SOURCE
#include <iofd/iofd.h>

#include <unistd.h>

static inline int start_plainly(iofd_pidfd *p, char *argv[])
{
	return iofd_pidfd_spawn(p, argv[0], argv, NULL, NULL, 0, IOFD_BLOCKING);
}

/* The same user, so that anyone may measure it. */
static inline int start_as_user(iofd_pidfd *p, char *argv[])
{
	const iofd_spawn_user user = {.uid = getuid(),
				      .gid = getgid(),
				      .flags = IOFD_SPAWN_KEEP_GROUPS};
	const iofd_spawn_options options = {.user = &user,
					    .flags = IOFD_BLOCKING};

	return iofd_pidfd_spawn_with(p, argv[0], argv, NULL, &options, NULL);
}

static int start_and_wait(char *argv[])
{
	iofd_pidfd_status status;
	iofd_pidfd child;
	int rc = START(&child, argv);

	if (rc < 0)
		return rc;
	rc = iofd_pidfd_wait_until(&child, 0, INT64_MAX, &status, NULL);
	iofd_fd_close(&child.fd);
	return rc == 0 && status.value == 0 ? 0 : -1;
}

#include "spawn.h"
