/* SPDX-License-Identifier: MIT */
/*
 * A call in a child process, in which a system call may be forbidden: its
 * parent looks at what the call has done, and at what it has left alone.
 */
#ifndef WATCHED_H
#define WATCHED_H

#include <stdint.h>

enum {
	WATCHED_CANNOT = 77 /* what the child exits with where it cannot run */
};

/* To be called before the fork. */
void prepare_to_watch(void);

/* In the child, whose world is open: makes the call, and does not return. */
void call_watched(int64_t (*call)(void));

/*
 * Checks that the child's call returns -error, that outputs are settled, and
 * that all else is as it was. Returns 0 where the child could not run.
 */
int watch(int pid, const char *name, int error);

#endif
