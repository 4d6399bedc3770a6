/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"
#include "pipe.h"

#include <iofd/fd_io.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

const char *const suite_name = "iofd/fd_io";

enum {
	BIG = 4 << 20, /* more than a pipe of 16 large pages holds */
	SOME = 1 << 18 /* more than one page, with which a pipe is full */
};

static char sent[BIG];
static char received[BIG];

START_TEST(read_and_write_on_pipe_return_count_or_error)
{
	char buf[8];

	open_pipe();
	ck_assert_int_eq(iofd_fd_read(&reader, buf, 8), -EAGAIN);
	ck_assert_int_eq(iofd_fd_write(&writer, "hello", 5), 5);
	ck_assert_int_eq(iofd_fd_read(&reader, buf, 8), 5);
	ck_assert_mem_eq(buf, "hello", 5);
	ck_assert_int_eq(iofd_fd_write(&writer, "", 0), 0);
	ck_assert_int_eq(iofd_fd_write(&reader, "x", 1), -EBADF);
	iofd_fd_close(&writer);
	ck_assert_int_eq(iofd_fd_read(&reader, buf, 8), 0); /* the end */
	close_pipe();
}
END_TEST

START_TEST(write_without_reader_returns_epipe)
{
	signal(SIGPIPE, SIG_IGN);
	open_pipe();
	iofd_fd_close(&reader);
	ck_assert_int_eq(iofd_fd_write(&writer, "x", 1), -EPIPE);
	close_pipe();
}
END_TEST

START_TEST(readv_after_writev_returns_same_bytes)
{
	char a[2], b[4];
	const struct iovec out[] = {{(void *)"ab", 2}, {(void *)"cdef", 4}};
	const struct iovec in[] = {{a, 2}, {b, 4}};

	open_pipe();
	ck_assert_int_eq(iofd_fd_writev(&writer, out, 2), 6);
	ck_assert_int_eq(iofd_fd_readv(&reader, in, 2), 6);
	ck_assert_mem_eq(a, "ab", 2);
	ck_assert_mem_eq(b, "cdef", 4);
	close_pipe();
}
END_TEST

START_TEST(write_writev_readv_with_invalid_arguments_fail)
{
	const struct iovec out = {(void *)1, 2};

	open_pipe();
	ck_assert_int_eq(iofd_fd_write(&writer, bad_address, 1), -EFAULT);
	ck_assert_int_eq(iofd_fd_writev(&writer, &out, 1), -EFAULT);
	ck_assert_int_eq(iofd_fd_writev(&writer, &out, -1), -EINVAL);
	ck_assert_int_eq(iofd_fd_readv(&reader, &out, 1025), -EINVAL);
	close_pipe();
}
END_TEST

START_TEST(pread_and_pwrite_at_offset_keep_file_position)
{
	iofd_fd file;
	char buf[4] = {0};

	iofd_fd_adopt(&file, memfd_create("pread", MFD_CLOEXEC));
	ck_assert_int_eq(iofd_fd_pwrite(&file, "wxyz", 4, 10), 4);
	ck_assert_int_eq(iofd_fd_pread(&file, buf, 2, 12), 2);
	ck_assert_str_eq(buf, "yz");
	ck_assert_int_eq(iofd_fd_pread(&file, buf, 4, 14), 0);
	ck_assert_int_eq(iofd_fd_pread(&file, buf, 4, -1), -EINVAL);
	ck_assert_int_eq(lseek(iofd_fd_raw(&file), 0, SEEK_CUR), 0);
	iofd_fd_close(&file);
	open_pipe();
	ck_assert_int_eq(iofd_fd_pread(&reader, buf, 1, 0), -ESPIPE);
	close_pipe();
}
END_TEST

START_TEST(read_interrupted_by_signal_returns_eintr)
{
	open_pipe();
	start_alarms();
	ck_assert_int_eq(iofd_fd_set_nonblock(&reader, 0), 0);
	ck_assert_int_eq(iofd_fd_read(&reader, &(char){0}, 1), -EINTR);
	stop_alarms();
	close_pipe();
}
END_TEST

START_TEST(read_full_at_end_of_pipe_returns_what_is_left)
{
	uint64_t done = 99;
	char buf[8];

	open_pipe();
	ck_assert_int_eq(iofd_fd_read_full(&reader, buf, 0, &done), 0);
	ck_assert_uint_eq(done, 0);
	ck_assert_int_eq(iofd_fd_write_all(&writer, "hello", 5, &done), 5);
	ck_assert_uint_eq(done, 5);
	iofd_fd_close(&writer);
	ck_assert_int_eq(iofd_fd_read_full(&reader, buf, 1, &done), 1);
	ck_assert_uint_eq(done, 1);
	ck_assert_int_eq(iofd_fd_read_full(&reader, buf, 8, &done), 4);
	ck_assert_uint_eq(done, 4);
	ck_assert_int_eq(iofd_fd_read_full(&reader, buf, 8, NULL), 0);
	close_pipe();
}
END_TEST

START_TEST(write_all_and_read_full_on_eagain_report_bytes_done)
{
	uint64_t went = 0, came = 0;

	open_pipe();
	ck_assert_int_eq(iofd_fd_write_all(&writer, sent, BIG, &went), -EAGAIN);
	ck_assert_uint_gt(went, 0);
	ck_assert_uint_lt(went, BIG);
	ck_assert_int_eq(iofd_fd_read_full(&reader, received, BIG, &came),
			 -EAGAIN);
	ck_assert_uint_eq(came, went);
	ck_assert_int_eq(iofd_fd_read_full(&reader, received, 1, &came),
			 -EAGAIN);
	ck_assert_uint_eq(came, 0);
	close_pipe();
}
END_TEST

