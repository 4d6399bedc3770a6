/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <iofd/eventfd.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/eventfd";

#define SECOND 1000000000LL

static iofd_eventfd event;

static void open_event(uint64_t initial, uint32_t flags)
{
	ck_assert_int_eq(iofd_eventfd_open(&event, initial, flags), 0);
}

static uint64_t wait_event(void)
{
	uint64_t value = 0;

	ck_assert_int_eq(iofd_eventfd_wait(&event, &value), 0);
	return value;
}

static void close_event(void)
{
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
}

START_TEST(open_sets_cloexec_and_nonblock_unless_blocking)
{
	open_event(0, 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&event.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&event.fd), 1);
	ck_assert_int_eq(fcntl(iofd_fd_raw(&event.fd), F_GETFL) & O_ACCMODE,
			 O_RDWR);
	close_event();
	open_event(0, IOFD_BLOCKING);
	ck_assert_int_eq(iofd_fd_is_nonblock(&event.fd), 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&event.fd), 1);
	close_event();
}
END_TEST

START_TEST(open_with_initial_value_starts_at_it)
{
	static const uint64_t values[] = {1, 5, UINT32_MAX, (1ULL << 32) + 5,
					  UINT64_MAX - 1};

	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		open_event(values[i], 0);
		ck_assert_uint_eq(wait_event(), values[i]);
		close_event();
	}
}
END_TEST

START_TEST(open_with_invalid_arguments_returns_einval)
{
	event.fd.cell = 123;
	ck_assert_int_eq(iofd_eventfd_open(&event, UINT64_MAX, 0), -EINVAL);
	ck_assert_int_eq(event.fd.cell, 0);
	event.fd.cell = 123;
	ck_assert_int_eq(iofd_eventfd_open(&event, 0, 4), -EINVAL);
	ck_assert_int_eq(event.fd.cell, 0);
	ck_assert_int_eq(iofd_eventfd_open(&event, 0, 0x80000000), -EINVAL);
}
END_TEST

START_TEST(wait_after_several_signals_returns_their_sum)
{
	open_event(0, 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 0), 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1ULL << 40), 0);
	ck_assert_uint_eq(wait_event(), (1ULL << 40) + 1);
	ck_assert_int_eq(iofd_eventfd_wait(&event, &(uint64_t){0}), -EAGAIN);
	close_event();
}
END_TEST

/* A write of 0 would wake an edge-triggered poll. */
START_TEST(signal_of_zero_makes_no_write)
{
	open_event(0, 0);
	if (forbid_where(SYS_write, 2, 8, EIO) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_eventfd_signal(&event, 0), 0);
	close_event();
}
END_TEST

START_TEST(wait_on_semaphore_returns_one_at_a_time)
{
	open_event(3, IOFD_EVENTFD_SEMAPHORE);
	for (int i = 0; i < 3; i++)
		ck_assert_uint_eq(wait_event(), 1);
	ck_assert_int_eq(iofd_eventfd_wait(&event, &(uint64_t){0}), -EAGAIN);
	close_event();
}
END_TEST

START_TEST(signal_of_full_counter_returns_eagain)
{
	open_event(0, 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, UINT64_MAX), -EINVAL);
	ck_assert_int_eq(iofd_eventfd_signal(&event, UINT64_MAX - 1), 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), -EAGAIN);
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_OUT, 0), 0);
	ck_assert_uint_eq(wait_event(), UINT64_MAX - 1);
	close_event();
}
END_TEST

START_TEST(poll_reports_readable_only_above_zero)
{
	open_event(0, 0);
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_IN, 0), 0);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_IN, 0),
			 IOFD_POLL_IN);
	wait_event();
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_IN, 0), 0);
	close_event();
}
END_TEST

START_TEST(poll_reports_writable_only_below_maximum)
{
	open_event(UINT64_MAX - 2, 0);
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_OUT, 0),
			 IOFD_POLL_OUT);
	ck_assert_int_eq(iofd_eventfd_signal(&event, 1), 0);
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_OUT, 0), 0);
	wait_event();
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_OUT, 0),
			 IOFD_POLL_OUT);
	close_event();
}
END_TEST

START_TEST(fd_read_and_write_accept_eight_bytes_and_not_seven)
{
	uint64_t value = 7;
	char small[7] = {0};

	open_event(0, 0);
	ck_assert_int_eq(iofd_fd_write(&event.fd, small, 7), -EINVAL);
	ck_assert_int_eq(iofd_fd_write(&event.fd, &value, 8), 8);
	ck_assert_int_eq(iofd_fd_read(&event.fd, small, 7), -EINVAL);
	value = 0;
	ck_assert_int_eq(iofd_fd_read(&event.fd, &value, 8), 8);
	ck_assert_uint_eq(value, 7);
	ck_assert_int_eq(iofd_fd_read(&event.fd, &value, 8), -EAGAIN);
	close_event();
}
END_TEST

