/* SPDX-License-Identifier: MIT */
/* Output kept in a memfd, up to a limit, and shown at the end. */
#ifndef CAPTURE_H
#define CAPTURE_H

#include <iofd/iofd.h>

/* A memfd has no limit of its own. What comes beyond this, or beyond a quarter
 * of the memory, is counted and dropped; the writer does not notice. */
#define CAPTURE_LIMIT ((int64_t)256 << 20)

struct capture {
	iofd_memfd file;
	int64_t limit; /* bytes */
	int64_t kept;
	int64_t dropped;
};

/* Opens an empty capture, to be closed with iofd_fd_close(&c->file.fd). */
void capture_open(struct capture *c);

/*
 * Moves up to `limit` bytes from a non-blocking `source`, which is closed at
 * its end. Returns how many; 0 when there are none for now.
 */
int64_t capture_from(struct capture *c, iofd_fd *source, size_t limit);

/* Seals the capture, writes it to standard output, says what is missing. */
void capture_show(struct capture *c);

#endif
