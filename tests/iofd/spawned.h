/* SPDX-License-Identifier: MIT */
/* What the tests of spawn share: starting a program and reading its output. */
#ifndef SPAWNED_H
#define SPAWNED_H

#include <iofd/pidfd_spawn.h>

extern iofd_pidfd child;

/* What the program wrote, ended by a zero that is not counted. */
extern char output[65536];
extern long output_size;

/* Waits for the child and closes its handle. Returns its exit code. */
int exit_code(void);

/*
 * Runs the program argv[0], with `options` and a pipe as standard output, to
 * its end, which has to be a good one, and fills `output`.
 */
void run_with(char *const argv[], const iofd_spawn_options *options);

/* The same with the options that iofd_pidfd_spawn takes. */
void run(char *const argv[], const iofd_spawn_fd *fds, uint32_t count,
	 uint32_t flags);

/* Checks that there is no child, and that the handle is closed. */
void check_nothing_left(void);

#endif
