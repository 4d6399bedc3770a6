/* SPDX-License-Identifier: MIT */
#include <iofd/inline/signalfd.h>

#include "adopt.h"
#include "fdinfo.h"

int iofd_signalfd_adopt(iofd_signalfd *s, int64_t raw)
{
	return iofd_adopt_kind(&s->fd, raw, IOFD_FD_KIND_SIGNALFD);
}

int iofd_signalfd_mask(const iofd_signalfd *s, iofd_sigset *mask)
{
	return iofd_fdinfo_number(&s->fd, "sigmask:", 16, mask);
}
