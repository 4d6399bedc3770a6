/* SPDX-License-Identifier: MIT */
#include "epoll_model.h"

#include <errno.h>

static uint32_t ready_of(const struct model *m)
{
	return IOFD_EPOLL_OUT | (m->counter ? IOFD_EPOLL_IN : 0);
}

static void set(struct model *m, struct model_member *in, uint32_t events,
		uint64_t data)
{
	in->is_member = 1;
	in->events = events;
	in->data = data;
	in->is_armed = 1;
	in->is_pending = (ready_of(m) & events) != 0;
}

int model_add(struct model *m, int which, uint32_t events, uint64_t data)
{
	struct model_member *in = &m->in[which];

	if (!iofd_fd_valid(&m->event.fd))
		return -EBADF;
	if (events & IOFD_EPOLL_EXCLUSIVE && events & IOFD_EPOLL_ONE_SHOT)
		return -EINVAL;
	if (in->is_member)
		return -EEXIST;
	set(m, in, events, data);
	return 0;
}

int model_modify(struct model *m, int which, uint32_t events, uint64_t data)
{
	struct model_member *in = &m->in[which];

	if (!iofd_fd_valid(&m->event.fd))
		return -EBADF;
	if (events & IOFD_EPOLL_EXCLUSIVE)
		return -EINVAL;
	if (!in->is_member)
		return -ENOENT;
	if (in->events & IOFD_EPOLL_EXCLUSIVE)
		return -EINVAL;
	set(m, in, events, data);
	return 0;
}

int model_remove(struct model *m, int which)
{
	struct model_member *in = &m->in[which];

	if (!iofd_fd_valid(&m->event.fd))
		return -EBADF;
	if (!in->is_member)
		return -ENOENT;
	in->is_member = 0;
	return 0;
}

/* Wakes the members that wait for `event`. */
static void wake(struct model *m, uint32_t event)
{
	for (int i = 0; i < MODEL_SETS; i++)
		if (m->in[i].events & event)
			m->in[i].is_pending = 1;
}

void model_signal(struct model *m, uint64_t n)
{
	m->counter += n;
	wake(m, IOFD_EPOLL_IN);
}

void model_drain(struct model *m)
{
	m->counter = 0;
	wake(m, IOFD_EPOLL_OUT);
}

uint32_t model_report(struct model *m, int which)
{
	struct model_member *in = &m->in[which];
	uint32_t events = in->events & ready_of(m);

	if (!in->is_member || !in->is_armed)
		return 0;
	if (in->events & IOFD_EPOLL_EDGE && !in->is_pending)
		return 0;
	in->is_pending = 0;
	if (events && in->events & IOFD_EPOLL_ONE_SHOT)
		in->is_armed = 0;
	return events;
}
