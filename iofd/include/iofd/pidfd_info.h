/* SPDX-License-Identifier: MIT */
/* What the kernel knows about a process, which need not be a child. */
#ifndef IOFD_PIDFD_INFO_H
#define IOFD_PIDFD_INFO_H

#include <iofd/pidfd.h>

/* The parts of iofd_pidfd_info that are set. */
enum iofd_pidfd_known {
	IOFD_PIDFD_KNOWS_IDS = 1,
	IOFD_PIDFD_KNOWS_END = 2,   /* event and value. Linux 6.15 */
	IOFD_PIDFD_KNOWS_CGROUP = 4 /* cgroup_id */
};

/* IDs are those of the caller's namespaces. */
typedef struct iofd_pidfd_info {
	ZCALL_FLAGS(iofd_pidfd_known) uint32_t known;
	int32_t pid;
	uint64_t cgroup_id; /* inode of its directory, in cgroup v2 */
	int32_t ppid;	    /* 0 if not in this namespace */
	uint32_t uid;
	uint32_t gid;
	uint32_t effective_uid;
	uint32_t effective_gid;
	ZCALL_ONE_OF(iofd_pidfd_events) int32_t event; /* how it ended */
	int32_t value;	       /* EXITED: exit code; otherwise signal */
	uint32_t reserved[21]; /* written 0 */
} iofd_pidfd_info;

/*
 * Stores what the kernel knows about the process in *info: its IDs until it is
 * reaped, and after that how it ended; its cgroup in both cases. info->known
 * says which members are set; the others are 0.
 * Errors: ESRCH once it was reaped, before Linux 6.15; EREMOTE when it has no
 * number in our PID namespace; ESRCH for the same, of an older kernel;
 * EOPNOTSUPP before Linux 6.13, or if it is not a pidfd; EFAULT for null
 * Since: Linux 6.13
 * See: ioctl(2), pidfd_open(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_pidfd_get_info(const iofd_pidfd *p, ZCALL_OUT iofd_pidfd_info *info);

#endif
