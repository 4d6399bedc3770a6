/* SPDX-License-Identifier: MIT */
/* What is left of a tree after its end. */
#ifndef LEFT_H
#define LEFT_H

long long now_us(void);

/* Returns when nobody had the other end of the pipe any more, or -1. */
long long await_hangup(int pipe, long long deadline_us);

/* How many processes have the other end as descriptor SURVIVORS. */
unsigned count_holders(int pipe);

/* Reaps, and returns whether no child was left before the deadline. */
int await_no_child(long long deadline_us);

/* Kills and reaps until there is no child, also no orphan that became one. */
void end_children(void);

#endif
