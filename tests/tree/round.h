/* SPDX-License-Identifier: MIT */
/* One round: an owner starts a tree and ends; then none of it may live. */
#ifndef ROUND_H
#define ROUND_H

struct round {
	const char *owner; /* programs */
	const char *member;
	const char *keeper;
	const char *end; /* of the owner */
	long delay_us;
	unsigned seed;
	int limit_ms; /* after which a process is a survivor */
};

struct outcome {
	int was_starting; /* the owner ended while it started the tree */
	unsigned survivors;
	long took_us; /* until no member was left */
};

/* The caller is a subreaper, and has no other child. Returns 0, or -1. */
int run_round(const struct round *round, int tally, struct outcome *outcome);

#endif
