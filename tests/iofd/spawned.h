/* SPDX-License-Identifier: MIT */
/* Shared by the tests of spawn: starting a program and reading its output. */
#ifndef SPAWNED_H
#define SPAWNED_H

#include <iofd/pidfd_spawn.h>
#include <iofd/pidfd_wait.h>

extern iofd_pidfd child;

/* The output of the program, followed by a zero that is not counted. */
extern char output[65536];
extern long output_size;

/* Waits for the child and closes its handle. Returns its exit code. */
int exit_code(void);

/*
 * Runs the program argv[0] with `options` and a pipe as standard output, checks
 * that it exits with 0, and fills `output`.
 */
void run_with(char *const argv[], const iofd_spawn_options *options);

/* The same with the options that iofd_pidfd_spawn takes. */
void run(char *const argv[], const iofd_spawn_fd *fds, uint32_t count,
	 uint32_t flags);

/* Checks that there is no child, and that the handle is closed. */
void check_nothing_left(void);

#endif
