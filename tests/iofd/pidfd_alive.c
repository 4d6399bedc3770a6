/* SPDX-License-Identifier: MIT */
/* When a handle reports the end of its process, and when it does not. */
#define _GNU_SOURCE
#include "harness.h"
#include "sleeper.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_alive";

START_TEST(alive_after_each_exit_returns_zero)
{
	for (int round = 0; round < 500; round++) {
		open_exiting(round % 256, 0);
		await_end();
		ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
		reap_process();
		ck_assert_int_eq(status.value, round % 256);
	}
}
END_TEST

START_TEST(alive_of_number_closed_elsewhere_returns_ebadf)
{
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	ck_assert_int_eq(close(iofd_fd_raw(&process.fd)), 0);
	ck_assert_int_eq(iofd_pidfd_alive(&process), -EBADF);
	process.fd.cell = 0;
}
END_TEST

/* Waits until /proc shows `wanted` for the child. */
static void await_stat(const char *wanted)
{
	char path[32], stat[128] = "";

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	while (!strstr(stat, wanted)) {
		int file = open(path, O_RDONLY | O_CLOEXEC);
		long n = read(file, stat, sizeof stat - 1);

		ck_assert_int_gt(n, 0);
		stat[n] = 0;
		close(file);
		sched_yield();
	}
}

static void *become_another_program(void *nothing)
{
	execl("/bin/sleep", "sleep", "60", (char *)0);
	return nothing;
}

static void *sleep_for_good(void *nothing)
{
	for (;;)
		pause();
	return nothing;
}

/* Starts a child with two threads, which run `first` and `second`. */
static void open_with_thread(void *(*second)(void *), void (*first)(void))
{
	pthread_t thread;

	pid = fork();
	if (pid == 0) {
		alarm(60);
		pthread_create(&thread, NULL, second, NULL);
		first();
	}
	ck_assert_int_eq(iofd_pidfd_open(&process, pid, 0), 0);
}

static void end_this_thread(void)
{
	syscall(SYS_exit, 0);
}

static void stay(void)
{
	sleep_for_good(NULL);
}

START_TEST(alive_after_end_of_first_thread_returns_one)
{
	open_with_thread(sleep_for_good, end_this_thread);
	await_stat(") Z ");
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), -EAGAIN);
	end_sleeper();
}
END_TEST

/* execve ends the first thread, and its caller takes over the number. */
START_TEST(alive_after_execve_in_thread_returns_one)
{
	open_with_thread(become_another_program, stay);
	await_stat("(sleep) S ");
	ck_assert_int_eq(iofd_pidfd_alive(&process), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	end_sleeper();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, alive_after_each_exit_returns_zero);
	tcase_add_test(tests, alive_of_number_closed_elsewhere_returns_ebadf);
	tcase_add_test(tests, alive_after_end_of_first_thread_returns_one);
	tcase_add_test(tests, alive_after_execve_in_thread_returns_one);
}
