/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"

#include <iofd/clock.h>
#include <iofd/inline/time.h>
#include <iofd/timerfd.h>

#include <errno.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char *const suite_name = "iofd/clock";

static const uint32_t clocks[] = {
	IOFD_CLOCK_REALTIME, IOFD_CLOCK_MONOTONIC, IOFD_CLOCK_BOOTTIME,
	IOFD_CLOCK_REALTIME_ALARM, IOFD_CLOCK_BOOTTIME_ALARM};

/* By the system call. An alarm clock needs hardware that may be missing. */
static int64_t time_of(uint32_t clock)
{
	struct timespec now;

	if (syscall(SYS_clock_gettime, clock, &now) < 0)
		return -errno;
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void expect_times(void)
{
	for (int i = 0; i < 5; i++) {
		int64_t before = time_of(clocks[i]);
		int64_t now = iofd_clock_now(clocks[i]);

		ck_assert_int_ge(now, before);
		ck_assert_int_le(now, time_of(clocks[i]));
	}
}

static void expect_times_without_vdso(void)
{
	if (hide_vdso() < 0)
		SKIP_WITHOUT("seccomp");
	expect_times();
}

START_TEST(now_on_each_clock_lies_between_system_calls)
{
	run_in_child(_i ? expect_times_without_vdso : expect_times);
}
END_TEST

START_TEST(now_on_unknown_clock_returns_einval)
{
	static const uint32_t none[] = {10,	  99,	      INT32_MAX,
					1u << 31, 0xfffffffa, UINT32_MAX};

	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		ck_assert_int_eq(iofd_clock_now(none[i]), -EINVAL);
}
END_TEST

START_TEST(timerfd_arm_at_deadline_from_now_expires_once)
{
	iofd_timerfd timer;
	uint64_t count = 0;

	ck_assert_int_eq(iofd_timerfd_open(&timer, clocks[_i], IOFD_BLOCKING),
			 0);
	ck_assert_int_eq(
		iofd_timerfd_arm_at(&timer,
				    iofd_clock_now(clocks[_i]) + 1000000, 0),
		0);
	ck_assert_int_eq(iofd_timerfd_expirations(&timer, &count), 0);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(iofd_fd_close(&timer.fd), 0);
}
END_TEST

/* In a child: where there is no vDSO, libcheck itself needs the call. */
START_TEST(now_without_clock_gettime_returns_enosys)
{
	int status;
	int pid = fork();

	if (pid == 0) {
		if (forbid_clock(ENOSYS) < 0)
			_exit(77);
		_exit(iofd_clock_now(IOFD_CLOCK_MONOTONIC) != -ENOSYS);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	if (status == 77 << 8)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(nanoseconds_beyond_int64_saturate_at_int64_max)
{
	static const struct {
		struct zcall_timespec time;
		int64_t expected;
	} rows[] = {
		{{0, 999999999}, 999999999},
		{{9223372035, 999999999}, 9223372035999999999},
		{{9223372036, 0}, 9223372036000000000},
		{{9223372036, 854775806}, INT64_MAX - 1},
		{{9223372036, 854775807}, INT64_MAX},
		{{9223372036, 854775808}, INT64_MAX},
		{{9223372037, 0}, INT64_MAX},
		{{INT64_MAX, 0}, INT64_MAX},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		ck_assert_int_eq(iofd_priv_nanoseconds_of(&rows[i].time),
				 rows[i].expected);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, now_on_each_clock_lies_between_system_calls,
			    0, 2);
	tcase_add_test(tests, now_on_unknown_clock_returns_einval);
	tcase_add_loop_test(
		tests, timerfd_arm_at_deadline_from_now_expires_once, 0, 3);
	tcase_add_test(tests, now_without_clock_gettime_returns_enosys);
	tcase_add_test(tests, nanoseconds_beyond_int64_saturate_at_int64_max);
}
