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
 * be closed afterwards. Before Linux 5.9, which has no such call, /proc lists
 * what is open.
 * Errors: EINVAL for first > last or an unknown flag; ENOMEM, EMFILE for
 * UNSHARE; ENOENT where the call is missing and /proc, too; EMFILE where it is
 * missing and no descriptor is left to read /proc with
 * Since: Linux 2.6.16
 * See: close_range(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero))
int iofd_close_range(uint32_t first, uint32_t last,
		     ZCALL_FLAGS(iofd_close_range_flags) uint32_t flags);

#endif
