/* SPDX-License-Identifier: MIT */
#include <iofd/inline/eventfd.h>

#include "adopt.h"
#include "await.h"
#include "fdinfo.h"
#include "view.h"

int iofd_eventfd_adopt(iofd_eventfd *e, int64_t raw)
{
	return iofd_adopt_kind(&e->fd, raw, IOFD_FD_KIND_EVENTFD);
}

/* A read that never sleeps, also of a blocking eventfd. */
static int try_wait(const iofd_eventfd *e, uint64_t *value)
{
	int raw = iofd_priv_cell_number(&e->fd);
	struct zcall_iovec iov = {value, sizeof *value};
	long n = raw < 0 ? raw
			 : zcall_preadv2(raw, &iov, 1, -1, 0, ZCALL_RWF_NOWAIT);

	if ((n == -ZCALL_EOPNOTSUPP || n == -ZCALL_ENOSYS) &&
	    iofd_fd_is_nonblock(&e->fd) == 1)
		return iofd_eventfd_wait(e, value);
	return iofd_priv_error_or_zero(n);
}

int iofd_eventfd_wait_until(const iofd_eventfd *e, int64_t deadline_ns,
			    uint64_t *value)
{
	int rc = try_wait(e, value);

	while (rc == IOFD_ERR_WOULD_BLOCK) {
		rc = iofd_await_readable(&e->fd, deadline_ns);
		if (rc == 0)
			rc = try_wait(e, value);
	}
	return rc;
}

int iofd_eventfd_value(const iofd_eventfd *e, uint64_t *value)
{
	return iofd_fdinfo_number(&e->fd, "eventfd-count:", 16, value);
}

static int eventfd_signal(void *context, uint64_t n)
{
	return iofd_eventfd_signal(context, n);
}

static int eventfd_wait(void *context, uint64_t *value)
{
	return iofd_eventfd_wait(context, value);
}

VIEW(iofd_eventfd_as_signaler, eventfd, signaler, iofd_view_raw,
     iofd_view_close, eventfd_signal, eventfd_wait)
