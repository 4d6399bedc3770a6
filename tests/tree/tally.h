/* SPDX-License-Identifier: MIT */
/* What the driver, the owners, the members and the canaries share. */
#ifndef TALLY_H
#define TALLY_H

/* Their descriptors. */
enum {
	TALLY = 0,     /* a memfd with a struct tally */
	SURVIVORS = 1, /* hangs up when no member has it any more */
	MARKS = 3      /* what the owner reports, a character each */
};

enum {
	BEGINS = 'b', /* the keeper is about to start the tree */
	STARTED = 's',
	ENDS = 'e' /* the owner is about to end */
};

struct tally {
	unsigned members; /* processes that trees have had */
	unsigned canaries;
	unsigned hits; /* canaries that a signal has reached */
	int is_over;   /* the canaries are to end */
};

/* Maps the tally that this descriptor refers to. Ends the process if not. */
struct tally *map_tally(int fd);

/* Sleeps: a random moment, or what a member does with its time. */
void nap_us(long us);

/* A random number from 0 to `end` - 1. */
unsigned random_below(unsigned end);
void set_seed(unsigned seed);

#endif
