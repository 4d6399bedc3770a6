/* SPDX-License-Identifier: MIT */
/* Options without a subject of their own, those refused, and the result. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_options";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

static const iofd_spawn_options none;

/* What options change in a program. */
static char script[] =
	"umask; pwd; ls /proc/self/fd; cat /proc/self/limits /proc/self/cgroup;"
	"grep -E '^(Uid|Gid|Groups|Sig...|NoNewPrivs):' /proc/self/status;"
	"cut -d ' ' -f 5-8 /proc/self/stat";

/* Runs the script by the short call, without options or with zeroed ones. */
static void report(int way, int file)
{
	char *argv[] = {"sh", "-c", script, NULL};
	int rc;

	if (way == 0)
		rc = iofd_pidfd_spawn(&child, "/bin/sh", argv, NULL, NULL, 0,
				      0);
	else
		rc = iofd_pidfd_spawn_with(&child, "/bin/sh", argv, NULL,
					   way == 1 ? NULL : &none, NULL);
	ck_assert_int_eq(rc, 0);
	ck_assert_int_eq(exit_code(), 0);
	output_size = pread(file, output, sizeof output - 1, 0);
	ck_assert_int_gt(output_size, 200);
	output[output_size] = 0;
	ck_assert_int_eq(ftruncate(file, 0), 0);
	ck_assert_int_eq(lseek(file, 0, SEEK_SET), 0);
}

START_TEST(spawn_without_options_equals_short_call)
{
	int file = memfd_create("report", MFD_CLOEXEC);
	int stdout_before = dup(1);
	static char expected[sizeof output];

	ck_assert_int_eq(dup2(file, 1), 1);
	report(0, 1);
	strcpy(expected, output);
	report(_i, 1);
	ck_assert_int_eq(dup2(stdout_before, 1), 1);
	close(stdout_before);
	close(file);
	ck_assert_str_eq(output, expected);
}
END_TEST

START_TEST(spawn_with_umask_sets_it)
{
	static const struct {
		uint32_t flags, mask;
		const char *expected;
	} masks[] = {
		{IOFD_SPAWN_SET_UMASK, 0, "0000"},
		{IOFD_SPAWN_SET_UMASK, 022, "0022"},
		{IOFD_SPAWN_SET_UMASK, 0777, "0777"},
		{0, 0, "0027"}, /* ours */
	};

	for (int i = 0; i < ROWS(masks); i++) {
		const iofd_spawn_options options = {.flags = masks[i].flags,
						    .umask = masks[i].mask};

		umask(027);
		ck_assert_str_eq(status_of("\nUmask:\t", &options),
				 masks[i].expected);
		ck_assert_int_eq(umask(0), 027);
	}
}
END_TEST

START_TEST(spawn_with_no_new_privs_sets_it)
{
	const iofd_spawn_options options = {.flags = IOFD_SPAWN_NO_NEW_PRIVS};

	ck_assert_str_eq(status_of("\nNoNewPrivs:\t", &options), "1");
	ck_assert_str_eq(status_of("\nNoNewPrivs:\t", &none), "0");
	ck_assert_int_eq(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
}
END_TEST

START_TEST(spawn_with_limits_sets_them)
{
	static const iofd_spawn_limit limits[] = {
		{RLIMIT_CORE, 0, 0, 0},
		{RLIMIT_NOFILE, 0, 64, 128},
		{RLIMIT_CPU, 0, 3600, UINT64_MAX},
		{RLIMIT_NOFILE, 0, 32, 64}, /* a later one replaces it */
	};
	const iofd_spawn_options options = {.limits = limits,
					    .limit_count = ROWS(limits)};
	struct rlimit limit, ours;

	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &ours), 0);
	start_sleeping(&options);
	for (int i = 0; i < ROWS(limits); i++) {
		const iofd_spawn_limit *last = &limits[i == 1 ? 3 : i];

		ck_assert_int_eq(
			prlimit(result.pid, limits[i].resource, NULL, &limit),
			0);
		ck_assert_uint_eq(limit.rlim_cur, last->soft);
		ck_assert_uint_eq(limit.rlim_max, last->hard);
	}
	end_child();
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	ck_assert_mem_eq(&limit, &ours, sizeof limit);
}
END_TEST

START_TEST(spawn_with_bad_limit_returns_its_index)
{
	static const iofd_spawn_limit bad[] = {
		{RLIMIT_NOFILE, 0, 65, 64}, /* soft above hard */
		{99, 0, 1, 1},
		{UINT32_MAX, 0, 1, 1},
	};
	const iofd_spawn_limit limits[] = {
		{RLIMIT_CORE, 0, 0, 0}, bad[_i], {RLIMIT_CORE, 0, 0, 0}};
	const iofd_spawn_options options = {.limits = limits,
					    .limit_count = ROWS(limits)};

	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EINVAL);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_LIMITS);
	ck_assert_uint_eq(result.index, 1);
}
END_TEST

/* The kernel makes a process that changes its user undumpable: /proc/self of
 * it then belongs to root. */
static void renounce_root(void)
{
	if (getuid() != 0)
		return;
	ck_assert_int_eq(setresuid(65534, 65534, 65534), 0);
	ck_assert_int_eq(prctl(PR_SET_DUMPABLE, 1), 0);
}

START_TEST(spawn_with_limit_raised_by_unprivileged_returns_eperm)
{
	const iofd_spawn_limit raised = {RLIMIT_CORE, 0, 0, UINT64_MAX};
	const iofd_spawn_options options = {.limits = &raised,
					    .limit_count = 1};
	const struct rlimit low = {0, 0};

	ck_assert_int_eq(setrlimit(RLIMIT_CORE, &low), 0);
	renounce_root();
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EPERM);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_LIMITS);
}
END_TEST

