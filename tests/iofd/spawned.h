/* SPDX-License-Identifier: MIT */
/* Shared by the tests of spawn: starting a program and reading its output. */
#ifndef SPAWNED_H
#define SPAWNED_H

#include <iofd/pidfd_spawn.h>
#include <iofd/pidfd_wait.h>

extern iofd_pidfd child;

/* Of the last start by the functions below. */
extern iofd_spawn_result result;

/* The output of the program, followed by a zero that is not counted. */
extern char output[65536];
extern long output_size;

/* Waits for the child and closes its handle. Returns its exit code. */
int exit_code(void);

/*
 * Runs the program `path` with `options` and a pipe as standard output, checks
 * that it exits with 0, and fills `output`.
 */
void run_path(const char *path, char *const argv[], char *const envp[],
	      const iofd_spawn_options *options);

/* The same for the program argv[0], without an environment. */
void run_with(char *const argv[], const iofd_spawn_options *options);

/* The same with the options that iofd_pidfd_spawn takes. */
void run(char *const argv[], const iofd_spawn_fd *fds, uint32_t count,
	 uint32_t flags);

/* Returns what follows `name` in /proc/self/status of a child, to its end. */
const char *status_of(const char *name, const iofd_spawn_options *options);

/* Starts a program that sleeps until end_child kills it. */
void start_sleeping(const iofd_spawn_options *options);
void end_child(void);

/*
 * Starts such a program in a child that then ends, and checks that `signal`
 * kills it. The orphan, which would sleep for a minute, becomes ours.
 */
void expect_death_with_parent(const iofd_spawn_options *options, int signal);

/*
 * Tries to start the program `path`, which fails and leaves nothing. Returns
 * the error.
 */
int refusal_of(const char *path, char *const envp[],
	       const iofd_spawn_options *options);

/*
 * Returns the process that `parent`, which is traced and stopped, is about to
 * start, stopped at its first instruction.
 */
int stop_at_birth(int parent);

/* Checks that there is no child, and that the handle is closed. */
void check_nothing_left(void);

#endif
