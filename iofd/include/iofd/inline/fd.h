/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/fd.h>. */
#ifndef IOFD_INLINE_FD_H
#define IOFD_INLINE_FD_H

#include <iofd/fd.h>
#include <iofd/inline/cell.h>
#include <zcall/abi.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_PRIV_BODY int iofd_fd_adopt(iofd_fd *fd, int64_t raw)
{
	/* INT32_MAX does not fit the cell, and no kernel returns it. */
	return iofd_priv_cell_settle(
		fd, raw >= 0 && raw < INT32_MAX ? (int)raw : IOFD_ERR_CLOSED);
}

IOFD_PRIV_BODY int iofd_fd_borrow(iofd_fd *view, int64_t raw)
{
	return iofd_fd_adopt(view, raw);
}

IOFD_PRIV_BODY int iofd_fd_release(iofd_fd *fd)
{
	return iofd_priv_cell_take(fd);
}

IOFD_PRIV_BODY int iofd_fd_move(iofd_fd *to, iofd_fd *source)
{
	return iofd_priv_cell_settle(to, iofd_priv_cell_take(source));
}

IOFD_PRIV_BODY void iofd_fd_swap(iofd_fd *a, iofd_fd *b)
{
	int32_t of_a = __atomic_load_n(&a->cell, __ATOMIC_ACQUIRE);
	int32_t of_b = __atomic_load_n(&b->cell, __ATOMIC_ACQUIRE);

	__atomic_store_n(&a->cell, of_b, __ATOMIC_RELEASE);
	__atomic_store_n(&b->cell, of_a, __ATOMIC_RELEASE);
}

IOFD_PRIV_BODY int iofd_fd_raw(const iofd_fd *fd)
{
	return iofd_priv_cell_number(fd);
}

IOFD_PRIV_BODY int iofd_fd_valid(const iofd_fd *fd)
{
	return iofd_priv_cell_number(fd) >= 0;
}

IOFD_PRIV_BODY int iofd_fd_close(iofd_fd *fd)
{
	return iofd_priv_cell_close(iofd_priv_cell_take(fd));
}

IOFD_PRIV_BODY int iofd_fd_set_nonblock(const iofd_fd *fd, int on)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw : zcall_ioctl(raw, ZCALL_FIONBIO, (uintptr_t)&on);
}

IOFD_PRIV_BODY int iofd_fd_set_cloexec(const iofd_fd *fd, int on)
{
	int raw = iofd_priv_cell_number(fd);

	return raw < 0 ? raw
		       : zcall_fcntl(raw, ZCALL_F_SETFD,
				     on ? ZCALL_FD_CLOEXEC : 0);
}

/* Whether fcntl reports a flag. */
static inline int iofd_priv_fd_has_flag(const iofd_fd *fd, int command,
					int flag)
{
	int raw = iofd_priv_cell_number(fd);
	int flags = raw < 0 ? raw : zcall_fcntl(raw, command, 0);

	return flags < 0 ? flags : (flags & flag) != 0;
}

IOFD_PRIV_BODY int iofd_fd_is_nonblock(const iofd_fd *fd)
{
	return iofd_priv_fd_has_flag(fd, ZCALL_F_GETFL, ZCALL_O_NONBLOCK);
}

IOFD_PRIV_BODY int iofd_fd_is_cloexec(const iofd_fd *fd)
{
	return iofd_priv_fd_has_flag(fd, ZCALL_F_GETFD, ZCALL_FD_CLOEXEC);
}

IOFD_PRIV_BODY int iofd_fd_dup(const iofd_fd *fd, int minimum, iofd_fd *copy)
{
	int raw = iofd_priv_cell_number(fd);

	return iofd_priv_cell_settle(
		copy, raw < 0 ? raw
			      : zcall_fcntl(raw, ZCALL_F_DUPFD_CLOEXEC,
					    (unsigned long)minimum));
}

#endif
