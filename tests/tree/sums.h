/* SPDX-License-Identifier: MIT */
/* What rounds have come to, for each way in which an owner ends. */
#ifndef SUMS_H
#define SUMS_H

#include "round.h"
#include "tally.h"

enum {
	ENDS_COUNT = 5
};

/* What owner.c knows. */
extern const char *const ends[ENDS_COUNT];

/* What is to be found: nothing, or one of the two. */
enum wanted {
	NOTHING,
	A_SURVIVOR,
	A_HIT
};

/* Adds a round with `ends[end]`, in which the tally grew from `before`. */
void add_round(int end, const struct outcome *outcome,
	       const struct tally *before, const struct tally *after);

/* Whether nothing more needs to be found. */
int is_found(enum wanted wanted);

/* Prints a line for each way to end. Returns whether all is as wanted. */
int print_sums(const char *keeper, enum wanted wanted);

#endif
