/* SPDX-License-Identifier: MIT */
#include <iofd/inline/timerfd.h>

#include "adopt.h"
#include "view.h"

int iofd_timerfd_adopt(iofd_timerfd *t, int64_t raw)
{
	return iofd_adopt_kind(&t->fd, raw, IOFD_FD_KIND_TIMERFD);
}

static int timerfd_arm(void *context, int64_t initial_ns, int64_t interval_ns)
{
	return iofd_timerfd_arm(context, initial_ns, interval_ns);
}

static int timerfd_disarm(void *context)
{
	return iofd_timerfd_disarm(context);
}

static int64_t timerfd_read(void *context, void *buf, size_t size)
{
	return iofd_timerfd_read(context, buf, size);
}

VIEW(iofd_timerfd_as_timer, timerfd, timer, iofd_view_raw, iofd_view_close,
     timerfd_arm, timerfd_disarm)
VIEW(iofd_timerfd_as_reader, timerfd, reader, timerfd_read)
