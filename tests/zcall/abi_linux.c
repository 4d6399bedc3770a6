/* SPDX-License-Identifier: MIT */
/*
 * Compiled, never run: <zcall/abi.h> is what the kernel's headers say, which
 * cannot be included beside libc's. Those of Linux 6.1 still lack the names
 * under #ifdef.
 */
#include <asm/ioctls.h>
#include <asm/poll.h>
#include <asm/signal.h>
#include <linux/eventpoll.h>
#include <linux/fcntl.h>
#include <linux/memfd.h>
#include <linux/mman.h>
#include <linux/pidfd.h>
#include <linux/stat.h>
#include <linux/time.h>
#include <linux/timerfd.h>
#include <linux/wait.h>
#include <stddef.h>
#include <zcall/abi.h>
#include "abi_same.h"

SAME(F_SEAL_SEAL);
SAME(F_SEAL_SHRINK);
SAME(F_SEAL_GROW);
SAME(F_SEAL_WRITE);
SAME(F_SEAL_FUTURE_WRITE);
#ifdef F_SEAL_EXEC
SAME(F_SEAL_EXEC);
#endif

SAME(MFD_CLOEXEC);
SAME(MFD_ALLOW_SEALING);
SAME(MFD_HUGETLB);
SAME(MFD_HUGE_SHIFT);
#ifdef MFD_NOEXEC_SEAL
SAME(MFD_NOEXEC_SEAL);
SAME(MFD_EXEC);
#endif

SAME(MADV_POPULATE_READ);
SAME(MADV_POPULATE_WRITE);

SAME(PIDFD_NONBLOCK);
#ifdef PIDFD_THREAD
SAME(PIDFD_THREAD);
#endif

SAME_SIZE(struct zcall_statx_timestamp, struct statx_timestamp);
SAME_FIELD(struct zcall_statx_timestamp, struct statx_timestamp, tv_sec);
SAME_FIELD(struct zcall_statx_timestamp, struct statx_timestamp, tv_nsec);

#define SAME_STATX(field) SAME_FIELD(struct zcall_statx, struct statx, field)

SAME_SIZE(struct zcall_statx, struct statx);
SAME_STATX(stx_mask);
SAME_STATX(stx_blksize);
SAME_STATX(stx_attributes);
SAME_STATX(stx_nlink);
SAME_STATX(stx_uid);
SAME_STATX(stx_gid);
SAME_STATX(stx_mode);
SAME_STATX(stx_ino);
SAME_STATX(stx_size);
SAME_STATX(stx_blocks);
SAME_STATX(stx_attributes_mask);
SAME_STATX(stx_atime);
SAME_STATX(stx_btime);
SAME_STATX(stx_ctime);
SAME_STATX(stx_mtime);
SAME_STATX(stx_rdev_major);
SAME_STATX(stx_rdev_minor);
SAME_STATX(stx_dev_major);
SAME_STATX(stx_dev_minor);
