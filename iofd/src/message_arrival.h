/* SPDX-License-Identifier: MIT */
/* The common part of the receive functions. */
#ifndef IOFD_SRC_MESSAGE_ARRIVAL_H
#define IOFD_SRC_MESSAGE_ARRIVAL_H

#include "message.h"

struct iofd_arrival {
	iofd_fd *fds;
	uint32_t capacity;
	uint32_t came; /* descriptors, also those that were closed */
	int pidfd;     /* or an error: -EBADF if none came */
	struct iofd_envelope envelope;
};

/*
 * Receives a message, after `fds` and `capacity` were set. Stores or closes the
 * descriptors that came, and describes the message; after a failure it is
 * empty.
 */
int iofd_arrive(struct iofd_arrival *a, int raw, uintptr_t buf, size_t size,
		iofd_message *message);

#endif
