/* SPDX-License-Identifier: MIT */
/* The Test Anything Protocol, as far as a program without a libc needs it. */
#ifndef TAP_H
#define TAP_H

#include <zcall/zcall.h>

/* Prints what holds or does not hold, as a line of its own. */
void check_that(int holds, const char *what);

#define CHECK(condition) check_that((condition), #condition)

#endif
