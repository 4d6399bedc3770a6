/* SPDX-License-Identifier: MIT */
#include <iofd/inline/signalfd.h>

#include "adopt.h"
#include "fdinfo.h"

int iofd_signalfd_open_blocking_mask(iofd_signalfd *s, iofd_sigset mask,
				     uint32_t flags, iofd_sigset *old)
{
	iofd_sigset former;
	int rc = iofd_signalfd_open(s, mask, flags);

	/* Last, and not into *old, so that a failure blocks nothing. */
	if (rc == 0)
		rc = iofd_sigmask_block(mask, &former);
	if (rc < 0)
		iofd_fd_close(&s->fd);
	else if (old)
		*old = former;
	return rc;
}

int iofd_signalfd_adopt(iofd_signalfd *s, int64_t raw)
{
	return iofd_adopt_kind(&s->fd, raw, IOFD_FD_KIND_SIGNALFD);
}

int iofd_signalfd_mask(const iofd_signalfd *s, iofd_sigset *mask)
{
	return iofd_fdinfo_number(&s->fd, "sigmask:", 16, mask);
}
