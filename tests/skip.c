/* SPDX-License-Identifier: MIT */
/* What this kernel and this machine have, and tests that need more. */
#include "harness.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/utsname.h>

int kernel_is_before(int major, int minor)
{
	struct utsname system;
	int release[2] = {0, 0};

	ck_assert_int_eq(uname(&system), 0);
	ck_assert_int_eq(
		sscanf(system.release, "%d.%d", &release[0], &release[1]), 2);
	return release[0] < major ||
	       (release[0] == major && release[1] < minor);
}

static void skipped(const char *why, int is_failure)
{
	const char *strict = getenv("IOFD_STRICT");

	printf("SKIPPED %s %s: %s\n", suite_name, tcase_name(), why);
	fflush(stdout);
	ck_assert_msg(!is_failure || !strict || !*strict, "skipped: %s", why);
}

void skip_before(const char *feature, int major, int minor)
{
	int is_due = kernel_is_before(major, minor);
	char why[128];

	snprintf(why, sizeof why, "%s is in Linux since %d.%d%s", feature,
		 major, minor, is_due ? "" : ", yet not in this one");
	skipped(why, !is_due);
}

void skip_without(const char *feature)
{
	char why[128];

	snprintf(why, sizeof why, "no %s", feature);
	skipped(why, 1);
}

/* Reads the first line of this form. Returns -1 if there is none. */
static long read_number(const char *path, const char *form)
{
	FILE *file = fopen(path, "r");
	char line[128];
	long number = -1;

	while (file && fgets(line, sizeof line, file) &&
	       sscanf(line, form, &number) != 1)
		;
	if (file)
		fclose(file);
	return number;
}

/* The default is a line of its own in /proc/meminfo. */
int has_huge_pages(void)
{
	return read_number("/proc/meminfo", "Hugepagesize: %ld") > 0;
}

int lacks_io_uring(int result)
{
	if (result != -ENOSYS && result != -EPERM)
		return 0;
	if (read_number("/proc/sys/kernel/io_uring_disabled", "%ld") > 0)
		ck_assert_int_eq(result, -EPERM);
	else if (result == -ENOSYS)
		skip_before("io_uring", 5, 1);
	else
		skip_without("permission to use io_uring");
	return 1;
}

enum {
	POPULATE_READ = 22 /* MADV_POPULATE_READ, which old headers lack */
};

/* The kernel looks at the advice first, and has nothing else to refuse. */
int lacks_populate(void)
{
	if (madvise(NULL, 0, POPULATE_READ) == 0)
		return 0;
	skip_before("MADV_POPULATE_READ", 5, 14);
	return 1;
}

/* Fewer bytes than a sanitizer maps would keep the test itself from running. */
size_t limit_address_space(void)
{
	struct rlimit limit;

	ck_assert_int_eq(getrlimit(RLIMIT_AS, &limit), 0);
	limit.rlim_cur = (rlim_t)1 << 46;
	ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
	return limit.rlim_cur;
}
