/* SPDX-License-Identifier: MIT */
/* Choose the number that the kernel gives to the next descriptor. */
#ifndef NUMBERS_H
#define NUMBERS_H

/* Raises the limit of open files if needed. Returns 0 if it stays too low. */
int can_open_above(void);

/* Moves a descriptor above 1000. Returns its new number. */
int move_above(int raw);

/* Makes `number`, 1000 at most, the lowest that is free. */
void fill(int number);

/* Undoes fill. */
void empty(int number);

#endif
