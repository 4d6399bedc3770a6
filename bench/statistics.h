/* SPDX-License-Identifier: MIT */
#ifndef STATISTICS_H
#define STATISTICS_H

/* A median and the interval that holds the true one, 95 times of 100. */
struct median {
	double value, low, high;
};

/* Sorts the samples. */
struct median median_of(double *samples, int n);

#endif
