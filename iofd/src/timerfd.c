/* SPDX-License-Identifier: MIT */
#include <iofd/inline/timerfd.h>

#include "adopt.h"

int iofd_timerfd_adopt(iofd_timerfd *t, int64_t raw)
{
	return iofd_adopt_kind(&t->fd, raw, IOFD_FD_TIMERFD);
}
