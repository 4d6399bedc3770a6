/* SPDX-License-Identifier: MIT */
/* Columns as the driver sees them: something to be told to do n times. */
#ifndef MEASURE_H
#define MEASURE_H

#include "objects.h"

#include <stdio.h>

struct column;

struct contestant {
	const char *name;
	const struct column *column; /* a plugin of this process, or else */
	FILE *to, *from;	     /* a process of its own */
};

/*
 * Loads NAME=FILE: a plugin if the file ends in .so, or a program that speaks
 * the protocol of worker.c. Ends the program if it cannot.
 */
struct contestant contestant_open(char *name_and_file,
				  const struct objects *objects);

/*
 * Does an operation n times. Returns the nanoseconds, or -1 if this contestant
 * has no such operation. Ends the program when the operation fails.
 */
double contestant_time(const struct contestant *c, const char *operation,
		       long n);

/* The nanoseconds of n times, or -1 if the column has no such operation. */
double column_time(const struct column *column, const char *operation, long n);

#endif
