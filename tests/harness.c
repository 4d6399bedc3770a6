/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
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

void skip(const char *why)
{
	const char *strict = getenv("IOFD_STRICT");

	printf("SKIPPED in %s: %s\n", suite_name, why);
	fflush(stdout);
	ck_assert_msg(!strict || !*strict, "skipped: %s", why);
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

enum {
	MOST_LISTED = 256
};

/* What the emulator cannot do, and is therefore tested to fail. */
static struct {
	const TTest *test;
	int round;
} listed[MOST_LISTED];
static int listed_count;

static int begins_with(const char *line, const char *beginning)
{
	return strncmp(line, beginning, strlen(beginning)) == 0;
}

/* A line of the list is: suite, or suite@target; test:round; and the reason;
 * with tabs between. The round may be *, for all. */
static int names_test(const char *line, const char *at, const char *test,
		      int round)
{
	char one[128], all[128];

	snprintf(one, sizeof one, "%s%s\t%s:%d\t", suite_name, at, test, round);
	snprintf(all, sizeof all, "%s%s\t%s:*\t", suite_name, at, test);
	return begins_with(line, one) || begins_with(line, all);
}

static int is_listed(const char *test, int round)
{
	const char *list = getenv("IOFD_EMULATED");
	const char *target = getenv("IOFD_EMULATED_TARGET");
	FILE *file = list ? fopen(list, "r") : NULL;
	char line[256], at[64];
	int found = 0;

	snprintf(at, sizeof at, "@%s", target ? target : "");
	while (file && !found && fgets(line, sizeof line, file))
		found = names_test(line, "", test, round) ||
			names_test(line, at, test, round);
	if (file)
		fclose(file);
	return found;
}

void add_test(TCase *tests, const TTest *test, int first, int end)
{
	for (int round = first; round < end; round++) {
		if (!is_listed(test->name, round)) {
			_tcase_add_test(tests, test, 0, 0, round, round + 1);
			continue;
		}
		if (listed_count == MOST_LISTED)
			abort();
		listed[listed_count].test = test;
		listed[listed_count++].round = round;
	}
}

static TCase *new_tests(double timeout)
{
	TCase *tests = tcase_create(suite_name);

	tcase_set_timeout(tests, timeout);
	tcase_add_checked_fixture(tests, count_before, count_after);
	return tests;
}

/* Returns how many failed. */
static int run(TCase *tests, enum print_output output)
{
	Suite *suite = suite_create(suite_name);
	SRunner *runner;
	int failed;

	suite_add_tcase(suite, tests);
	runner = srunner_create(suite);
	srunner_run_all(runner, output);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed;
}

int main(void)
{
	TCase *tests = new_tests(30);
	int failed;

	add_tests(tests);
	failed = run(tests, CK_NORMAL);
	setenv("IOFD_STRICT", "1", 1); /* a skipped test is one that failed */
	for (int i = 0; i < listed_count; i++) {
		tests = new_tests(5);
		_tcase_add_test(tests, listed[i].test, 0, 0, listed[i].round,
				listed[i].round + 1);
		if (run(tests, CK_SILENT))
			continue;
		printf("%s:%d works: take it off the list\n",
		       listed[i].test->name, listed[i].round);
		failed++;
	}
	if (listed_count)
		printf("%d more fail as the emulator's list says\n",
		       listed_count);
	return failed != 0;
}
