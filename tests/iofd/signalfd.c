/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/signalfd.h>

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/signalfd";

#define SECOND 1000000000LL

static iofd_signalfd signals;
static iofd_signal_info info;
static iofd_sigset former;

static iofd_sigset set_of(int first, int second)
{
	iofd_sigset set = 0;

	iofd_sigset_add(&set, first);
	iofd_sigset_add(&set, second);
	return set;
}

static void open_signals(uint32_t flags)
{
	iofd_sigset mask = set_of(SIGUSR1, SIGUSR2);

	ck_assert_int_eq(iofd_sigmask_block(mask, &former), 0);
	ck_assert_int_eq(iofd_signalfd_open(&signals, mask, flags), 0);
}

static void close_signals(void)
{
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
	ck_assert_int_eq(iofd_sigmask_set(former, NULL), 0);
}

START_TEST(open_by_default_is_nonblocking_and_cloexec)
{
	open_signals(0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&signals.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&signals.fd), 1);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), -EAGAIN);
	close_signals();
	ck_assert_int_eq(iofd_signalfd_open(&signals, 0, 2), -EINVAL);
	ck_assert_int_eq(signals.fd.cell, 0);
}
END_TEST

START_TEST(read_into_of_queued_signal_returns_sender_and_value)
{
	const union sigval value = {.sival_int = 1234};

	open_signals(0);
	ck_assert_int_eq(sigqueue(getpid(), SIGUSR1, value), 0);
	ck_assert_int_eq(iofd_fd_poll(&signals.fd, IOFD_POLL_IN, 20 * SECOND),
			 IOFD_POLL_IN);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR1);
	ck_assert_int_eq(info.code, SI_QUEUE);
	ck_assert_uint_eq(info.pid, (unsigned)getpid());
	ck_assert_uint_eq(info.uid, getuid());
	ck_assert_int_eq(info.value, 1234);
	close_signals();
}
END_TEST

START_TEST(read_many_returns_all_pending_signals)
{
	iofd_signal_info infos[4];

	open_signals(0);
	raise(SIGUSR2);
	raise(SIGUSR1);
	raise(SIGUSR1); /* merges with the one that is pending */
	ck_assert_int_eq(iofd_signalfd_read_many(&signals, infos, 4), 2);
	ck_assert_uint_eq(infos[0].signo, SIGUSR1);
	ck_assert_uint_eq(infos[1].signo, SIGUSR2);
	ck_assert_int_eq(iofd_signalfd_read_many(&signals, infos, 4), -EAGAIN);
	ck_assert_int_eq(iofd_signalfd_read_many(&signals, infos, 0), -EINVAL);
	ck_assert_int_eq(iofd_signalfd_read_many(&signals, infos, bad_size),
			 -EINVAL);
	close_signals();
}
END_TEST

START_TEST(fd_read_below_128_bytes_returns_einval)
{
	char buf[256];

	open_signals(0);
	raise(SIGUSR1);
	ck_assert_int_eq(iofd_fd_read(&signals.fd, buf, 127), -EINVAL);
	ck_assert_int_eq(iofd_fd_read(&signals.fd, buf, 255), 128);
	close_signals();
}
END_TEST

START_TEST(fd_read_into_two_infos_takes_two_signals)
{
	iofd_signal_info infos[2];

	open_signals(0);
	raise(SIGUSR1);
	raise(SIGUSR2);
	ck_assert_int_eq(iofd_fd_read(&signals.fd, infos, sizeof infos),
			 sizeof infos);
	ck_assert_uint_eq(infos[0].signo, SIGUSR1);
	ck_assert_uint_eq(infos[1].signo, SIGUSR2);
	close_signals();
}
END_TEST

START_TEST(read_into_takes_one_signal)
{
	open_signals(0);
	raise(SIGUSR1);
	raise(SIGUSR2);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR1);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR2);
	close_signals();
}
END_TEST

START_TEST(set_mask_changes_which_signals_are_read)
{
	iofd_sigset mask = 0;

	open_signals(0);
	ck_assert_int_eq(iofd_signalfd_mask(&signals, &mask), 0);
	ck_assert_uint_eq(mask, set_of(SIGUSR1, SIGUSR2));
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, set_of(SIGUSR2, 0)),
			 0);
	ck_assert_int_eq(iofd_signalfd_mask(&signals, &mask), 0);
	ck_assert_uint_eq(mask, set_of(SIGUSR2, 0));
	raise(SIGUSR1);
	raise(SIGUSR2);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR2);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), -EAGAIN);
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, set_of(SIGUSR1, 0)),
			 0);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGUSR1);
	ck_assert_int_eq(iofd_signalfd_mask(&signals, NULL), -EFAULT);
	close_signals();
}
END_TEST

START_TEST(open_with_kill_and_stop_ignores_them)
{
	iofd_sigset mask = set_of(SIGKILL, SIGSTOP) | set_of(SIGUSR1, 0);

	ck_assert_int_eq(iofd_signalfd_open(&signals, mask, 0), 0);
	ck_assert_int_eq(iofd_signalfd_mask(&signals, &mask), 0);
	ck_assert_uint_eq(mask, set_of(SIGUSR1, 0));
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}
END_TEST

START_TEST(read_into_of_sigchld_returns_exit_status)
{
	iofd_sigset mask = set_of(SIGCHLD, 0);
	int pid;

	ck_assert_int_eq(iofd_sigmask_block(mask, &former), 0);
	ck_assert_int_eq(iofd_signalfd_open(&signals, mask, IOFD_BLOCKING), 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&signals.fd), 0);
	pid = fork();
	if (pid == 0)
		_exit(5);
	ck_assert_int_eq(iofd_signalfd_read_into(&signals, &info), 0);
	ck_assert_uint_eq(info.signo, SIGCHLD);
	ck_assert_int_eq(info.code, CLD_EXITED);
	ck_assert_uint_eq(info.pid, (unsigned)pid);
	ck_assert_int_eq(info.status, 5);
	waitpid(pid, NULL, 0);
	close_signals();
}
END_TEST

START_TEST(set_mask_and_mask_on_other_descriptor_return_einval)
{
	iofd_fd_adopt(&signals.fd, dup(0));
	ck_assert_int_eq(iofd_signalfd_set_mask(&signals, 1), -EINVAL);
	ck_assert_int_eq(iofd_signalfd_mask(&signals, &former), -EINVAL);
	ck_assert_int_eq(iofd_fd_close(&signals.fd), 0);
}
END_TEST

START_TEST(open_on_kernel_error_returns_it)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM, ENOSYS};

	signals.fd.cell = 77;
	if (forbid(SYS_signalfd4, errors[_i]) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(iofd_signalfd_open(&signals, 1, 0), -errors[_i]);
	ck_assert_int_eq(signals.fd.cell, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, open_by_default_is_nonblocking_and_cloexec);
	tcase_add_test(tests,
		       read_into_of_queued_signal_returns_sender_and_value);
	tcase_add_test(tests, read_many_returns_all_pending_signals);
	tcase_add_test(tests, fd_read_below_128_bytes_returns_einval);
	tcase_add_test(tests, fd_read_into_two_infos_takes_two_signals);
	tcase_add_test(tests, read_into_takes_one_signal);
	tcase_add_test(tests, set_mask_changes_which_signals_are_read);
	tcase_add_test(tests, open_with_kill_and_stop_ignores_them);
	tcase_add_test(tests, read_into_of_sigchld_returns_exit_status);
	tcase_add_test(tests,
		       set_mask_and_mask_on_other_descriptor_return_einval);
	tcase_add_loop_test(tests, open_on_kernel_error_returns_it, 0, 4);
}
