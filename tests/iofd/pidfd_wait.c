/* SPDX-License-Identifier: MIT */
/* Waiting for a child through its handle. */
#define _GNU_SOURCE
#include "harness.h"
#include "sleeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_wait";

#define MILLISECOND 1000000LL

START_TEST(wait_for_exited_child_returns_its_status)
{
	open_exiting(123, IOFD_BLOCKING);
	ck_assert_int_eq(
		iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_KEEP, &status, NULL),
		0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(status.value, 123);
	ck_assert_int_eq(status.pid, pid);
	ck_assert_uint_eq(status.uid, getuid());
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -ECHILD);
	close_process();
}
END_TEST

/* Codes around the limits of a signed byte and of a byte. */
START_TEST(wait_for_exited_child_returns_low_byte_of_code)
{
	static const int codes[][2] = {{0, 0},	   {127, 127}, {128, 128},
				       {255, 255}, {256, 0},   {-1, 255}};

	open_exiting(codes[_i][0], 0);
	reap_process();
	ck_assert_int_eq(status.event, IOFD_PIDFD_EXITED);
	ck_assert_int_eq(status.value, codes[_i][1]);
}
END_TEST

START_TEST(wait_for_killed_child_returns_signal)
{
	static const int signals[] = {SIGKILL, SIGTERM, SIGUSR1, SIGUSR2,
				      SIGHUP};

	open_sleeper(0);
	kill(pid, signals[_i]);
	reap_process();
	ck_assert_int_eq(status.event, IOFD_PIDFD_KILLED);
	ck_assert_int_eq(status.value, signals[_i]);
}
END_TEST

/* Some systems dump no core; then it is an ordinary end by a signal. */
START_TEST(wait_for_child_with_core_dump_returns_dumped)
{
	int result;

	open_dumping();
	ck_assert_int_eq(
		iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_KEEP, &status, NULL),
		0);
	ck_assert_int_eq(waitpid(pid, &result, 0), pid);
	close_process();
	ck_assert_int_eq(status.value, SIGSEGV);
	ck_assert_int_eq(status.event, WCOREDUMP(result) ? IOFD_PIDFD_DUMPED
							 : IOFD_PIDFD_KILLED);
}
END_TEST

START_TEST(wait_for_stopped_and_continued_child_returns_both)
{
	const uint32_t options =
		IOFD_PIDFD_WAIT_STOPPED | IOFD_PIDFD_WAIT_CONTINUED;

	open_sleeper(IOFD_BLOCKING);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGSTOP, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, options, &status, NULL), 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_STOPPED);
	ck_assert_int_eq(status.value, SIGSTOP);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGCONT, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, options, &status, NULL), 0);
	ck_assert_int_eq(status.event, IOFD_PIDFD_CONTINUED);
	ck_assert_int_eq(status.value, SIGCONT);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	end_sleeper();
}
END_TEST

START_TEST(wait_with_nohang_on_blocking_pidfd_returns_eagain)
{
	open_sleeper(IOFD_BLOCKING);
	ck_assert_int_eq(iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_NOHANG,
					 &status, NULL),
			 -EAGAIN);
	ck_assert_int_eq(iofd_pidfd_send_signal(&process, SIGKILL, 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), 0);
	ck_assert_int_eq(status.value, SIGKILL);
	ck_assert_int_eq(iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_NOHANG,
					 &status, NULL),
			 -ECHILD);
	close_process();
}
END_TEST

START_TEST(wait_and_wait_until_with_bad_options_return_einval)
{
	static const uint32_t bad[] = {4, 16, 0x20000000, 1u << 31};

	open_sleeper(IOFD_BLOCKING);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		ck_assert_int_eq(iofd_pidfd_wait(&process, bad[i], 0, 0),
				 -EINVAL);
		ck_assert_int_eq(
			iofd_pidfd_wait_until(&process, bad[i], 0, 0, 0),
			-EINVAL);
	}
	ck_assert_int_eq(iofd_pidfd_wait_until(
				 &process, IOFD_PIDFD_WAIT_STOPPED, 0, 0, 0),
			 -EINVAL);
	ck_assert_int_eq(iofd_pidfd_wait_until(
				 &process, IOFD_PIDFD_WAIT_CONTINUED, 0, 0, 0),
			 -EINVAL);
	end_sleeper();
}
END_TEST

START_TEST(wait_without_event_leaves_outputs_unchanged)
{
	iofd_pidfd_usage usage, before;

	memset(&usage, 0x5a, sizeof usage);
	memset(&status, 0x5a, sizeof status);
	before = usage;
	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, &usage),
			 -EAGAIN);
	ck_assert_int_eq(iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_NOHANG,
					 &status, &usage),
			 -EAGAIN);
	ck_assert_int_eq(iofd_pidfd_wait_until(&process, 0, 0, &status, &usage),
			 -ETIMEDOUT);
	ck_assert_mem_eq(&usage, &before, sizeof usage);
	ck_assert_int_eq(status.event, 0x5a5a5a5a);
	end_sleeper();
}
END_TEST

static int64_t nanoseconds(struct timeval time)
{
	return time.tv_sec * 1000 * MILLISECOND + time.tv_usec * 1000;
}