START_TEST(write_all_and_read_full_on_error_report_no_bytes_done)
{
	uint64_t done = 99;

	signal(SIGPIPE, SIG_IGN);
	open_pipe();
	ck_assert_int_eq(iofd_fd_write_all(&writer, bad_address, 9, &done),
			 -EFAULT);
	ck_assert_uint_eq(done, 0);
	ck_assert_int_eq(iofd_fd_read_full(&writer, received, 9, &done),
			 -EBADF);
	ck_assert_uint_eq(done, 0);
	iofd_fd_close(&reader);
	ck_assert_int_eq(iofd_fd_write_all(&writer, "x", 1, &done), -EPIPE);
	close_pipe();
	done = 99;
	ck_assert_int_eq(iofd_fd_read_full(&reader, received, 9, &done),
			 IOFD_ERR_CLOSED);
	ck_assert_uint_eq(done, 0);
}
END_TEST

static void *send_all(void *unused)
{
	(void)unused;
	return (void *)(intptr_t)iofd_fd_write_all(&writer, sent, BIG, NULL);
}

/* Signals interrupt the reads and writes of both threads many times. */
START_TEST(write_all_and_read_full_under_signals_transfer_all)
{
	pthread_t thread;
	void *result;

	open_pipe();
	iofd_fd_set_nonblock(&reader, 0);
	iofd_fd_set_nonblock(&writer, 0);
	for (int i = 0; i < BIG; i++)
		sent[i] = (char)(i % 251);
	start_alarms();
	ck_assert_int_eq(pthread_create(&thread, NULL, send_all, NULL), 0);
	ck_assert_int_eq(iofd_fd_read_full(&reader, received, BIG, NULL), BIG);
	pthread_join(thread, &result);
	stop_alarms();
	ck_assert_int_eq((intptr_t)result, BIG);
	ck_assert_mem_eq(received, sent, BIG);
	close_pipe();
}
END_TEST

/* The second read blocks until the handler has run ten times. */
static volatile sig_atomic_t alarms;

static void count_and_write(int signal)
{
	(void)signal;
	if (++alarms == 10)
		iofd_fd_write(&writer, "ne and more", 11);
}

START_TEST(read_full_interrupted_by_handlers_reads_all)
{
	struct sigaction action = {.sa_handler = count_and_write};

	open_pipe();
	iofd_fd_set_nonblock(&reader, 0);
	iofd_fd_write(&writer, "do", 2);
	sigaction(SIGALRM, &action, NULL);
	ualarm(1000, 1000);
	ck_assert_int_eq(iofd_fd_read_full(&reader, received, 4, NULL), 4);
	stop_alarms();
	ck_assert_int_ge(alarms, 10);
	ck_assert_mem_eq(received, "done\0", 6); /* no more than requested */
	close_pipe();
}
END_TEST

/* Each read returns one message. The last one is longer than requested. */
START_TEST(read_full_of_one_byte_messages_reads_all)
{
	uint64_t done = 0;
	char buf[8] = {0};
	int ends[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	iofd_fd_adopt(&reader, ends[0]);
	iofd_fd_adopt(&writer, ends[1]);
	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(iofd_fd_write(&writer, &"hello"[i], 1), 1);
	ck_assert_int_eq(iofd_fd_write(&writer, "o!!", 3), 3);
	ck_assert_int_eq(iofd_fd_read_full(&reader, buf, 5, &done), 5);
	ck_assert_uint_eq(done, 5);
	ck_assert_str_eq(buf, "hello");
	close_pipe();
}
END_TEST

static size_t drained;

/* Makes room in the pipe. */
static void drain(int signal)
{
	int64_t n = iofd_fd_read(&reader, received + drained, 65536);

	(void)signal;
	if (n > 0)
		drained += (size_t)n;
}

START_TEST(write_all_interrupted_by_handlers_writes_all)
{
	struct sigaction action = {.sa_handler = drain};
	uint64_t done = 0;

	open_pipe();
	iofd_fd_set_nonblock(&writer, 0);
	ck_assert_int_gt(fcntl(iofd_fd_raw(&writer), F_SETPIPE_SZ, 1), 0);
	for (int i = 0; i < SOME; i++)
		sent[i] = (char)(i % 251);
	sigaction(SIGALRM, &action, NULL);
	ualarm(1000, 1000);
	ck_assert_int_eq(iofd_fd_write_all(&writer, sent, SOME, &done), SOME);
	stop_alarms();
	ck_assert_uint_eq(done, SOME);
	while (drained < SOME)
		drain(0);
	ck_assert_int_eq(iofd_fd_read(&reader, received + drained, 1), -EAGAIN);
	ck_assert_mem_eq(received, sent, SOME);
	close_pipe();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, read_and_write_on_pipe_return_count_or_error);
	tcase_add_test(tests, write_without_reader_returns_epipe);
	tcase_add_test(tests, readv_after_writev_returns_same_bytes);
	tcase_add_test(tests, write_writev_readv_with_invalid_arguments_fail);
	tcase_add_test(tests, pread_and_pwrite_at_offset_keep_file_position);
	tcase_add_test(tests, read_interrupted_by_signal_returns_eintr);
	tcase_add_test(tests, read_full_at_end_of_pipe_returns_what_is_left);
	tcase_add_test(tests,
		       write_all_and_read_full_on_eagain_report_bytes_done);
	tcase_add_test(tests,
		       write_all_and_read_full_on_error_report_no_bytes_done);
	tcase_add_test(tests,
		       write_all_and_read_full_under_signals_transfer_all);
	tcase_add_test(tests, read_full_interrupted_by_handlers_reads_all);
	tcase_add_test(tests, read_full_of_one_byte_messages_reads_all);
	tcase_add_test(tests, write_all_interrupted_by_handlers_writes_all);
}
