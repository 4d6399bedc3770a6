/* SPDX-License-Identifier: MIT */
/*
 * Shared by the tests of iofd_tree: a tree whose members hold two pipes. Each
 * writes a byte to descriptor 8 when it runs. Nobody writes to descriptor 9,
 * which ends when all have ended.
 */
#ifndef PLANTED_H
#define PLANTED_H

#include <iofd/tree.h>

extern iofd_tree tree;
extern int first_pid;

enum {
	MEMBERS = 6
};

/* Makes the pipes. Without it the next function does. */
void plant_pipes(void);

/*
 * Runs a script of the shell as a tree, with the pipe as descriptor 9.
 * `options` may be null, and have no descriptors.
 */
void plant_with(const char *script, const iofd_spawn_options *options);
void plant_script(const char *script);

/*
 * Plants MEMBERS members, children and orphans, in several sessions, and waits
 * until all run.
 */
void plant(void);

/* Waits until members have written `count` bytes. */
void await_bytes(int count);

/* For a process that has not planted the tree, but made the pipes. */
void close_writers(void);

/* Waits until no member is left. */
void expect_end(void);

/* Checks that a member is left. */
void expect_alive(void);

/* Waits for the next report and checks its kind. */
void expect_report(iofd_tree_report *report, int kind);

/* Returns the parent of a process. */
int parent_of(int pid);

/* Returns how many children a process has, and in *oldest the first of them. */
int children_of(int pid, int *oldest);

#endif
