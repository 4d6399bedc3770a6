/* SPDX-License-Identifier: MIT */
/* How iofd_clock_now finds the vDSO, and what it does without one. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"

#include <iofd/clock.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

const char *const suite_name = "iofd/clock_vdso";

static int64_t now(void)
{
	return iofd_clock_now(IOFD_CLOCK_MONOTONIC);
}

/* Whether libc reads a clock that the kernel does not let it ask for. */
static int is_read_by_libc(void)
{
	struct timespec now;

	return clock_gettime(CLOCK_MONOTONIC, &now) == 0;
}

/* Not every machine has a clock that programs can read. Where libc can, iofd
 * must. */
static void expect_no_call(void)
{
	if (forbid(SYS_clock_gettime, EDOM) < 0)
		SKIP_WITHOUT("seccomp");
	if (is_read_by_libc())
		ck_assert_int_gt(now(), 0);
	else
		printf("libc needs the system call\n");
}

static void read_by_vdso(void)
{
	ck_assert_int_gt(now(), 0);
	expect_no_call();
}

static void read_by_vdso_of_proc(void)
{
	int descriptors = open_descriptors();

	if (forbid_auxv_call() < 0 ||
	    forbid_without(SYS_openat, 2, O_CLOEXEC, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	read_by_vdso();
	ck_assert_int_eq(open_descriptors(), descriptors);
}

START_TEST(now_with_vdso_makes_no_system_call)
{
	run_in_child(_i ? read_by_vdso_of_proc : read_by_vdso);
}
END_TEST

/* As long as there is no descriptor left, it does not know. */
static void read_before_and_after_shortage(void)
{
	struct rlimit limit, none;

	if (forbid_auxv_call() < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = 0;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	ck_assert_int_gt(now(), 0);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	read_by_vdso();
}

START_TEST(now_after_shortage_of_descriptors_finds_vdso)
{
	run_in_child(read_before_and_after_shortage);
}
END_TEST

/* A second search would end the child. */
static void search_once(void)
{
	ck_assert_int_gt(now(), 0);
	if (forbid(SYS_openat, 0) < 0 || forbid(SYS_prctl, 0) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_gt(now(), 0);
}

static void search_once_without_vdso(void)
{
	if (hide_vdso() < 0)
		SKIP_WITHOUT("seccomp");
	search_once();
}

START_TEST(now_searches_vdso_once)
{
	run_in_child(_i ? search_once_without_vdso : search_once);
}
END_TEST

enum {
	MOST_PAGES = 64
};

/*
 * As valgrind does. The kernel unmaps all of it or nothing, and not even that
 * where its mappings are sealed.
 */
static void unmap_vdso(void)
{
	void *image = (void *)getauxval(AT_SYSINFO_EHDR);
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	for (size_t i = 1; image && i <= MOST_PAGES; i++)
		if (munmap(image, i * page) == 0)
			break;
	_exit(now() <= 0);
}

START_TEST(now_with_unmapped_vdso_makes_system_call)
{
	run_in_child(unmap_vdso);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, now_with_vdso_makes_no_system_call, 0, 2);
	tcase_add_test(tests, now_after_shortage_of_descriptors_finds_vdso);
	tcase_add_loop_test(tests, now_searches_vdso_once, 0, 2);
	tcase_add_test(tests, now_with_unmapped_vdso_makes_system_call);
}
