/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <iofd/iofd.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

const char *const suite_name = "iofd/interface";

#define SECOND 1000000000LL

/* A caller's own type that implements the interface: an endless reader. */
struct zeros {
	int reads;
};

static int64_t read_zeros(void *object, void *buf, size_t size)
{
	struct zeros *zeros = object;

	zeros->reads++;
	memset(buf, 0, size);
	return (int64_t)size;
}

static const struct iofd_reader_ops zeros_ops = {read_zeros};

START_TEST(reader_over_each_type_reads_eight_bytes)
{
	struct zeros zeros = {0};
	iofd_eventfd event;
	iofd_timerfd timer;
	iofd_memfd file;
	iofd_reader readers[4];
	uint64_t value;

	iofd_eventfd_open(&event, 3, 0);
	iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0);
	iofd_timerfd_arm(&timer, 1, 0);
	iofd_fd_poll(&timer.fd, IOFD_POLL_IN, 20 * SECOND);
	iofd_memfd_open(&file, "eight", 0);
	iofd_memfd_truncate(&file, 8);
	iofd_fd_as_reader(&event.fd, &readers[0]);
	iofd_timerfd_as_reader(&timer, &readers[1]);
	iofd_fd_as_reader(&file.fd, &readers[2]);
	readers[3].context = &zeros;
	readers[3].ops = &zeros_ops;
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(readers[i].ops->read(readers[i].context,
						      &value, sizeof value),
				 8);
	ck_assert_int_eq(zeros.reads, 1);
	ck_assert_int_eq(readers[0].ops->read(&event, &value, 8), -EAGAIN);
	ck_assert_int_eq(readers[1].ops->read(&timer, &value, 8), -EAGAIN);
	ck_assert_int_eq(readers[2].ops->read(&file, &value, 8), 0);
	iofd_fd_close(&event.fd);
	iofd_fd_close(&timer.fd);
	iofd_fd_close(&file.fd);
}
END_TEST

/* The end of a pipe reads as 0 bytes, as a timer does after a false alarm. */
START_TEST(reader_over_timerfd_on_empty_read_returns_eagain)
{
	iofd_timerfd timer;
	iofd_reader reader;
	uint64_t value;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	close(ends[1]);
	iofd_fd_adopt(&timer.fd, ends[0]);
	iofd_timerfd_as_reader(&timer, &reader);
	ck_assert_int_eq(reader.ops->read(reader.context, &value, 8), -EAGAIN);
	iofd_fd_close(&timer.fd);
}
END_TEST

START_TEST(handle_over_eventfd_reads_writes_and_closes)
{
	iofd_eventfd event;
	iofd_handle handle;
	iofd_read_writer both;
	iofd_writer writer;
	uint64_t value = 2;

	iofd_eventfd_open(&event, 0, 0);
	iofd_fd_as_handle(&event.fd, &handle);
	iofd_fd_as_read_writer(&event.fd, &both);
	iofd_fd_as_writer(&event.fd, &writer);
	ck_assert_int_eq(handle.ops->write(handle.context, &value, 8), 8);
	ck_assert_int_eq(both.ops->write(both.context, &value, 8), 8);
	ck_assert_int_eq(writer.ops->write(writer.context, &value, 8), 8);
	ck_assert_int_eq(both.ops->read(both.context, &value, 8), 8);
	ck_assert_uint_eq(value, 6);
	ck_assert_int_eq(handle.ops->read(handle.context, &value, 8), -EAGAIN);
	ck_assert_int_eq(handle.ops->raw(handle.context),
			 iofd_fd_raw(&event.fd));
	ck_assert_int_eq(handle.ops->close(handle.context), 0);
	ck_assert_int_eq(iofd_fd_valid(&event.fd), 0);
	ck_assert_int_eq(handle.ops->close(handle.context), 0);
	ck_assert_int_eq(handle.ops->read(handle.context, &value, 8), -EBADF);
}
END_TEST

START_TEST(poll_closer_over_signalfd_returns_number_and_closes)
{
	iofd_signalfd signals;
	iofd_poll_fd poll;
	iofd_poll_closer closer;

	iofd_signalfd_open(&signals, 0, 0);
	iofd_fd_as_poll_fd(&signals.fd, &poll);
	iofd_fd_as_poll_closer(&signals.fd, &closer);
	ck_assert_int_ge(poll.ops->raw(poll.context), 0);
	ck_assert_int_eq(closer.ops->raw(closer.context),
			 poll.ops->raw(&signals));
	ck_assert_int_eq(closer.ops->close(closer.context), 0);
	ck_assert_int_eq(poll.ops->raw(poll.context), IOFD_ERR_CLOSED);
}
END_TEST

START_TEST(signaler_over_eventfd_signals_and_waits)
{
	iofd_eventfd event;
	iofd_signaler signaler;
	uint64_t value;

	iofd_eventfd_open(&event, 0, 0);
	iofd_eventfd_as_signaler(&event, &signaler);
	ck_assert_int_eq(signaler.ops->signal(signaler.context, 5), 0);
	ck_assert_int_eq(signaler.ops->wait(signaler.context, &value), 0);
	ck_assert_uint_eq(value, 5);
	ck_assert_int_ge(signaler.ops->raw(signaler.context), 0);
	ck_assert_int_eq(signaler.ops->close(signaler.context), 0);
}
END_TEST

START_TEST(timer_over_timerfd_arms_and_disarms)
{
	iofd_timerfd timerfd;
	iofd_timer timer;

	iofd_timerfd_open(&timerfd, IOFD_CLOCK_MONOTONIC, 0);
	iofd_timerfd_as_timer(&timerfd, &timer);
	ck_assert_int_eq(timer.ops->arm(timer.context, 1, 0), 0);
	ck_assert_int_eq(iofd_fd_poll(&timerfd.fd, IOFD_POLL_IN, 20 * SECOND),
			 IOFD_POLL_IN);
	ck_assert_int_eq(timer.ops->disarm(timer.context), 0);
	ck_assert_int_eq(iofd_fd_poll(&timerfd.fd, IOFD_POLL_IN, 0), 0);
	ck_assert_int_ge(timer.ops->raw(timer.context), 0);
	ck_assert_int_eq(timer.ops->close(timer.context), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, reader_over_each_type_reads_eight_bytes);
	tcase_add_test(tests, reader_over_timerfd_on_empty_read_returns_eagain);
	tcase_add_test(tests, handle_over_eventfd_reads_writes_and_closes);
	tcase_add_test(tests,
		       poll_closer_over_signalfd_returns_number_and_closes);
	tcase_add_test(tests, signaler_over_eventfd_signals_and_waits);
	tcase_add_test(tests, timer_over_timerfd_arms_and_disarms);
}
