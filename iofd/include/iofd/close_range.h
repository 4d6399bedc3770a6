/* SPDX-License-Identifier: MIT */
/* Closing unknown descriptors, for example before exec. */
#ifndef IOFD_CLOSE_RANGE_H
#define IOFD_CLOSE_RANGE_H

#include <iofd/error.h>

/* The values of close_range(2). */
enum iofd_close_range_flags {
	IOFD_CLOSE_RANGE_UNSHARE = 2, /* in a table of this thread's own */
	IOFD_CLOSE_RANGE_CLOEXEC = 4  /* at the next execve, not now */
};

/*
 * Closes the descriptors from `first` to `last`, inclusive; UINT32_MAX is no
 * limit. Cells that own one of them do not change, and must not be closed
 * afterwards. If the kernel lacks the call, open descriptors are found in
 * /proc.
 * Errors: EINVAL for first > last or an unknown flag; ENOMEM, EMFILE for
 * UNSHARE; ENOENT if the call and /proc are missing; EMFILE if the call is
 * missing and there is no descriptor left to read /proc with
 * Since: Linux 2.6.16
 * See: close_range(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero))
int iofd_close_range(uint32_t first, uint32_t last,
		     ZCALL_FLAGS(iofd_close_range_flags) uint32_t flags);

#endif
