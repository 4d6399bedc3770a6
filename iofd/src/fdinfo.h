/* SPDX-License-Identifier: MIT */
/* Properties of a descriptor that only /proc has. */
#ifndef IOFD_FDINFO_H
#define IOFD_FDINFO_H

#include <iofd/fd.h>

/*
 * Finds the line of /proc/thread-self/fdinfo/N that starts with `key`, and
 * reads its number in base 10 or 16, which may be negative. Returns 0; -EINVAL
 * if there is no such line, since the descriptor is of another kind.
 */
int iofd_fdinfo_number(const iofd_fd *fd, const char *key, unsigned base,
		       uint64_t *out);

/* Reads the link /proc/thread-self/fd/N. Returns its length. */
long iofd_fdinfo_link(const iofd_fd *fd, char *buf, int size);

#endif
