/* SPDX-License-Identifier: MIT */
/* A file of /proc as text, read through a small buffer. */
#ifndef IOFD_PROC_TEXT_H
#define IOFD_PROC_TEXT_H

#include "hidden.h"

#include <stdint.h>

enum {
	IOFD_PROC_TEXT_CHUNK = 256
};

/* After a failure, `size` is its -errno. */
struct iofd_proc_text {
	int raw;
	long size;
	long next;
	char chunk[IOFD_PROC_TEXT_CHUNK];
};

/*
 * Returns 0 if the file is of /proc, or -ENOENT: somebody may have mounted
 * another file system there.
 */
IOFD_HIDDEN int iofd_proc_check(int raw);

/* Begins with the text at the position of the descriptor, which it borrows. */
IOFD_HIDDEN void iofd_proc_text_begin(struct iofd_proc_text *text, int raw);

/* Returns the next byte, or -1 at the end or after a failure. */
IOFD_HIDDEN int iofd_proc_text_byte(struct iofd_proc_text *text);

/*
 * Finds a line that starts with `key`, and skips the key. Returns 0 if there is
 * none.
 */
IOFD_HIDDEN int iofd_proc_text_find(struct iofd_proc_text *text,
				    const char *key);

/* Reads a number in base 10 or 16, which may be negative, and one byte more. */
IOFD_HIDDEN uint64_t iofd_proc_text_number(struct iofd_proc_text *text,
					   unsigned base);

#endif
