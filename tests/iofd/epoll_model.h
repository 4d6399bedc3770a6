/* SPDX-License-Identifier: MIT */
/*
 * What an eventfd and its memberships of two sets must be, after any sequence
 * of calls by one thread.
 */
#ifndef EPOLL_MODEL_H
#define EPOLL_MODEL_H

#include <iofd/epoll.h>
#include <iofd/eventfd.h>

enum {
	MODEL_SETS = 2
};

struct model_member {
	int is_member;
	uint32_t events; /* with flags */
	uint64_t data;
	int is_armed;	/* ONE_SHOT: not reported since it was set */
	int is_pending; /* EDGE: woken since it was reported */
};

struct model {
	iofd_eventfd event;
	iofd_fd copy; /* of `event`, unless closed */
	uint64_t counter;
	struct model_member in[MODEL_SETS];
};

/* What the next call must return. Each also stores its effect. */
int model_add(struct model *m, int set, uint32_t events, uint64_t data);
int model_modify(struct model *m, int set, uint32_t events, uint64_t data);
int model_remove(struct model *m, int set);

/* A signal of `n`; a wait that takes the counter. */
void model_signal(struct model *m, uint64_t n);
void model_drain(struct model *m);

/* The events that a wait must report, 0 if it must not report the member. */
uint32_t model_report(struct model *m, int set);

#endif
