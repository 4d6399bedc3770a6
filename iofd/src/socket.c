/* SPDX-License-Identifier: MIT */
#include <iofd/socket.h>

#include "socket_option.h"

#include <iofd/inline/cell.h>

enum {
	OPTIONS = 3,
	PASSED = IOFD_SOCKET_PASS_DESCRIPTORS | IOFD_SOCKET_PASS_CREDENTIALS |
		 IOFD_SOCKET_PASS_PIDFD
};

static int is_type(uint32_t kind)
{
	return kind == IOFD_SOCKET_STREAM || kind == IOFD_SOCKET_DATAGRAM ||
	       kind == IOFD_SOCKET_SEQPACKET;
}

int iofd_socket_open_pair(iofd_socket *a, iofd_socket *b, uint32_t kind,
			  uint32_t flags)
{
	int ends[2];
	int rc = IOFD_ERR_INVALID_PARAM;

	ends[0] = ends[1] = rc;
	if (is_type(kind) && !(flags & ~(uint32_t)IOFD_BLOCKING))
		rc = zcall_socketpair(ZCALL_AF_UNIX,
				      (int)kind | iofd_priv_open_flags(flags),
				      0, ends);
	iofd_priv_cell_settle(&a->fd, rc < 0 ? rc : ends[0]);
	return iofd_priv_cell_settle(&b->fd, rc < 0 ? rc : ends[1]);
}

int iofd_socket_adopt(iofd_socket *s, int64_t raw)
{
	iofd_fd candidate;
	int domain = 0;
	int rc = iofd_fd_adopt(&candidate, raw);

	if (rc == 0)
		rc = iofd_socket_option((int)raw, ZCALL_SO_DOMAIN, &domain);
	if (rc == -ZCALL_ENOTSOCK || (rc == 0 && domain != ZCALL_AF_UNIX))
		rc = IOFD_ERR_INVALID_PARAM;
	return iofd_priv_cell_settle(&s->fd, rc < 0 ? rc : (int)raw);
}

/*
 * In this order set_passed changes nothing if it fails: a kernel that knows the
 * first knows the second, and each knows the third.
 */
static const struct {
	int bit;
	int option;
	int by_default; /* also of a kernel that does not know the option */
} options[] = {
	{IOFD_SOCKET_PASS_DESCRIPTORS, ZCALL_SO_PASSRIGHTS, 1},
	{IOFD_SOCKET_PASS_PIDFD, ZCALL_SO_PASSPIDFD, 0},
	{IOFD_SOCKET_PASS_CREDENTIALS, ZCALL_SO_PASSCRED, 0},
};

int iofd_socket_passed(const iofd_socket *s)
{
	int raw = iofd_priv_cell_number(&s->fd);
	int rc = raw < 0 ? raw : 0;
	int passed = 0;

	for (int i = 0; rc >= 0 && i < OPTIONS; i++) {
		int on = options[i].by_default;

		rc = iofd_socket_option(raw, options[i].option, &on);
		if (rc == -ZCALL_ENOPROTOOPT)
			rc = 0;
		passed |= on ? options[i].bit : 0;
	}
	return rc < 0 ? rc : passed;
}

static int pass(int raw, int i, int on)
{
	int rc = zcall_setsockopt(raw, ZCALL_SOL_SOCKET, options[i].option, &on,
				  sizeof on);

	if (rc == -ZCALL_ENOPROTOOPT)
		return on == options[i].by_default ? 0 : -ZCALL_EOPNOTSUPP;
	return rc;
}

int iofd_socket_set_passed(const iofd_socket *s, uint32_t passed)
{
	int raw = iofd_priv_cell_number(&s->fd);
	int rc = raw < 0 ? raw : 0;

	if (rc == 0 && passed & ~(uint32_t)PASSED)
		rc = IOFD_ERR_INVALID_PARAM;
	for (int i = 0; rc == 0 && i < OPTIONS; i++)
		rc = pass(raw, i, (passed & (uint32_t)options[i].bit) != 0);
	return rc;
}
