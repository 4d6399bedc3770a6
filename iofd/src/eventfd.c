/* SPDX-License-Identifier: MIT */
#include <iofd/inline/eventfd.h>

#include "adopt.h"
#include "fdinfo.h"

int iofd_eventfd_adopt(iofd_eventfd *e, int64_t raw)
{
	return iofd_adopt_kind(&e->fd, raw, IOFD_FD_EVENTFD);
}

int iofd_eventfd_value(const iofd_eventfd *e, uint64_t *out)
{
	return iofd_fdinfo_number(&e->fd, "eventfd-count:", 16, out);
}