/*
 * What work uses, and what is the least that may be reported: the kernel counts
 * pages for each processor, and adds the counts up only now and then.
 */
enum {
	MEMORY = 32 << 20,
	LEAST_MEMORY = MEMORY / 2
};

/* Uses 20 ms of user time, 20 ms more of system time, and memory. */
static void work(void)
{
	static char memory[MEMORY];
	int zeros = open("/dev/zero", O_RDONLY);
	struct rusage used;

	do {
		memset(memory, 1, sizeof memory);
		getrusage(RUSAGE_SELF, &used);
	} while (nanoseconds(used.ru_utime) < 20 * MILLISECOND);
	do {
		read(zeros, memory, sizeof memory);
		getrusage(RUSAGE_SELF, &used);
	} while (nanoseconds(used.ru_stime) <
		 nanoseconds(used.ru_utime) + 20 * MILLISECOND);
	_exit(0);
}

START_TEST(wait_with_usage_matches_wait4)
{
	iofd_pidfd_usage usage;
	struct rusage libcs;

	pid = fork();
	if (pid == 0)
		work();
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	await_end();
	ck_assert_int_eq(
		iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_KEEP, NULL, &usage),
		0);
	ck_assert_int_eq(wait4(pid, NULL, 0, &libcs), pid);
	ck_assert_int_ge(usage.user_ns, 20 * MILLISECOND);
	ck_assert_int_eq(usage.user_ns, nanoseconds(libcs.ru_utime));
	ck_assert_int_ge(usage.system_ns, 20 * MILLISECOND);
	ck_assert_int_eq(usage.system_ns, nanoseconds(libcs.ru_stime));
	ck_assert_int_ge(usage.max_memory, LEAST_MEMORY);
	ck_assert_int_eq(usage.max_memory, libcs.ru_maxrss * 1024);
	ck_assert_int_ge(usage.minor_faults, 1);
	ck_assert_int_eq(usage.minor_faults, libcs.ru_minflt);
	ck_assert_int_eq(usage.major_faults, libcs.ru_majflt);
	ck_assert_int_eq(usage.voluntary_switches, libcs.ru_nvcsw);
	ck_assert_int_eq(usage.involuntary_switches, libcs.ru_nivcsw);
	close_process();
}
END_TEST

START_TEST(wait_for_other_than_child_returns_echild)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, getppid(), 0), 0);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -ECHILD);
	ck_assert_int_eq(iofd_pidfd_wait(&process, IOFD_PIDFD_WAIT_NOHANG,
					 &status, NULL),
			 -ECHILD);
	ck_assert_int_eq(
		iofd_pidfd_wait_until(&process, 0, INT64_MAX, &status, NULL),
		-ECHILD);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	close_process();
}
END_TEST

/* The kernel reaps the children of a process that ignores SIGCHLD. */
START_TEST(wait_when_sigchld_is_ignored_returns_echild)
{
	signal(SIGCHLD, SIG_IGN);
	open_sleeper(IOFD_BLOCKING);
	kill(pid, SIGKILL);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -ECHILD);
	close_process();
}
END_TEST

/* Linux 5.3 to 5.9: pidfd_open rejects all flags, waitid ignores O_NONBLOCK. */
START_TEST(wait_on_linux_before_5_10_does_not_block)
{
	pid = start_sleeper();
	if (forbid_where(SYS_pidfd_open, 1, O_NONBLOCK, EINVAL) < 0) {
		kill(pid, SIGKILL);
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	/* from here on, a waitid that could hang fails */
	forbid_where(SYS_waitid, 3, WEXITED, EDEADLK);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EAGAIN);
	end_sleeper();
}
END_TEST

START_TEST(wait_without_fcntl_returns_its_error)
{
	open_sleeper(IOFD_BLOCKING);
	if (forbid(SYS_fcntl, EPERM) < 0) {
		end_sleeper();
		SKIP_WITHOUT("seccomp");
	}
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, &status, NULL), -EPERM);
	end_sleeper();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, wait_for_exited_child_returns_its_status);
	tcase_add_loop_test(
		tests, wait_for_exited_child_returns_low_byte_of_code, 0, 6);
	tcase_add_loop_test(tests, wait_for_killed_child_returns_signal, 0, 5);
	tcase_add_test(tests, wait_for_child_with_core_dump_returns_dumped);
	tcase_add_test(tests,
		       wait_for_stopped_and_continued_child_returns_both);
	tcase_add_test(tests,
		       wait_with_nohang_on_blocking_pidfd_returns_eagain);
	tcase_add_test(tests,
		       wait_and_wait_until_with_bad_options_return_einval);
	tcase_add_test(tests, wait_without_event_leaves_outputs_unchanged);
	tcase_add_test(tests, wait_with_usage_matches_wait4);
	tcase_add_test(tests, wait_for_other_than_child_returns_echild);
	tcase_add_test(tests, wait_when_sigchld_is_ignored_returns_echild);
	tcase_add_test(tests, wait_on_linux_before_5_10_does_not_block);
	tcase_add_test(tests, wait_without_fcntl_returns_its_error);
}
