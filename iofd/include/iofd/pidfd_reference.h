/* SPDX-License-Identifier: MIT */
/*
 * A reference to a process, as plain bytes. It holds no descriptor, can be
 * stored in a file or sent to another process, and opens the same process or
 * none.
 */
#ifndef IOFD_PIDFD_REFERENCE_H
#define IOFD_PIDFD_REFERENCE_H

#include <iofd/pidfd.h>

/*
 * All 24 bytes identify the process. The byte order of `id` is native; on
 * another machine the boot ID differs, and the reference does not open.
 */
typedef struct iofd_pidfd_reference {
	uint8_t boot[16]; /* the boot ID, of /proc/sys/kernel/random/boot_id */
	uint64_t id;	  /* as iofd_pidfd_id returns it */
} iofd_pidfd_reference;

/*
 * Stores a reference to the process in *reference. A zombie has one too.
 * Errors: EINVAL if it is not a pidfd, or was opened with IOFD_PIDFD_THREAD,
 * which a reference cannot keep; EOPNOTSUPP before Linux 6.14; ENOENT if /proc
 * is not mounted; EIO if the boot ID there is malformed; EMFILE; ENFILE; ENOMEM
 * Since: Linux 6.14
 * See: name_to_handle_at(2), iofd_pidfd_id(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_pidfd_get_reference(const iofd_pidfd *p,
			     ZCALL_OUT iofd_pidfd_reference *reference);

/*
 * Opens a handle of the process that the reference was made of, as
 * iofd_pidfd_open does. The former value of `p` is overwritten. No privilege is
 * needed: bytes that are not a reference open what pidfd_open could, or
 * nothing.
 * Errors: ESTALE if the process was reaped, has no ID in the caller's PID
 * namespace, or was on another machine or before a restart; EINVAL for an
 * unknown flag; EOPNOTSUPP before Linux 6.14; EPERM in a sandbox that forbids
 * open_by_handle_at; ENOENT if /proc is not mounted; EIO if the boot ID there
 * is malformed; EMFILE; ENFILE; ENOMEM
 * Since: Linux 6.14
 * See: open_by_handle_at(2)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_pidfd_open_reference(ZCALL_GIVES iofd_pidfd *p,
			      const iofd_pidfd_reference *reference,
			      ZCALL_FLAGS(IOFD_BLOCKING) uint32_t flags);

#endif
