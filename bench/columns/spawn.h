/* SPDX-License-Identifier: MIT */
/*
 * Starts a program that only exits, and waits for it. A column that includes
 * this has defined start_and_wait(argv) before, which starts argv[0] with an
 * empty environment; its result is below 0 for an error.
 */
#ifndef SPAWN_H
#define SPAWN_H

#include "../column.h"

#include <stdlib.h>

static char *arguments[2];
static void (*enlarge)(void);

static void use(const struct objects *objects)
{
	arguments[0] = getenv("BENCH_PROGRAM");
	enlarge = objects->enlarge;
}

#define OPERATIONS(X)                                                          \
	X(spawn, start_and_wait(arguments))                                    \
	X(spawn_1gb, (enlarge(), start_and_wait(arguments)))

COLUMN(use, OPERATIONS)

#endif
