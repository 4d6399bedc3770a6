/* SPDX-License-Identifier: MIT */
#include "column.h"
#include "measure.h"

#include <err.h>
#include <string.h>
#include <time.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static const struct operation *find(const struct column *c, const char *name)
{
	const struct operation *o = c->operations;

	while (o->name && strcmp(o->name, name) != 0)
		o++;
	return o->name ? o : NULL;
}

double column_time(const struct column *c, const char *operation, long n)
{
	const struct operation *o = find(c, operation);
	double start, end;
	long failed;

	if (!o)
		return -1;
	start = now();
	failed = o->run(n);
	end = now();
	if (failed)
		errx(1, "%s failed %ld times of %ld", operation, failed, n);
	return end - start;
}
