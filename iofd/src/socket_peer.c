/* SPDX-License-Identifier: MIT */
#include <iofd/socket.h>

#include "socket_option.h"

#include <iofd/inline/cell.h>

/* Without a peer the kernel returns no error, and a user that none can be. */
int iofd_socket_peer_credentials(const iofd_socket *s,
				 iofd_socket_credentials *peer)
{
	int raw = iofd_priv_cell_number(&s->fd);
	struct zcall_ucred told;
	uint32_t length = sizeof told;
	int rc;

	if (raw < 0 || !peer)
		return raw < 0 ? raw : -ZCALL_EFAULT;
	rc = zcall_getsockopt(raw, ZCALL_SOL_SOCKET, ZCALL_SO_PEERCRED, &told,
			      &length);
	if (rc == 0 && told.uid == UINT32_MAX)
		rc = -ZCALL_ENODATA;
	if (rc < 0)
		return rc;
	peer->pid = told.pid;
	peer->uid = told.uid;
	peer->gid = told.gid;
	return 0;
}

/* Before Linux 6.16, EINVAL is a process that was reaped. */
static int meaning_of(int rc)
{
	if (rc == IOFD_ERR_INVALID_PARAM)
		return -ZCALL_ESRCH;
	return rc == -ZCALL_ENOPROTOOPT ? -ZCALL_EOPNOTSUPP : rc;
}

int iofd_socket_peer_pidfd(const iofd_socket *s, iofd_pidfd *peer)
{
	int raw = iofd_priv_cell_number(&s->fd);
	int opened = IOFD_ERR_CLOSED;
	int rc = raw < 0 ? raw
			 : iofd_socket_option(raw, ZCALL_SO_PEERPIDFD, &opened);

	rc = iofd_priv_cell_settle(&peer->fd, rc < 0 ? meaning_of(rc) : opened);
	return rc < 0 ? rc : iofd_fd_set_nonblock(&peer->fd, 1);
}
