/* SPDX-License-Identifier: MIT */
/* A PID namespace with few numbers, so that each is soon used again. */
#ifndef PLACE_H
#define PLACE_H

/*
 * Goes on in the first process of a new PID namespace, with its own /proc; the
 * caller's process waits for that one, and ends as it does. Returns -errno if
 * there is no permission: then nothing has changed; and 1 if the numbers are
 * not few.
 */
int enter_place(void);

/*
 * From Linux 6.14, which has the limit for each namespace. Returns 0, or -errno
 * if the numbers are as many as before.
 */
int shrink_numbers(void);

#endif
