/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd_id.h>

#include <iofd/fd_kind.h>
#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/file.h>

/*
 * Before Linux 6.9 all pidfds have one inode, which other kinds of files have
 * as well. If /proc cannot tell the kind, the pidfd has no ID either.
 */
static int error_outside_pidfs(const iofd_pidfd *p)
{
	int kind = iofd_fd_kind(&p->fd);

	return kind < 0 || kind == IOFD_FD_KIND_PIDFD ? -ZCALL_EOPNOTSUPP
						      : IOFD_ERR_INVALID_PARAM;
}

int iofd_pidfd_id(const iofd_pidfd *p, uint64_t *id)
{
	int raw = iofd_priv_cell_number(&p->fd);
	struct zcall_statfs system;
	struct zcall_statx_info file;
	int rc = raw < 0 ? raw : zcall_fstatfs(raw, &system);

	if (rc < 0)
		return rc;
	if (system.f_type != ZCALL_PID_FS_MAGIC)
		return error_outside_pidfs(p);
	rc = zcall_statx(raw, "", ZCALL_AT_EMPTY_PATH, ZCALL_STATX_INO, &file);
	if (rc == 0)
		*id = file.stx_ino;
	return rc;
}

int iofd_pidfd_same(const iofd_pidfd *a, const iofd_pidfd *b)
{
	uint64_t ids[2];
	int rc = iofd_priv_cell_number(&b->fd);

	if (rc >= 0)
		rc = iofd_pidfd_id(a, &ids[0]);
	if (rc == 0)
		rc = iofd_pidfd_id(b, &ids[1]);
	return rc < 0 ? rc : ids[0] == ids[1];
}
