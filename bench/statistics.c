/* SPDX-License-Identifier: MIT */
#include "statistics.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/*
 * How many of n samples lie below the true median is binomial, whatever the
 * samples are like: 1.96 deviations of sqrt(n) / 2 to each side.
 */
struct median median_of(double *samples, int n)
{
	int reach = (int)ceil(0.98 * sqrt(n));
	int low = n / 2 - reach, high = n / 2 + reach;

	qsort(samples, (size_t)n, sizeof *samples, compare);
	return (struct median){samples[n / 2], samples[low < 0 ? 0 : low],
			       samples[high < n ? high : n - 1]};
}
