/* SPDX-License-Identifier: MIT */
/*
 * A pipeline: producers store items and wake, one consumer drains. Each way of
 * waking is a source that the pipeline includes, so that it can be inlined.
 */
#ifndef PIPELINE_H
#define PIPELINE_H

#include <stdint.h>

static void bell_open(void);
static void bell_wake(void);

/* Calls drain after each wake until it returns 0. */
static void bell_run(int (*drain)(void));

#endif
