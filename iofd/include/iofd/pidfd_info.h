/* SPDX-License-Identifier: MIT */
/* What the kernel knows of a process, whoever's child it is. */
#ifndef IOFD_PIDFD_INFO_H
#define IOFD_PIDFD_INFO_H

#include <iofd/pidfd.h>

/* What iofd_pidfd_get_info could learn. */
enum iofd_pidfd_known {
	IOFD_PIDFD_KNOWS_IDS = 1,
	IOFD_PIDFD_KNOWS_END = 2 /* event and value. Linux 6.15 */
};

/* The numbers are those of the caller's own namespaces. */
typedef struct iofd_pidfd_info {
	ZCALL_FLAGS(iofd_pidfd_known) uint32_t known;
	int32_t pid;
	int32_t ppid; /* 0 when the parent cannot be seen from here */
	uint32_t uid;
	uint32_t gid;
	uint32_t effective_uid;
	uint32_t effective_gid;
	ZCALL_ONE_OF(iofd_pidfd_events) int32_t event; /* how it ended */
	int32_t value;	       /* EXITED: the exit code; else the signal */
	uint32_t reserved[23]; /* written 0 */
} iofd_pidfd_info;

/*
 * Asks the kernel what it knows of the process into *info, whoever's child it
 * is: its ids until it is reaped, and how it ended from then on, whoever has
 * reaped it. info->known says which members were filled; the rest is 0.
 * Errors: ESRCH once it was reaped, before Linux 6.15; EREMOTE when it has no
 * number in our PID namespace; ESRCH for the same, of an older kernel;
 * EOPNOTSUPP before Linux 6.13 and for what is no pidfd; EFAULT for null
 * Since: Linux 6.13
 * See: ioctl(2), pidfd_open(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_get_info(const iofd_pidfd *p, ZCALL_OUT iofd_pidfd_info *info);

#endif
