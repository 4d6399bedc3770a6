/* SPDX-License-Identifier: MIT */
/*
 * Makes a call in a child process, where a system call may be forbidden. The
 * parent checks what the call changed and what it left unchanged.
 */
#ifndef WATCHED_H
#define WATCHED_H

#include <stdint.h>

enum {
	WATCHED_CANNOT = 77 /* exit code of a child that cannot run */
};

/* Call this before the fork. */
void prepare_to_watch(void);

/* For the child, whose world is open: makes the call and does not return. */
void call_watched(int64_t (*call)(void));

/*
 * Checks that the child's call returns -error, that outputs are settled, and
 * that everything else is unchanged. Returns 0 if the child could not run.
 */
int watch(int pid, const char *name, int error);

#endif
