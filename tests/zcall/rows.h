/* SPDX-License-Identifier: MIT */
/* The table of system calls as data, for tests that check row by row. */
#ifndef ROWS_H
#define ROWS_H

#include <zcall/number.h>

struct row {
	const char *name;
	void (*stub)(void);
	int args;
	int number;
};

enum {
	ROWS = 0
#define ZCALL(...) +1
#include <zcall/syscalls.def>
};

extern const struct row rows[ROWS];

/*
 * Forks a child, makes `number` fail there as forbid() describes, and runs
 * `check` in it. Returns the result of `check`, or 0 if the test was skipped.
 * The child ends itself with another call, so `number` may be that of any row.
 */
int check_forbidden(long number, int error, int (*check)(const void *),
		    const void *argument);

/* Ends the child of check_forbidden at once. */
void end_child(int verdict) __attribute__((noreturn));

#endif
