/* SPDX-License-Identifier: MIT */
/* Calls that Darwin has with other arguments, or implements in its libc. */
#include <zcall/abi.h>
#include <zcall/errno.h>
#include <zcall/event.h>

enum {
	SYS_gettimeofday = 116, /* bsd/kern/syscalls.master */
	NS_PER_MS = 1000000,
	NS_PER_US = 1000,
	NS_PER_S = 1000000000
};

/* Rounds up: after waking too early, the caller would only call again. */
static int milliseconds(const struct zcall_timespec *time)
{
	int64_t ms;

	if (time->tv_sec >= INT32_MAX / 1000)
		return INT32_MAX;
	ms = time->tv_sec * 1000 + (time->tv_nsec + NS_PER_MS - 1) / NS_PER_MS;
	return (int)ms;
}

/* Uses poll, which cannot change the signal mask. */
int zcall_ppoll(void *fds, unsigned int count, void *timeout, const void *mask,
		size_t mask_size)
{
	(void)mask_size;
	if (mask)
		return -ZCALL_ENOSYS;
	return zcall_poll(fds, count, timeout ? milliseconds(timeout) : -1);
}

static int time_of_day(struct zcall_timespec *out)
{
	struct {
		int64_t seconds;
		int32_t microseconds;
	} now;
	long rc = zcall_syscall4(SYS_gettimeofday, (long)&now, 0, 0, 0);

	if (rc < 0)
		return (int)rc;
	out->tv_sec = now.seconds;
	out->tv_nsec = now.microseconds * NS_PER_US;
	return 0;
}

/* Reads the processor's counter, which user programs may read. */
static int counter(struct zcall_timespec *out)
{
	uint64_t ticks, per_second;

	__asm__ volatile("isb\n\tmrs %0, cntvct_el0" : "=r"(ticks));
	__asm__("mrs %0, cntfrq_el0" : "=r"(per_second));
	out->tv_sec = (int64_t)(ticks / per_second);
	out->tv_nsec = (int64_t)(ticks % per_second * NS_PER_S / per_second);
	return 0;
}

int zcall_clock_gettime(int clock, void *time)
{
	switch (clock) {
	case ZCALL_CLOCK_REALTIME:
		return time_of_day(time);
	case ZCALL_CLOCK_MONOTONIC:
		return counter(time);
	default:
		return -ZCALL_EINVAL;
	}
}
