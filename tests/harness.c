/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int descriptors_before;

enum {
	RECORD_LENGTH = 16 /* where struct linux_dirent64 has it */
};

/* Without opendir: it makes calls that a test may have forbidden. */
int open_descriptors(void)
{
	char entries[4096];
	uint16_t length;
	int directory = open("/proc/self/fd", O_RDONLY | O_DIRECTORY);
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

static int install(struct sock_filter *filter, unsigned short length)
{
	struct sock_fprog program = {length, filter};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program))
		return -errno;
	return 0;
}

static unsigned action(int error)
{
	return error ? SECCOMP_RET_ERRNO | (unsigned)error : SECCOMP_RET_TRAP;
}

int forbid(long number, int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, action(error)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return install(filter, sizeof filter / sizeof filter[0]);
}

enum {
	LOW_HALF = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0
};

int forbid_where(long number, int argument, unsigned value, int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 (unsigned)(offsetof(struct seccomp_data, args) +
				    8 * (size_t)argument + LOW_HALF)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, action(error)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return install(filter, sizeof filter / sizeof filter[0]);
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
