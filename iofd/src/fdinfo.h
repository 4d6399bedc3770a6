/* SPDX-License-Identifier: MIT */
/* What /proc knows of a descriptor, for what no system call tells. */
#ifndef IOFD_FDINFO_H
#define IOFD_FDINFO_H

#include <iofd/fd.h>

/*
 * Finds the line of /proc/thread-self/fdinfo/N that starts with `key`, and
 * reads its number in base 10 or 16; a minus sign negates. Returns 0; -EINVAL
 * when no line does: the descriptor is of another kind.
 */
int iofd_fdinfo_number(const iofd_fd *fd, const char *key, unsigned base,
		       uint64_t *out);

/* Reads what /proc/thread-self/fd/N points to. Returns its length. */
long iofd_fdinfo_link(const iofd_fd *fd, char *buf, int size);

#endif
