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

enum {
	REFUSED = 255 /* by seccomp */
};

/*
 * Forks a child and runs `check` in it, which may forbid the system call
 * `number`, that of any row. Returns the result of `check`, and skips the test
 * if that is REFUSED.
 */
int check_in_child(long number, int (*check)(const void *),
		   const void *argument);

/* The call that ends the child, which is another one. */
long end_instead_of(long number);

#endif
