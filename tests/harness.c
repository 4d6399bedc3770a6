/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static int descriptors_before;

enum {
	RECORD_LENGTH = 16 /* where struct linux_dirent64 has it */
};

/* Without opendir: it makes calls that a test may have forbidden. */
void *volatile bad_null = NULL;
void *volatile bad_address = (void *)1;
volatile size_t bad_size = SIZE_MAX;

int open_descriptors(void)
{
	char entries[4096];
	uint16_t length;
	int directory =
		open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int count = 0;
	long end;

	ck_assert_int_ge(directory, 0);
	while ((end = syscall(SYS_getdents64, directory, entries,
			      sizeof entries)) > 0)
		for (long at = 0; at < end; at += length) {
			memcpy(&length, entries + at + RECORD_LENGTH,
			       sizeof length);
			count++;
		}
	ck_assert_int_eq(end, 0);
	close(directory);
	return count;
}

static void on_alarm(int signal)
{
	(void)signal;
}

static void every_ms(suseconds_t ms)
{
	struct itimerval interval = {{0, 1000 * ms}, {0, 1000 * ms}};

	ck_assert_int_eq(setitimer(ITIMER_REAL, &interval, NULL), 0);
}

void start_alarms(void)
{
	struct sigaction action = {.sa_handler = on_alarm};

	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	every_ms(1);
}

void stop_alarms(void)
{
	every_ms(0);
}

/* libcheck handles these by ending the test: they wait until the child has
 * thrown the handlers away. */
int start_sleeper(void)
{
	static const int handled[] = {SIGTERM, SIGINT, SIGALRM};
	sigset_t all, before;
	int pid;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	pid = fork();
	ck_assert_int_ge(pid, 0);
	for (size_t i = 0; pid == 0 && i < 3; i++)
		signal(handled[i], SIG_DFL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (pid == 0) {
		alarm(60); /* it must not outlive a test that was killed */
		for (;;)
			pause();
	}
	return pid;
}

static void count_before(void)
{
	descriptors_before = open_descriptors();
}

static void count_after(void)
{
	ck_assert_msg(open_descriptors() == descriptors_before,
		      "descriptors open before: %d, after: %d",
		      descriptors_before, open_descriptors());
}

/* A test that hangs has a limit: one that works has more than enough time. */
int main(void)
{
	Suite *suite = suite_create(suite_name);
	TCase *tests = tcase_create(suite_name);
	SRunner *runner;
	int failed;

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, count_before, count_after);
	add_tests(tests);
	suite_add_tcase(suite, tests);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
