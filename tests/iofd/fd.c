/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"
#include "pipe.h"

#include <iofd/fd_io.h>
#include <iofd/fd_poll.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/fd";

START_TEST(adopt_of_number_owns_it_until_release)
{
	iofd_fd fd = {77};
	int raw = dup(0);

	ck_assert_int_eq(iofd_fd_adopt(&fd, raw), 0);
	ck_assert_int_eq(iofd_fd_raw(&fd), raw);
	ck_assert_int_eq(iofd_fd_valid(&fd), 1);
	ck_assert_int_eq(iofd_fd_release(&fd), raw);
	ck_assert_int_eq(iofd_fd_valid(&fd), 0);
	ck_assert_int_eq(fcntl(raw, F_GETFD), 0);
	close(raw);
}
END_TEST

START_TEST(adopt_of_invalid_number_returns_ebadf)
{
	static const int64_t numbers[] = {
		-1, -2, INT32_MIN, INT64_MIN, INT32_MAX, 1LL << 32, INT64_MAX};

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		iofd_fd fd = {77};

		ck_assert_int_eq(iofd_fd_adopt(&fd, numbers[i]), -EBADF);
		ck_assert_int_eq(fd.cell, 0);
	}
}
END_TEST

START_TEST(borrow_of_valid_number_views_it_of_invalid_returns_ebadf)
{
	iofd_fd view = {77};
	int raw = dup(0);

	ck_assert_int_eq(iofd_fd_borrow(&view, raw), 0);
	ck_assert_int_eq(iofd_fd_raw(&view), raw);
	ck_assert_int_eq(iofd_fd_is_cloexec(&view), 0);
	ck_assert_int_eq(close(raw), 0); /* its owner, not the view */
	ck_assert_int_eq(iofd_fd_is_cloexec(&view), -EBADF);
	ck_assert_int_eq(iofd_fd_borrow(&view, INT32_MAX), -EBADF);
	ck_assert_int_eq(iofd_fd_borrow(&view, -1), -EBADF);
	ck_assert_int_eq(view.cell, 0);
}
END_TEST

START_TEST(close_of_zeroed_handle_leaves_number_0_open)
{
	iofd_fd fd = {0};

	ck_assert_int_eq(iofd_fd_raw(&fd), -EBADF);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
	ck_assert_int_ge(fcntl(0, F_GETFD), 0);
}
END_TEST

START_TEST(move_between_handles_transfers_ownership)
{
	iofd_fd to = {0};
	int raw;

	open_pipe();
	raw = iofd_fd_raw(&reader);
	ck_assert_int_eq(iofd_fd_move(&to, &reader), 0);
	ck_assert_int_eq(iofd_fd_raw(&to), raw);
	ck_assert_int_eq(iofd_fd_valid(&reader), 0);
	ck_assert_int_eq(iofd_fd_move(&to, &to), 0);
	ck_assert_int_eq(iofd_fd_raw(&to), raw);
	iofd_fd_close(&to);
	close_pipe();
}
END_TEST

START_TEST(close_when_closed_leaves_reused_number_open)
{
	int raw;

	open_pipe();
	raw = iofd_fd_raw(&reader);
	ck_assert_int_eq(iofd_fd_close(&reader), 0);
	ck_assert_int_eq(dup2(1, raw), raw); /* the number is reused */
	ck_assert_int_eq(iofd_fd_close(&reader), 0);
	ck_assert_int_ge(fcntl(raw, F_GETFD), 0);
	close(raw);
	close_pipe();
}
END_TEST

START_TEST(close_of_number_not_open_returns_ebadf)
{
	iofd_fd fd;

	ck_assert_int_eq(iofd_fd_adopt(&fd, 1000), 0);
	ck_assert_int_eq(iofd_fd_close(&fd), -EBADF);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
}
END_TEST

/* Whatever close returns, it is called once and the handle is closed. */
static const struct {
	int error;
	int result;
} close_errors[] = {{EINTR, 0},
		    {EINPROGRESS, 0},
		    {EIO, -EIO},
		    {ENOSPC, -ENOSPC},
		    {EDQUOT, -EDQUOT}};

START_TEST(close_on_kernel_error_does_not_retry)
{
	int raw = dup(0);
	iofd_fd fd;

	iofd_fd_adopt(&fd, raw);
	if (forbid_where(SYS_close, 0, (unsigned)raw, close_errors[_i].error)) {
		close(raw);
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_fd_close(&fd), close_errors[_i].result);
	ck_assert_int_eq(fd.cell, 0);
	ck_assert_int_eq(iofd_fd_close(&fd), 0);
	syscall(SYS_close_range, raw, raw, 0); /* the filter stays */
}
END_TEST

static void *close_it(void *cell)
{
	return (void *)(intptr_t)iofd_fd_close(cell);
}