START_TEST(spawn_returns_pid_of_child)
{
	char *argv[] = {"sh", "-c", "echo $$", NULL};

	run_path("/bin/sh", argv, NULL, &none);
	ck_assert_int_eq(atoi(output), result.pid);
}
END_TEST

/* The index of the last limit is not that of what fails afterwards. */
START_TEST(spawn_that_fails_after_arrays_returns_index_zero)
{
	static const iofd_spawn_limit limits[] = {{RLIMIT_CORE, 0, 0, 0},
						  {RLIMIT_CORE, 0, 0, 0}};
	static const iofd_spawn_fd fds[] = {{0, 40}, {0, 41}};
	const iofd_spawn_options options = {.fds = fds,
					    .fd_count = 2,
					    .limits = limits,
					    .limit_count = _i ? 2 : 0};

	ck_assert_int_eq(refusal_of("/nonexistent", NULL, &options), -ENOENT);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_EXECUTE);
	ck_assert_uint_eq(result.index, 0);
}
END_TEST

/* Both the copy and the target, which is made after all copies. */
START_TEST(spawn_with_bad_descriptor_returns_its_index)
{
	static const iofd_spawn_fd bad[] = {{900, 5}, {0, -1}};
	const iofd_spawn_fd fds[] = {{0, 40}, {0, 41}, bad[_i], {0, 42}};
	const iofd_spawn_options options = {.fds = fds, .fd_count = ROWS(fds)};

	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EBADF);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_FDS);
	ck_assert_uint_eq(result.index, 2);
}
END_TEST

static const iofd_fd closed;
static const uint32_t group;
static const iofd_spawn_limit reserved_limit = {RLIMIT_CORE, 1, 0, 0};
static const iofd_spawn_limit many_limits[IOFD_SPAWN_LIMITS_MAX + 1];
static const iofd_spawn_fd many_fds[IOFD_SPAWN_FDS_MAX + 1];
static const iofd_spawn_user unknown_flag = {.flags = IOFD_BLOCKING};
static const iofd_spawn_user two_answers = {
	.groups = &group, .group_count = 1, .flags = IOFD_SPAWN_KEEP_GROUPS};
static const iofd_spawn_user null_groups = {.group_count = 1};
/* to the kernel, -1 is the ID that the process has already */
static const iofd_spawn_user same_uid = {.uid = UINT32_MAX};
static const iofd_spawn_user same_gid = {.gid = UINT32_MAX};

/* Each returns -EINVAL, and -EFAULT where that is said. */
static const struct {
	iofd_spawn_options options;
	int is_fault;
} refused[] = {
	{{.flags = IOFD_SPAWN_KEEP_GROUPS}, 0},
	{{.flags = 1u << 31}, 0},
	{{.flags = IOFD_SPAWN_SEARCH_PATH, .program = &closed}, 0},
	{{.flags = IOFD_SPAWN_NEW_GROUP, .group = 1}, 0},
	{{.flags = IOFD_SPAWN_NEW_SESSION, .group = 1}, 0},
	{{.group = -1}, 0},
	{{.terminal = &closed}, 0},
	{{.death_signal = -1}, 0},
	{{.death_signal = 65}, 0},
	{{.umask = 022}, 0},
	{{.flags = IOFD_SPAWN_SET_UMASK, .umask = 01000}, 0},
	{{.limits = &reserved_limit, .limit_count = 1}, 0},
	{{.limits = many_limits, .limit_count = ROWS(many_limits)}, 0},
	{{.limit_count = 1}, 1},
	{{.fds = many_fds, .fd_count = ROWS(many_fds)}, 0},
	{{.fd_count = 1}, 1},
	{{.user = &unknown_flag}, 0},
	{{.user = &two_answers}, 0},
	{{.user = &null_groups}, 1},
	{{.user = &same_uid}, 0},
	{{.user = &same_gid}, 0},
};

START_TEST(spawn_with_invalid_options_fails_before_clone)
{
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &refused[_i].options),
			 refused[_i].is_fault ? -EFAULT : -EINVAL);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_OPTIONS);
	ck_assert_uint_eq(result.index, 0);
}
END_TEST

/* It has no argument for the umask. */
START_TEST(spawn_with_umask_flag_in_short_call_returns_einval)
{
	ck_assert_int_eq(iofd_pidfd_spawn(&child, "/bin/true",
					  (char *[]){"true", NULL}, NULL, NULL,
					  0, IOFD_SPAWN_SET_UMASK),
			 -EINVAL);
	check_nothing_left();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, spawn_without_options_equals_short_call, 1,
			    3);
	tcase_add_test(tests, spawn_with_umask_sets_it);
	tcase_add_test(tests, spawn_with_no_new_privs_sets_it);
	tcase_add_test(tests, spawn_with_limits_sets_them);
	tcase_add_loop_test(tests, spawn_with_bad_limit_returns_its_index, 0,
			    3);
	tcase_add_test(tests,
		       spawn_with_limit_raised_by_unprivileged_returns_eperm);
	tcase_add_test(tests, spawn_returns_pid_of_child);
	tcase_add_loop_test(
		tests, spawn_that_fails_after_arrays_returns_index_zero, 0, 2);
	tcase_add_loop_test(tests, spawn_with_bad_descriptor_returns_its_index,
			    0, 2);
	tcase_add_loop_test(tests,
			    spawn_with_invalid_options_fails_before_clone, 0,
			    ROWS(refused));
	tcase_add_test(tests,
		       spawn_with_umask_flag_in_short_call_returns_einval);
}