START_TEST(value_of_counter_leaves_it_unchanged)
{
	uint64_t value = 0;

	open_event(0xabcdef0123456789, 0);
	ck_assert_int_eq(iofd_eventfd_value(&event, &value), 0);
	ck_assert_uint_eq(value, 0xabcdef0123456789);
	ck_assert_int_eq(iofd_eventfd_value(&event, NULL), -EFAULT);
	ck_assert_uint_eq(wait_event(), 0xabcdef0123456789);
	ck_assert_int_eq(iofd_eventfd_value(&event, &value), 0);
	ck_assert_uint_eq(value, 0);
	close_event();
}
END_TEST

START_TEST(value_of_pipe_returns_einval)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	iofd_fd_adopt(&event.fd, ends[0]);
	ck_assert_int_eq(iofd_eventfd_value(&event, &(uint64_t){0}), -EINVAL);
	close_event();
	close(ends[1]);
}
END_TEST

/* Another thread may start a program at the same time. */
START_TEST(value_opens_proc_close_on_exec)
{
	uint64_t value = 0;

	open_event(5, 0);
	if (forbid_without(SYS_openat, 2, O_CLOEXEC, EPERM) < 0) {
		close_event();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_eventfd_value(&event, &value), 0);
	ck_assert_uint_eq(value, 5);
	close_event();
}
END_TEST

START_TEST(signal_from_child_is_seen_by_parent)
{
	int pid;

	open_event(0, 0);
	pid = fork();
	if (pid == 0)
		_exit(iofd_eventfd_signal(&event, 42) != 0);
	ck_assert_int_eq(iofd_fd_poll(&event.fd, IOFD_POLL_IN, 20 * SECOND),
			 IOFD_POLL_IN);
	ck_assert_uint_eq(wait_event(), 42);
	waitpid(pid, NULL, 0);
	close_event();
}
END_TEST

START_TEST(wait_on_blocking_eventfd_waits_for_signal)
{
	int pid;

	open_event(0, IOFD_BLOCKING);
	pid = fork();
	if (pid == 0)
		_exit(iofd_eventfd_signal(&event, 9) != 0);
	ck_assert_uint_eq(wait_event(), 9);
	waitpid(pid, NULL, 0);
	close_event();
}
END_TEST

START_TEST(open_on_kernel_error_returns_it)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM, ENOSYS, EPERM};
	int error = errors[_i];

	event.fd.cell = 123;
	if (forbid(SYS_eventfd2, error) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_eventfd_open(&event, 0, 0), -error);
	ck_assert_int_eq(event.fd.cell, 0);
	ck_assert_int_eq(iofd_eventfd_open(&event, 1ULL << 32, 0), -error);
	ck_assert_int_eq(event.fd.cell, 0);
}
END_TEST

START_TEST(open_with_large_value_when_write_fails_leaks_nothing)
{
	if (forbid_where(SYS_write, 2, 8, EIO) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_eventfd_open(&event, 1ULL << 32, 0), -EIO);
	ck_assert_int_eq(event.fd.cell, 0);
}
END_TEST

START_TEST(open_at_descriptor_limit_returns_emfile)
{
	struct rlimit limit, none;

	getrlimit(RLIMIT_NOFILE, &limit);
	none = limit;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
	ck_assert_int_eq(iofd_eventfd_open(&event, 0, 0), -EMFILE);
	ck_assert_int_eq(event.fd.cell, 0);
	setrlimit(RLIMIT_NOFILE, &limit);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, open_sets_cloexec_and_nonblock_unless_blocking);
	tcase_add_test(tests, open_with_initial_value_starts_at_it);
	tcase_add_test(tests, open_with_invalid_arguments_returns_einval);
	tcase_add_test(tests, wait_after_several_signals_returns_their_sum);
	tcase_add_test(tests, signal_of_zero_makes_no_write);
	tcase_add_test(tests, wait_on_semaphore_returns_one_at_a_time);
	tcase_add_test(tests, signal_of_full_counter_returns_eagain);
	tcase_add_test(tests, poll_reports_readable_only_above_zero);
	tcase_add_test(tests, poll_reports_writable_only_below_maximum);
	tcase_add_test(tests,
		       fd_read_and_write_accept_eight_bytes_and_not_seven);
	tcase_add_test(tests, value_of_counter_leaves_it_unchanged);
	tcase_add_test(tests, value_of_pipe_returns_einval);
	tcase_add_test(tests, value_opens_proc_close_on_exec);
	tcase_add_test(tests, signal_from_child_is_seen_by_parent);
	tcase_add_test(tests, wait_on_blocking_eventfd_waits_for_signal);
	tcase_add_loop_test(tests, open_on_kernel_error_returns_it, 0, 5);
	tcase_add_test(tests,
		       open_with_large_value_when_write_fails_leaks_nothing);
	tcase_add_test(tests, open_at_descriptor_limit_returns_emfile);
}
