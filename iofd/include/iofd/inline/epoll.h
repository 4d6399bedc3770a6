/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/epoll.h>. */
#ifndef IOFD_INLINE_EPOLL_H
#define IOFD_INLINE_EPOLL_H

#include <iofd/epoll.h>
#include <iofd/inline/cell.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

#define IOFD_PRIV_EPOLL_EVENTS                                                 \
	(IOFD_EPOLL_IN | IOFD_EPOLL_PRI | IOFD_EPOLL_OUT | IOFD_EPOLL_ERR |    \
	 IOFD_EPOLL_HUP | IOFD_EPOLL_RDHUP | IOFD_EPOLL_EXCLUSIVE |            \
	 IOFD_EPOLL_WAKEUP | IOFD_EPOLL_ONE_SHOT | IOFD_EPOLL_EDGE)

IOFD_PRIV_BODY int iofd_epoll_open(iofd_epoll *e)
{
	return iofd_priv_cell_settle(&e->fd,
				     zcall_epoll_create1(ZCALL_EPOLL_CLOEXEC));
}

/* The kernel ignores unknown events. */
static inline int iofd_priv_epoll_set(const iofd_epoll *e, int operation,
				      const iofd_fd *fd, uint32_t events,
				      uint64_t data)
{
	struct zcall_epoll_event interest = {events, data};
	int raw = iofd_priv_cell_number(&e->fd);
	int member = iofd_priv_cell_number(fd);

	if (IOFD_PRIV_RARELY((raw | member) < 0))
		return IOFD_ERR_CLOSED;
	if (IOFD_PRIV_RARELY(events & ~IOFD_PRIV_EPOLL_EVENTS))
		return IOFD_ERR_INVALID_PARAM;
	return zcall_epoll_ctl(raw, operation, member, &interest);
}

IOFD_PRIV_BODY int iofd_epoll_add(const iofd_epoll *e, const iofd_fd *fd,
				  uint32_t events, uint64_t data)
{
	return iofd_priv_epoll_set(e, ZCALL_EPOLL_CTL_ADD, fd, events, data);
}

IOFD_PRIV_BODY int iofd_epoll_modify(const iofd_epoll *e, const iofd_fd *fd,
				     uint32_t events, uint64_t data)
{
	return iofd_priv_epoll_set(e, ZCALL_EPOLL_CTL_MOD, fd, events, data);
}

/* Either may be an error of a cell. */
static inline int iofd_priv_epoll_delete(int raw, int member)
{
	if (IOFD_PRIV_RARELY((raw | member) < 0))
		return IOFD_ERR_CLOSED;
	return zcall_epoll_ctl(raw, ZCALL_EPOLL_CTL_DEL, member, 0);
}

IOFD_PRIV_BODY int iofd_epoll_remove(const iofd_epoll *e, const iofd_fd *fd)
{
	return iofd_priv_epoll_delete(iofd_priv_cell_number(&e->fd),
				      iofd_priv_cell_number(fd));
}

/*
 * The cell is closed first, so that only one thread removes and closes. A file
 * that is not in the set, or cannot be, does not have to be removed.
 */
IOFD_PRIV_BODY int iofd_epoll_remove_and_close(const iofd_epoll *e, iofd_fd *fd)
{
	int raw = iofd_priv_cell_number(&e->fd);
	int member = iofd_priv_cell_take(fd);
	int removed = member < 0 ? iofd_priv_error_or_zero(raw)
				 : iofd_priv_epoll_delete(raw, member);
	int closed = iofd_priv_cell_close(member);

	if (closed < 0)
		return closed;
	return removed == -ZCALL_ENOENT || removed == IOFD_ERR_PERMISSION
		       ? 0
		       : removed;
}

/*
 * The kernel packs its struct on amd64 only. Each event is expanded where it
 * is, from the last on, since an expanded event overlaps the packed ones after
 * it. Copies, since the array has another type.
 */
static inline int iofd_priv_epoll_expand(iofd_epoll_event *events, int count)
{
	struct zcall_epoll_event packed;

	if (sizeof packed == sizeof *events)
		return count;
	for (int i = count; i-- > 0;) {
		__builtin_memcpy(&packed,
				 (char *)events + (size_t)i * sizeof packed,
				 sizeof packed);
		events[i].events = packed.events;
		events[i].data = packed.data;
	}
	return count;
}

/* Waits for milliseconds; below 0 is infinite. */
static inline int iofd_priv_epoll_wait(const iofd_epoll *e, int timeout,
				       iofd_epoll_event *events, int capacity)
{
	int raw = iofd_priv_cell_number(&e->fd);

	if (raw < 0)
		return raw;
	return iofd_priv_epoll_expand(
		events,
		zcall_epoll_pwait(raw, events, capacity, timeout, 0, 0));
}

IOFD_PRIV_BODY int iofd_epoll_wait(const iofd_epoll *e,
				   iofd_epoll_event *events, int capacity)
{
	return iofd_priv_epoll_wait(e, 0, events, capacity);
}

#endif
