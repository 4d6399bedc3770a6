/* SPDX-License-Identifier: MIT */
/* A lease of an eventfd, for the tests of leases. */
#ifndef LEASED_H
#define LEASED_H

#include <iofd/lease.h>

extern iofd_lease lease;
extern iofd_fd view;
extern int number; /* of the leased descriptor */

int is_open(void);

/* Starts the lease with an eventfd that counts `initial`. */
void start(uint64_t initial);

/* Stores the view. */
void acquire(void);

uint64_t token(void);

/* No user is let in, and no token given. */
void expect_refused(void);

#endif
