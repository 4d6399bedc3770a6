/* SPDX-License-Identifier: MIT */
#include <iofd/inline/eventfd.h>

#include "adopt.h"
#include "await.h"
#include "fdinfo.h"
#include "view.h"

int iofd_eventfd_adopt(iofd_eventfd *e, int64_t raw)
{
	return iofd_adopt_kind(&e->fd, raw, IOFD_FD_EVENTFD);
}

/* One read that never waits: a blocking eventfd must be asked not to. */
static int try_wait(const iofd_eventfd *e, uint64_t *out)
{
	int raw = iofd_cell_number(&e->fd);
	struct zcall_iovec iov = {out, sizeof *out};
	long n = raw < 0 ? raw
			 : zcall_preadv2(raw, &iov, 1, -1, 0, ZCALL_RWF_NOWAIT);

	if ((n == -ZCALL_EOPNOTSUPP || n == -ZCALL_ENOSYS) &&
	    iofd_fd_is_nonblock(&e->fd) == 1)
		return iofd_eventfd_wait(e, out);
	return iofd_error_or_zero(n);
}

int iofd_eventfd_wait_until(const iofd_eventfd *e, int64_t deadline,
			    uint64_t *out)
{
	int rc = try_wait(e, out);

	while (rc == IOFD_WOULD_BLOCK) {
		rc = iofd_await_readable(&e->fd, deadline);
		if (rc == 0)
			rc = try_wait(e, out);
	}
	return rc;
}

int iofd_eventfd_value(const iofd_eventfd *e, uint64_t *out)
{
	return iofd_fdinfo_number(&e->fd, "eventfd-count:", 16, out);
}

static int eventfd_signal(void *object, uint64_t n)
{
	return iofd_eventfd_signal(object, n);
}

static int eventfd_wait(void *object, uint64_t *out)
{
	return iofd_eventfd_wait(object, out);
}

VIEW(iofd_eventfd_as_signaler, eventfd, signaler, iofd_view_raw,
     iofd_view_close, eventfd_signal, eventfd_wait)
