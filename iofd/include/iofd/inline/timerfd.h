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

IOFD_PRIV_BODY int iofd_timerfd_open(iofd_timerfd *t, uint32_t clock,
				     uint32_t flags)
{
	if (clock > INT32_MAX || flags & ~(uint32_t)IOFD_BLOCKING)
		return iofd_priv_cell_settle(&t->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_priv_cell_settle(
		&t->fd,
		zcall_timerfd_create((int)clock, iofd_priv_open_flags(flags)));
}

static inline int iofd_priv_timerfd_set_nanoseconds(const iofd_timerfd *t,
						    int flags, int64_t value_ns,
						    int64_t interval_ns)
{
	int raw = iofd_priv_cell_number(&t->fd);
	struct zcall_itimerspec spec;

	if (raw < 0)
		return raw;
	spec.it_value = iofd_priv_timespec_of(value_ns);
	spec.it_interval = iofd_priv_timespec_of(interval_ns);
	return zcall_timerfd_settime(raw, flags, &spec, 0);
}

IOFD_PRIV_BODY int iofd_timerfd_arm(const iofd_timerfd *t, int64_t initial_ns,
				    int64_t interval_ns)
{
	return iofd_priv_timerfd_set_nanoseconds(t, 0, initial_ns, interval_ns);
}

IOFD_PRIV_BODY int iofd_timerfd_arm_at(const iofd_timerfd *t,
				       int64_t deadline_ns, int64_t interval_ns)
{
	/* 0 would disarm; 1 ns after the epoch is past as well. */
	return iofd_priv_timerfd_set_nanoseconds(
		t, ZCALL_TFD_TIMER_ABSTIME, deadline_ns > 0 ? deadline_ns : 1,
		interval_ns);
}

IOFD_PRIV_BODY int iofd_timerfd_set(const iofd_timerfd *t, uint32_t flags,
				    const void *setting, void *old)
{
	int raw = iofd_priv_cell_number(&t->fd);

	return raw < 0 ? raw
		       : zcall_timerfd_settime(raw, (int)flags, setting, old);
}

IOFD_PRIV_BODY int iofd_timerfd_disarm(const iofd_timerfd *t)
{
	static const struct zcall_itimerspec never = {{0, 0}, {0, 0}};

	return iofd_timerfd_set(t, 0, &never, 0);
}

/*
 * A read of a timerfd returns 0 bytes if the clock was set back between wakeup
 * and read.
 */
IOFD_PRIV_BODY int64_t iofd_timerfd_read(const iofd_timerfd *t, void *buf,
					 size_t size)
{
	int raw = iofd_priv_cell_number(&t->fd);
	long n = raw < 0 ? raw : zcall_read(raw, buf, size);

	if (IOFD_PRIV_RARELY(n == 0))
		return IOFD_ERR_WOULD_BLOCK;
	return n;
}

IOFD_PRIV_BODY int iofd_timerfd_expirations(const iofd_timerfd *t,
					    uint64_t *count)
{
	return iofd_priv_error_or_zero(
		iofd_timerfd_read(t, count, sizeof *count));
}

IOFD_PRIV_BODY int iofd_timerfd_get_time(const iofd_timerfd *t,
					 int64_t *left_ns, int64_t *interval_ns)
{
	int raw = iofd_priv_cell_number(&t->fd);
	struct zcall_itimerspec spec;
	int rc = raw < 0 ? raw : zcall_timerfd_gettime(raw, &spec);

	if (rc < 0)
		return rc;
	if (left_ns)
		*left_ns = iofd_priv_nanoseconds_of(&spec.it_value);
	if (interval_ns)
		*interval_ns = iofd_priv_nanoseconds_of(&spec.it_interval);
	return 0;
}

#endif
