/* SPDX-License-Identifier: MIT */
/* The table of system calls as data, for the tests that go row by row. */
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
 * Forks a child in which `number` fails as forbid() says and runs `check` in
 * it. Returns what `check` returned, 0 if it was all skipped. The child ends
 * by another call, so `number` may be that of any row.
 */
int check_forbidden(long number, int error, int (*check)(const void *),
		    const void *argument);

/* Ends such a child at once. */
void end_child(int verdict) __attribute__((noreturn));

#endif
