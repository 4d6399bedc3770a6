/* SPDX-License-Identifier: MIT */
/*
 * count N NAME=FILE.so...   for callgrind: does each operation N times between
 * two of its dumps, which are named "NAME OPERATION".
 */
#include "column.h"
#include "measure.h"

#include <err.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

static void count(const char *name, const struct operation *o, long n)
{
	char title[128];

	snprintf(title, sizeof title, "%s %s", name, o->name);
	o->run(1); /* the dynamic linker finds what it calls */
	CALLGRIND_ZERO_STATS;
	if (o->run(n) != 0)
		errx(1, "%s failed", title);
	CALLGRIND_DUMP_STATS_AT(title);
}

int main(int argc, char **argv)
{
	struct objects objects;
	long n = argc > 2 ? atol(argv[1]) : 0;

	if (n < 1)
		errx(2, "count N NAME=FILE.so...");
	objects_open(&objects);
	for (argv += 2; *argv; argv++) {
		struct contestant c = contestant_open(*argv, &objects);
		const struct operation *o = c.column->operations;

		for (; o->name; o++)
			if (objects.self >= 0 || !strstr(o->name, "pidfd"))
				count(c.name, o, n);
	}
	return 0;
}
