/* SPDX-License-Identifier: MIT */
/* Reading a clock in the cheapest way of the system. */
#ifndef IOFD_CLOCK_READ_H
#define IOFD_CLOCK_READ_H

#include <zcall/abi.h>

/* Returns 0, or the error of clock_gettime. */
int iofd_clock_read(int clock, struct zcall_timespec *time);

#endif
