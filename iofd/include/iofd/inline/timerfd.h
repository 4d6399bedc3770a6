/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/timerfd.h>. */
#ifndef IOFD_INLINE_TIMERFD_H
#define IOFD_INLINE_TIMERFD_H

#include <iofd/inline/cell.h>
#include <iofd/inline/time.h>
#include <iofd/timerfd.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_API int iofd_timerfd_open(iofd_timerfd *t, uint32_t clock, uint32_t flags)
{
	int kernel_flags = ZCALL_TFD_CLOEXEC;

	if (clock > INT32_MAX || flags & ~(uint32_t)IOFD_TIMERFD_BLOCKING)
		return iofd_cell_settle(&t->fd, IOFD_INVALID_PARAM);
	if (!(flags & IOFD_TIMERFD_BLOCKING))
		kernel_flags |= ZCALL_TFD_NONBLOCK;
	return iofd_cell_settle(&t->fd,
				zcall_timerfd_create((int)clock, kernel_flags));
}

static inline int iofd_timerfd_set_nanoseconds(const iofd_timerfd *t, int flags,
					       int64_t value, int64_t interval)
{
	int raw = iofd_cell_number(&t->fd);
	struct zcall_itimerspec spec;

	if (raw < 0)
		return raw;
	spec.it_value = iofd_timespec_of(value);
	spec.it_interval = iofd_timespec_of(interval);
	return zcall_timerfd_settime(raw, flags, &spec, 0);
}

IOFD_API int iofd_timerfd_arm(const iofd_timerfd *t, int64_t initial,
			      int64_t interval)
{
	return iofd_timerfd_set_nanoseconds(t, 0, initial, interval);
}

IOFD_API int iofd_timerfd_arm_at(const iofd_timerfd *t, int64_t deadline,
				 int64_t interval)
{
	/* 0 would disarm; 1 ns after the epoch is as past as any time. */
	return iofd_timerfd_set_nanoseconds(t, ZCALL_TFD_TIMER_ABSTIME,
					    deadline > 0 ? deadline : 1,
					    interval);
}

IOFD_API int iofd_timerfd_set(const iofd_timerfd *t, uint32_t flags,
			      const void *value, void *old)
{
	int raw = iofd_cell_number(&t->fd);

	return raw < 0 ? raw
		       : zcall_timerfd_settime(raw, (int)flags, value, old);
}

IOFD_API int iofd_timerfd_disarm(const iofd_timerfd *t)
{
	static const struct zcall_itimerspec never = {{0, 0}, {0, 0}};

	return iofd_timerfd_set(t, 0, &never, 0);
}

/*
 * A timerfd may read as 0 bytes when its clock was set back between wake-up and
 * read: a false alarm.
 */
IOFD_API int64_t iofd_timerfd_read(const iofd_timerfd *t, void *buf,
				   size_t size)
{
	int raw = iofd_cell_number(&t->fd);
	long n = raw < 0 ? raw : zcall_read(raw, buf, size);

	if (IOFD_RARELY(n == 0))
		return IOFD_WOULD_BLOCK;
	return n;
}

IOFD_API int iofd_timerfd_expirations(const iofd_timerfd *t, uint64_t *out)
{
	return iofd_error_or_zero(iofd_timerfd_read(t, out, sizeof *out));
}

IOFD_API int iofd_timerfd_get_time(const iofd_timerfd *t, int64_t *left,
				   int64_t *interval)
{
	int raw = iofd_cell_number(&t->fd);
	struct zcall_itimerspec spec;
	int rc = raw < 0 ? raw : zcall_timerfd_gettime(raw, &spec);

	if (rc < 0)
		return rc;
	if (left)
		*left = iofd_nanoseconds_of(&spec.it_value);
	if (interval)
		*interval = iofd_nanoseconds_of(&spec.it_interval);
	return 0;
}

#endif