/* A second close of the number would return EBADF in one of the threads. */
START_TEST(close_from_four_threads_closes_once)
{
	for (int round = 0; round < 200; round++) {
		pthread_t threads[4];
		void *result;
		iofd_fd fd;

		iofd_fd_adopt(&fd, dup(0));
		for (int i = 0; i < 4; i++)
			ck_assert_int_eq(pthread_create(&threads[i], NULL,
							close_it, &fd),
					 0);
		for (int i = 0; i < 4; i++) {
			pthread_join(threads[i], &result);
			ck_assert_ptr_null(result);
		}
	}
}
END_TEST

START_TEST(set_nonblock_and_set_cloexec_set_and_clear_the_flag)
{
	open_pipe();
	for (int on = 1; on >= 0; on--) {
		ck_assert_int_eq(iofd_fd_set_nonblock(&reader, on ? 2 : 0), 0);
		ck_assert_int_eq(iofd_fd_is_nonblock(&reader), on);
		ck_assert_int_eq(iofd_fd_set_cloexec(&reader, on ? 2 : 0), 0);
		ck_assert_int_eq(iofd_fd_is_cloexec(&reader), on);
	}
	close_pipe();
}
END_TEST

START_TEST(flag_functions_on_number_not_open_return_ebadf)
{
	iofd_fd fd;

	ck_assert_int_eq(iofd_fd_adopt(&fd, 1000), 0);
	ck_assert_int_eq(iofd_fd_set_nonblock(&fd, 1), -EBADF);
	ck_assert_int_eq(iofd_fd_set_cloexec(&fd, 1), -EBADF);
	ck_assert_int_eq(iofd_fd_is_nonblock(&fd), -EBADF);
	ck_assert_int_eq(iofd_fd_is_cloexec(&fd), -EBADF);
	ck_assert_int_eq(iofd_fd_poll(&fd, IOFD_POLL_IN, -1), IOFD_POLL_NVAL);
}
END_TEST

START_TEST(dup_with_minimum_makes_cloexec_copy_at_or_above_it)
{
	iofd_fd copy = {77};

	open_pipe();
	ck_assert_int_eq(iofd_fd_dup(&writer, 100, &copy), 0);
	ck_assert_int_ge(iofd_fd_raw(&copy), 100);
	ck_assert_int_eq(iofd_fd_is_cloexec(&copy), 1);
	ck_assert_int_eq(iofd_fd_write(&copy, "x", 1), 1);
	iofd_fd_close(&copy);
	ck_assert_int_eq(iofd_fd_write(&writer, "x", 1), 1);
	ck_assert_int_eq(iofd_fd_dup(&writer, -1, &copy), -EINVAL);
	ck_assert_int_eq(copy.cell, 0);
	ck_assert_int_eq(iofd_fd_dup(&writer, INT32_MAX, &copy), -EINVAL);
	close_pipe();
}
END_TEST

START_TEST(swap_of_two_handles_exchanges_ownership)
{
	iofd_fd none = {0};
	int a, b;

	open_pipe();
	a = iofd_fd_raw(&reader);
	b = iofd_fd_raw(&writer);
	iofd_fd_swap(&reader, &writer);
	ck_assert_int_eq(iofd_fd_raw(&reader), b);
	ck_assert_int_eq(iofd_fd_raw(&writer), a);
	iofd_fd_swap(&none, &writer);
	ck_assert_int_eq(iofd_fd_raw(&none), a);
	ck_assert_int_eq(iofd_fd_valid(&writer), 0);
	iofd_fd_swap(&none, &none);
	ck_assert_int_eq(iofd_fd_raw(&none), a);
	ck_assert_int_eq(iofd_fd_close(&none), 0);
	close_pipe();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, adopt_of_number_owns_it_until_release);
	tcase_add_test(tests, adopt_of_invalid_number_returns_ebadf);
	tcase_add_test(
		tests,
		borrow_of_valid_number_views_it_of_invalid_returns_ebadf);
	tcase_add_test(tests, close_of_zeroed_handle_leaves_number_0_open);
	tcase_add_test(tests, move_between_handles_transfers_ownership);
	tcase_add_test(tests, close_when_closed_leaves_reused_number_open);
	tcase_add_test(tests, close_of_number_not_open_returns_ebadf);
	tcase_add_loop_test(tests, close_on_kernel_error_does_not_retry, 0,
			    sizeof close_errors / sizeof close_errors[0]);
	tcase_add_test(tests, close_from_four_threads_closes_once);
	tcase_add_test(tests,
		       set_nonblock_and_set_cloexec_set_and_clear_the_flag);
	tcase_add_test(tests, flag_functions_on_number_not_open_return_ebadf);
	tcase_add_test(tests,
		       dup_with_minimum_makes_cloexec_copy_at_or_above_it);
	tcase_add_test(tests, swap_of_two_handles_exchanges_ownership);
}
