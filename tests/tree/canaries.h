/* SPDX-License-Identifier: MIT */
/*
 * Processes outside of the tree, which take the numbers that its members leave.
 * No signal may reach one.
 */
#ifndef CANARIES_H
#define CANARIES_H

#include "tally.h"

/* Starts a keeper of canaries; with `is_nested`, in a PID namespace. Its pid.
 */
int start_canaries(struct tally *tally, int is_nested);

/* Waits for all to end. Returns whether the keeper itself had no signal. */
int end_canaries(struct tally *tally, int keeper);

#endif
