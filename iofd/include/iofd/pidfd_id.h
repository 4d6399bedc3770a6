/* SPDX-License-Identifier: MIT */
/* Whether two pidfds refer to the same process. */
#ifndef IOFD_PIDFD_ID_H
#define IOFD_PIDFD_ID_H

#include <iofd/pidfd.h>

/*
 * Stores in *id the number of the process that no other process has until the
 * system is restarted. It does not change when the process ends, is reaped, or
 * executes another program, and is the same in all namespaces.
 *
 * A thread has its own number, except the thread group leader, whose number is
 * that of the process.
 * Errors: EINVAL if it is not a pidfd; EOPNOTSUPP before Linux 6.9
 * Since: Linux 6.9
 * See: statx(2), pidfd_open(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_pidfd_id(const iofd_pidfd *p, ZCALL_OUT uint64_t *id);

/*
 * Returns whether both refer to the same process, which may be reaped. A pidfd
 * of the thread group leader is the same as one of the process, whether or not
 * it was opened with IOFD_PIDFD_THREAD.
 * Errors: EINVAL if one is not a pidfd; EOPNOTSUPP before Linux 6.9
 * Since: Linux 6.9
 * See: iofd_pidfd_id(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(truth) ZCALL_NONNULL(1, 2))
int iofd_pidfd_same(const iofd_pidfd *a, const iofd_pidfd *b);

#endif
