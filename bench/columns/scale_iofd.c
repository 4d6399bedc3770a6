/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include <iofd/iofd.h>

typedef iofd_fd handle;

static void hold(handle *h, int raw)
{
	iofd_fd_adopt(h, raw);
}

static int signal_eventfd(const handle *h)
{
	return iofd_eventfd_signal((const iofd_eventfd *)h, 1);
}

static iofd_lease lent;

static void lease(const handle *h)
{
	iofd_fd copy = *h;

	iofd_lease_start(&lent, &copy);
}

static int signal_leased(const handle *h)
{
	iofd_eventfd view;
	int rc = iofd_lease_acquire(&lent, &view.fd);

	(void)h;
	if (rc < 0)
		return rc;
	rc = iofd_eventfd_signal(&view, 1);
	iofd_lease_release(&lent);
	return rc;
}

static int64_t write_memfd(const handle *h, const char *from, size_t size)
{
	return iofd_fd_pwrite(h, from, size, 0);
}

#include "scale.h"
