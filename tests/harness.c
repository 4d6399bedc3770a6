/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <dirent.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static int descriptors_before;

int open_descriptors(void)
{
	DIR *directory = opendir("/proc/self/fd");
	int count = 0;

	ck_assert_ptr_nonnull(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

void skip(const char *why)
{
	printf("SKIPPED in %s: %s\n", suite_name, why);
	fflush(stdout);
	ck_assert_msg(!getenv("IOFD_STRICT"), "skipped: %s", why);
}

int forbid_if(long number, int argument, unsigned mask, int error)
{
	unsigned action =
		error ? SECCOMP_RET_ERRNO | (unsigned)error : SECCOMP_RET_TRAP;
	unsigned word = (unsigned)(offsetof(struct seccomp_data, args) +
				   8 * (size_t)argument);
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)number, 0, 4),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, word),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, mask),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, mask, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, action),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program))
		return -errno;
	return 0;
}

int forbid(long number, int error)
{
	return forbid_if(number, 0, 0, error);
}

int start_sleeper(void)
{
	int pid = fork();

	ck_assert_int_ge(pid, 0);
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

int main(void)
{
	Suite *suite = suite_create(suite_name);
	TCase *tests = tcase_create(suite_name);
	SRunner *runner;
	int failed;

	tcase_set_timeout(tests, 30);
	tcase_add_checked_fixture(tests, count_before, count_after);
	add_tests(tests);
	suite_add_tcase(suite, tests);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
