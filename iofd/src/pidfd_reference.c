/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd_reference.h>

#include "boot_id.h"
#include <iofd/inline/cell.h>
#include <iofd/pidfd_id.h>

#include <zcall/abi.h>
#include <zcall/file.h>
#include <zcall/process.h>

enum {
	HANDLE_TYPE = 0xfe /* FILEID_KERNFS of the kernel, which pidfs uses */
};

struct handle {
	struct zcall_file_handle head;
	uint64_t id;
};

/*
 * The handle of a process. Without CONFIG_FHANDLE there are none, and before
 * Linux 6.14 pidfs has none. Other file systems use the type as well, so `raw`
 * must be a pidfd.
 */
static int encode(int raw, struct handle *handle)
{
	int mount;
	int rc;

	handle->head.handle_bytes = sizeof handle->id;
	rc = zcall_name_to_handle_at(raw, "", handle, &mount,
				     ZCALL_AT_EMPTY_PATH);
	if (rc == -ZCALL_ENOSYS || rc == -ZCALL_EOVERFLOW)
		return -ZCALL_EOPNOTSUPP;
	if (rc == 0 && (handle->head.handle_bytes != sizeof handle->id ||
			handle->head.handle_type != HANDLE_TYPE))
		return -ZCALL_EOPNOTSUPP;
	return rc;
}

/*
 * Linux 6.14 to 6.16 know no FD_PIDFS_ROOT, but take any pidfd instead. Kernels
 * before that check privilege first, so a handle of one's own is asked for.
 */
static int open_beside_own(const struct handle *handle, int flags)
{
	int own = zcall_pidfd_open(zcall_getpid(), 0);
	struct handle unused;
	int rc;

	if (own < 0)
		return own;
	rc = encode(own, &unused);
	if (rc == 0)
		rc = zcall_open_by_handle_at(own, handle, flags);
	zcall_close(own);
	return rc;
}

static int open_handle(const struct handle *handle, int flags)
{
	int rc = zcall_open_by_handle_at(ZCALL_FD_PIDFS_ROOT, handle, flags);

	if (rc == -ZCALL_EBADF || rc == -ZCALL_EPERM)
		rc = open_beside_own(handle, flags);
	return rc == -ZCALL_ENOSYS || rc == -ZCALL_EBADF ? -ZCALL_EOPNOTSUPP
							 : rc;
}

/* The kernel does not reopen a pidfd as one of a thread. */
static int check_not_thread(int raw)
{
	int flags = zcall_fcntl(raw, ZCALL_F_GETFL, 0);

	if (flags < 0)
		return flags;
	return flags & ZCALL_PIDFD_THREAD ? IOFD_ERR_INVALID_PARAM : 0;
}

int iofd_pidfd_get_reference(const iofd_pidfd *p,
			     iofd_pidfd_reference *reference)
{
	iofd_pidfd_reference made;
	struct handle handle;
	int raw = iofd_priv_cell_number(&p->fd);
	int rc = raw < 0 ? raw : iofd_boot_id(made.boot);

	if (rc == 0)
		rc = iofd_pidfd_id(p, &made.id);
	if (rc == 0)
		rc = check_not_thread(raw);
	if (rc == 0)
		rc = encode(raw, &handle);
	if (rc < 0)
		return rc;
	made.id = handle.id;
	*reference = made;
	return 0;
}

static int check_boot(const uint8_t *boot)
{
	uint8_t own[IOFD_BOOT_ID_SIZE];
	int rc = iofd_boot_id(own);

	for (int i = 0; rc == 0 && i < IOFD_BOOT_ID_SIZE; i++)
		if (boot[i] != own[i])
			rc = -ZCALL_ESTALE;
	return rc;
}

int iofd_pidfd_open_reference(iofd_pidfd *p,
			      const iofd_pidfd_reference *reference,
			      uint32_t flags)
{
	struct handle handle = {{sizeof handle.id, HANDLE_TYPE}, reference->id};
	int rc = flags & ~(uint32_t)IOFD_BLOCKING ? IOFD_ERR_INVALID_PARAM
						  : check_boot(reference->boot);

	if (rc == 0)
		rc = open_handle(&handle, iofd_priv_open_flags(flags));
	return iofd_priv_cell_settle(&p->fd, rc);
}
