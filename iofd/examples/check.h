/* SPDX-License-Identifier: MIT */
/* A tool reports an error of its own, and exits. */
#ifndef CHECK_H
#define CHECK_H

#include <iofd/error.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef PROGRAM
#define PROGRAM "supervise"
#endif

/* Exit statuses of timeout(1) and of the shells. */
enum {
	EXIT_TIMED_OUT = 124,
	EXIT_OWN_FAILURE = 125,
	EXIT_NOT_RUNNABLE = 126,
	EXIT_NOT_FOUND = 127,
	EXIT_BY_SIGNAL = 128
};

/* Every function of iofd returns a value or -errno, so one check does for all.
 */
static inline int64_t check(int64_t result, const char *what)
{
	if (result >= 0)
		return result;
	fprintf(stderr, PROGRAM ": %s: %s\n", what, iofd_error_message(result));
	exit(EXIT_OWN_FAILURE);
}

/* The same for libc, whose error is in errno. */
static inline int check_libc(int result, const char *what)
{
	return (int)check(result < 0 ? -errno : result, what);
}

#endif
