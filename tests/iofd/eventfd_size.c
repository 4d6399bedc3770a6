/* SPDX-License-Identifier: MIT */
/* Reads and writes of sizes other than 8 bytes; the kernel decides. */
#include "harness.h"

#include <iofd/eventfd.h>

#include <errno.h>

const char *const suite_name = "iofd/eventfd_size";

static iofd_eventfd event;

static void open_event(uint64_t initial)
{
	ck_assert_int_eq(iofd_eventfd_open(&event, initial, 0), 0);
}

/* Checks that the counter is `left`; with 0, there is nothing to read. */
static void close_event(uint64_t left)
{
	uint64_t value = 0;
	int result = iofd_eventfd_wait(&event, &value);

	ck_assert_int_eq(result, left ? 0 : -EAGAIN);
	ck_assert_uint_eq(value, left);
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
}

START_TEST(fd_write_of_sixteen_bytes_returns_einval)
{
	const uint64_t values[2] = {7, 9};
	int takes_eight = kernel_is_before(6, 9);

	open_event(0);
	ck_assert_int_eq(iofd_fd_write(&event.fd, values, sizeof values),
			 takes_eight ? 8 : -EINVAL);
	close_event(takes_eight ? 7 : 0);
}
END_TEST

START_TEST(fd_read_of_sixteen_bytes_returns_eight)
{
	uint64_t values[2] = {0, 9};

	open_event(7);
	ck_assert_int_eq(iofd_fd_read(&event.fd, values, sizeof values), 8);
	ck_assert_uint_eq(values[0], 7);
	ck_assert_uint_eq(values[1], 9);
	close_event(0);
}
END_TEST

START_TEST(fd_read_and_write_of_zero_bytes_return_einval)
{
	uint64_t value = 7;

	open_event(1);
	ck_assert_int_eq(iofd_fd_read(&event.fd, &value, 0), -EINVAL);
	ck_assert_int_eq(iofd_fd_write(&event.fd, &value, 0), -EINVAL);
	close_event(1);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, fd_write_of_sixteen_bytes_returns_einval);
	tcase_add_test(tests, fd_read_of_sixteen_bytes_returns_eight);
	tcase_add_test(tests, fd_read_and_write_of_zero_bytes_return_einval);
}
