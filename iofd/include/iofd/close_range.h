/* SPDX-License-Identifier: MIT */
/* Closing what one does not know by name, before a program is started. */
#ifndef IOFD_CLOSE_RANGE_H
#define IOFD_CLOSE_RANGE_H

#include <iofd/error.h>

/* The values of close_range(2). */
enum iofd_close_range_flags {
	IOFD_CLOSE_RANGE_UNSHARE = 2, /* in a table of this thread's own */
	IOFD_CLOSE_RANGE_CLOEXEC = 4  /* at the next execve, not now */
};

/*
 * Closes the descriptors from `first` to `last`, both included; UINT32_MAX is
 * no limit. No cell learns of it: those that own one of these numbers must not
 * be closed afterwards. Flags: enum iofd_close_range_flags. Where the kernel
 * has no such call, or a sandbox none, /proc lists what is open. Returns 0;
 * -EINVAL for first > last or an unknown flag; -ENOMEM or -EMFILE for UNSHARE;
 * where the call is missing, also -ENOENT without /proc, and -EMFILE when no
 * descriptor is left to read it with. close_range(2), Linux 5.9.
 */
IOFD_EXTERN int iofd_close_range(uint32_t first, uint32_t last, uint32_t flags);

#endif
