/* SPDX-License-Identifier: MIT */
#include <iofd/inline/timerfd.h>

#include "adopt.h"
#include "view.h"

int iofd_timerfd_adopt(iofd_timerfd *t, int64_t raw)
{
	return iofd_adopt_kind(&t->fd, raw, IOFD_FD_TIMERFD);
}

static int timerfd_arm(void *object, int64_t initial, int64_t interval)
{
	return iofd_timerfd_arm(object, initial, interval);
}

static int timerfd_disarm(void *object)
{
	return iofd_timerfd_disarm(object);
}

static int64_t timerfd_read(void *object, void *buf, size_t size)
{
	return iofd_timerfd_read(object, buf, size);
}

VIEW(iofd_timerfd_as_timer, timerfd, timer, iofd_view_raw, iofd_view_close,
     timerfd_arm, timerfd_disarm)
VIEW(iofd_timerfd_as_reader, timerfd, reader, timerfd_read)
