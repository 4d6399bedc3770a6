/* SPDX-License-Identifier: MIT */
#include <iofd/inline/eventfd.h>

#include "adopt.h"
#include "fdinfo.h"
#include "view.h"

int iofd_eventfd_adopt(iofd_eventfd *e, int64_t raw)
{
	return iofd_adopt_kind(&e->fd, raw, IOFD_FD_EVENTFD);
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
