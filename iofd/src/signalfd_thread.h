/* SPDX-License-Identifier: MIT */
/* Which signals a thread of the calling process makes a signalfd miss. */
#ifndef IOFD_SIGNALFD_THREAD_H
#define IOFD_SIGNALFD_THREAD_H

#include "hidden.h"

#include <stdint.h>

/*
 * Reads the status file `raw` of the thread that is `number` in /proc. Returns
 * 0 if the thread misses none of `wanted`; otherwise stores those in *missed,
 * and returns its number here. Returns -ESRCH if it has ended.
 */
IOFD_HIDDEN int iofd_signalfd_thread(int raw, int number, uint64_t wanted,
				     uint64_t *missed);

#endif
