/* SPDX-License-Identifier: MIT */
/* Runs a function of the test between two steps of a function of the library.
 */
#ifndef BEFORE_CALL_H
#define BEFORE_CALL_H

#include <linux/seccomp.h>

/*
 * From now on, each system call `number` of the calling thread waits until
 * another thread has run `act`. For a child that ends with _exit. Returns 0, or
 * -errno where the kernel cannot do it.
 */
int act_before(long number, void (*act)(const struct seccomp_data *call));

#endif
