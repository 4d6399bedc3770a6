/* SPDX-License-Identifier: MIT */
/*
 * Bytes out of shared memory, at the starts of pages and at odd addresses. A
 * column that includes this has said before how copy_out copies, and how to
 * map; its result is below 0 for an error.
 */
#ifndef COPY_H
#define COPY_H

#include "../column.h"

#include <stdlib.h>
#include <string.h>

enum {
	MOST_BYTES = 1 << 16,
	ROOM = MOST_BYTES + 64
};

static _Alignas(4096) char bytes[ROOM];

/* Which the compiler does not know, so that it calls memcpy. */
static size_t sizes[] = {64, 256, 1024, 4096, 16384, 65536};

static void use(const struct objects *objects)
{
	(void)objects;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		__asm__ volatile("" : "+m"(sizes[i]));
	memset(bytes, 1, sizeof bytes);
	if (map(ROOM) < 0)
		abort();
}

#define OPERATIONS(X)                                                          \
	X(copy_64, copy_out(bytes, 0, sizes[0]))                               \
	X(copy_256, copy_out(bytes, 0, sizes[1]))                              \
	X(copy_1024, copy_out(bytes, 0, sizes[2]))                             \
	X(copy_4096, copy_out(bytes, 0, sizes[3]))                             \
	X(copy_16384, copy_out(bytes, 0, sizes[4]))                            \
	X(copy_65536, copy_out(bytes, 0, sizes[5]))                            \
	X(copy_odd_64, copy_out(bytes + 3, 17, sizes[0]))                      \
	X(copy_odd_256, copy_out(bytes + 3, 17, sizes[1]))                     \
	X(copy_odd_1024, copy_out(bytes + 3, 17, sizes[2]))                    \
	X(copy_odd_4096, copy_out(bytes + 3, 17, sizes[3]))                    \
	X(copy_odd_16384, copy_out(bytes + 3, 17, sizes[4]))                   \
	X(copy_odd_65536, copy_out(bytes + 3, 17, sizes[5]))

COLUMN(use, OPERATIONS)

#endif
