/* SPDX-License-Identifier: MIT */
/*
 * A column as a process, where its libc or language wants one. A line "NAME N"
 * asks to do an operation N times; the answer is the nanoseconds, or -1.
 */
#include "column.h"
#include "measure.h"

#include <stdio.h>

int main(void)
{
	struct objects objects;
	char name[64];
	long n;

	objects_open(&objects);
	column.use(&objects);
	setlinebuf(stdout);
	while (scanf("%63s %ld", name, &n) == 2)
		printf("%.0f\n", column_time(&column, name, n));
	return 0;
}
