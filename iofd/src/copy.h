/* SPDX-License-Identifier: MIT */
/*
 * The library's own memcpy, in a file for the target or else in copy.c. Neither
 * may become a call of memcpy: compilers recognise the plain loop.
 */
#ifndef IOFD_COPY_H
#define IOFD_COPY_H

#include "hidden.h"

#include <stdint.h>

/*
 * Which way of copying suits this processor: not 0. A region remembers it,
 * since to find out takes longer than to copy.
 */
IOFD_HIDDEN uint16_t iofd_copy_way(void);

/*
 * Copies `size` bytes in that way between places that do not overlap, and
 * returns `size`. It accesses no byte outside of them.
 */
IOFD_HIDDEN int64_t iofd_copy(char *to, const char *from, int64_t size,
			      uint16_t way);

#endif
