/* SPDX-License-Identifier: MIT */
/* Lamps: for the test of manual pages. See <iofd/lamp.h>. */
#ifndef IOFD_LAMP_H
#define IOFD_LAMP_H

#include <zcall/extern.h>

ZCALL_DESTROYED_BY(iofd_lamp_close)
typedef struct iofd_lamp {
	int32_t cell;
} iofd_lamp;

/* The colours of rainbows. */
enum iofd_colours {
	IOFD_COLOUR_RED = 1, /* stops */
	IOFD_COLOUR_BLUE = 2
};

/* What a lamp consumed. */
struct iofd_power {
	union {
		uint64_t watts;
		uint8_t bytes[8];
	} used;
	int32_t volts; /* below 0 is unknown */
};

/*
 * Lights the lamp `l` in some `colours`; delay_ns = 0 is at once. Returns how
 * many, which may be fewer; *power says -1 until 2^64-1.
 *
 * See read(2), iofd_lamp_close and RED. 'Twas \ bright.
 * Errors: EINVAL for a colour; EPERM, EIO when it is dark: wait; EINTR
 * Since: Linux 2.6
 * See: read(2), epoll(7)
 * Threads: one at a time
 * Signals: a handler does not end it
 * Blocks: until it is lit
 */
ZCALL_CALLED(ZCALL_RETURNS(count) ZCALL_NONNULL(6))
int64_t iofd_lamp_light(const iofd_lamp *l,
			ZCALL_FLAGS(iofd_colours) uint32_t colours,
			ZCALL_FLAGS(IOFD_COLOUR_RED) uint32_t alarm,
			ZCALL_UNIT(ns) int64_t delay_ns,
			ZCALL_OUT ZCALL_OPTIONAL struct iofd_power *power,
			int (*shade)(void *context));

/* Closes the lamp. */
ZCALL_CALLED(ZCALL_RETURNS(zero))
int iofd_lamp_close(ZCALL_INOUT iofd_lamp *l,
		    ZCALL_FLAGS(IOFD_COLOUR_RED) uint32_t alarm);

#endif
