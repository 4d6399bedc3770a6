/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/io.h>
#include <iofd/pidfd.h>

#include <errno.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd";

#define SECOND	 1000000000LL
#define NONBLOCK 0x800

static iofd_pidfd process;
static iofd_pidfd_status status;
static int pid;

static void open_sleeper(uint32_t flags)
{
	pid = start_sleeper();
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, flags), 0);
}

static void await_end(void)
{
	ck_assert_int_ne(iofd_fd_wait(&process.fd, IOFD_READABLE, 20 * SECOND),
			 0);
}

static void close_process(void)
{
	ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
}

/* Ends the sleeper, reaps it and closes the handle. */
static void end_sleeper(void)
{
	kill(pid, SIGKILL);
	await_end();
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	close_process();
}

START_TEST(opens_nonblocking_and_cloexec)
{
	open_sleeper(0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EAGAIN);
	end_sleeper();
}
END_TEST

START_TEST(refuses_bad_arguments_and_stays_closed)
{
	const int64_t bad[] = {0, -1, INT64_MIN, 1LL << 31,
			       getpid() | 1LL << 32};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		process.fd.cell = 77;
		ck_assert_int_eq(iofd_pidfd_open(&process, bad[i], 0), -EINVAL);
		ck_assert_int_eq(process.fd.cell, 0);
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 4), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_open(&process, INT32_MAX, 0), -ESRCH);
}
END_TEST

/* A row of the table in pidfd.h for each state. */
START_TEST(running_zombie_reaped)
{
	iofd_fd copy;

	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), 0);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&copy), 1);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);

	kill(pid, SIGTERM);
	await_end();
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), 0);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);

	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_KILLED);
	ck_assert_int_eq(status.value, SIGTERM);
	ck_assert_int_eq(status.pid, pid);
	ck_assert_uint_eq(status.uid, getuid());

	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 0, &copy), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), -ESRCH);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -ECHILD);
	close_process();
}
END_TEST

START_TEST(tells_the_exit_code)
{
	pid = fork();
	if (pid == 0)
		_exit(123);
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, IOFD_PIDFD_BLOCKING),
			 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 0);
	ck_assert_int_eq(
		iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_KEEP, &status, NULL),
		0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(status.value, 123);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	close_process();
}
END_TEST

START_TEST(a_blocking_one_need_not_hang)
{
	open_sleeper(IOFD_PIDFD_BLOCKING);
	ck_assert_int_eq(iofd_pidfd_try_wait(&process, 0, &status, NULL),
			 -EAGAIN);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 4, &status, NULL), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGKILL, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	ck_assert_int_eq(status.value, SIGKILL);
	close_process();
}
END_TEST

START_TEST(tells_of_stop_and_continue)
{
	const uint32_t options =
		IOFD_PIDFD_WAIT_STOPPED | IOFD_PIDFD_WAIT_CONTINUED;

	open_sleeper(IOFD_PIDFD_BLOCKING);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGSTOP, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, options, &status, NULL), 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_STOPPED);
	ck_assert_int_eq(status.value, SIGSTOP);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGCONT, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, options, &status, NULL), 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_CONTINUED);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	end_sleeper();
}
END_TEST

START_TEST(signals_what_can_be_signalled)
{
	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 65, 0), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, -1, 0), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 1u << 31),
			 -EINVAL);
	end_sleeper();
}
END_TEST

START_TEST(signals_a_whole_group)
{
	int rc;

	open_sleeper(0);
	setpgid(pid, pid);
	rc = iofd_pidfd_send_signal(&process, SIGUSR1,
				    IOFD_PIDFD_SIGNAL_PROCESS_GROUP);
	if (rc == -EINVAL) {
		end_sleeper();
		SKIP("Linux before 6.9");
	}
	ck_assert_int_eq(rc, 0);
	await_end();
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	ck_assert_int_eq(status.value, SIGUSR1);
	close_process();
}
END_TEST

START_TEST(takes_a_descriptor_of_the_process)
{
	int event = eventfd(7, EFD_CLOEXEC);
	uint64_t value = 0;
	iofd_fd copy = {77};

	open_sleeper(0); /* it has inherited the eventfd */
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, event, &copy), 0);
	ck_assert_int_ne(iofd_fd_raw(&copy), event);
	ck_assert_int_eq(iofd_fd_read(&copy, &value, 8), 8);
	ck_assert_uint_eq(value, 7);
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	ck_assert_int_eq(iofd_pidfd_get_fd(&process, 999, &copy), -EBADF);
	ck_assert_int_eq(copy.cell, 0);
	end_sleeper();
	close(event);
}
END_TEST

START_TEST(waits_only_for_children)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, getppid(), 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -ECHILD);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	close_process();
}
END_TEST

START_TEST(wants_a_pidfd)
{
	iofd_fd_adopt(&process.fd, dup(0));
	ck_assert_int_eq(iofd_pidfd_pid(&process), -EINVAL);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0), -EBADF);
	ck_assert_int_lt(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	close_process();
}
END_TEST

/* Linux 5.3 to 5.9: pidfd_open knows no flag, waitid ignores O_NONBLOCK. */
START_TEST(an_old_kernel_is_nonblocking_too)
{
	pid = start_sleeper();
	if (forbid_where(SYS_pidfd_open, 1, NONBLOCK, EINVAL) < 0) {
		kill(pid, SIGKILL);
		SKIP("no seccomp");
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	/* every waitid that could hang is an error from here on */
	forbid_where(SYS_waitid, 3, WEXITED, EDEADLK);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EAGAIN);
	end_sleeper();
}
END_TEST

START_TEST(open_reports_what_the_kernel_says)
{
	static const int errors[] = {EMFILE, ENFILE, ENOMEM,
				     ENOSYS, EPERM,  ENODEV};

	process.fd.cell = 77;
	if (forbid(SYS_pidfd_open, errors[_i]) < 0)
		SKIP("no seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -errors[_i]);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

START_TEST(a_failed_fallback_leaks_nothing)
{
	if (forbid_where(SYS_pidfd_open, 1, NONBLOCK, EINVAL) < 0 ||
	    forbid(SYS_ioctl, EIO) < 0)
		SKIP("no seccomp");
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), -EIO);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, opens_nonblocking_and_cloexec);
	tcase_add_test(tests, refuses_bad_arguments_and_stays_closed);
	tcase_add_test(tests, running_zombie_reaped);
	tcase_add_test(tests, tells_the_exit_code);
	tcase_add_test(tests, a_blocking_one_need_not_hang);
	tcase_add_test(tests, tells_of_stop_and_continue);
	tcase_add_test(tests, signals_what_can_be_signalled);
	tcase_add_test(tests, signals_a_whole_group);
	tcase_add_test(tests, takes_a_descriptor_of_the_process);
	tcase_add_test(tests, waits_only_for_children);
	tcase_add_test(tests, wants_a_pidfd);
	tcase_add_test(tests, an_old_kernel_is_nonblocking_too);
	tcase_add_loop_test(tests, open_reports_what_the_kernel_says, 0, 6);
	tcase_add_test(tests, a_failed_fallback_leaks_nothing);
}
