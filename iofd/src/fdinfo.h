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

/*
 * Counts the values in the line of a file of /proc that starts with `key`: each
 * has a tab before it. Returns 0 if there is no such line.
 */
int iofd_fdinfo_count(int raw, const char *key);

/* Reads the link /proc/thread-self/fd/N. Returns its length. */
long iofd_fdinfo_link(const iofd_fd *fd, char *buf, int size);

#endif
