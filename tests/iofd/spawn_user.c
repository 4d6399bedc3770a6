/* SPDX-License-Identifier: MIT */
/* A program that is started as another user. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <grp.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_user";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

static const uint32_t groups[] = {7, 5, 6};
static const iofd_spawn_user other = {.uid = 65534, .gid = 65533};

static int is_not_root(void)
{
	if (geteuid() == 0)
		return 0;
	skip_without("permission to become another user");
	return 1;
}

static int is_dumpable(void)
{
	return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
}

/* Ours are 11 and 12. The kernel sorts the groups. */
static const struct {
	iofd_spawn_user user;
	const char *uid, *gid, *groups;
} users[] = {
	{{.uid = 1000, .gid = 1001, .groups = groups, .group_count = 3},
	 "1000\t1000\t1000\t1000",
	 "1001\t1001\t1001\t1001",
	 "5 6 7 "},
	{{.uid = 1000, .gid = 1001},
	 "1000\t1000\t1000\t1000",
	 "1001\t1001\t1001\t1001",
	 ""},
	{{.uid = 1000, .gid = 1001, .flags = IOFD_SPAWN_KEEP_GROUPS},
	 "1000\t1000\t1000\t1000",
	 "1001\t1001\t1001\t1001",
	 "11 12 "},
	{{.uid = 0, .gid = 0, .groups = groups, .group_count = 1},
	 "0\t0\t0\t0",
	 "0\t0\t0\t0",
	 "7 "},
	{{.uid = UINT32_MAX - 1, .gid = UINT32_MAX - 1},
	 "4294967294\t4294967294\t4294967294\t4294967294",
	 "4294967294\t4294967294\t4294967294\t4294967294",
	 ""},
};

START_TEST(spawn_with_user_sets_ids_and_groups)
{
	const iofd_spawn_options options = {.user = &users[_i].user};
	const gid_t ours[] = {11, 12};
	const char *shown;

	if (is_not_root())
		return;
	ck_assert_int_eq(setgroups(2, ours), 0);
	ck_assert_str_eq(status_of("\nUid:\t", &options), users[_i].uid);
	ck_assert_str_eq(status_of("\nGid:\t", &options), users[_i].gid);
	shown = status_of("\nGroups:\t", &options);
	ck_assert_str_eq(shown + (*users[_i].groups ? 0 : strspn(shown, " ")),
			 users[_i].groups);
	ck_assert_int_eq(getgroups(0, NULL), 2);
	ck_assert_uint_eq(geteuid(), 0);
}
END_TEST

/* The capabilities go with the user ID, so all else must come before. */
START_TEST(spawn_with_user_has_no_capabilities)
{
	const iofd_spawn_options options = {.user = &other};

	if (is_not_root())
		return;
	ck_assert_str_eq(status_of("\nCapPrm:\t", &options),
			 "0000000000000000");
	ck_assert_str_eq(status_of("\nCapEff:\t", &options),
			 "0000000000000000");
}
END_TEST

static volatile int stop, was_undumpable;

static void *watch_dumpable(void *nothing)
{
	while (!stop)
		was_undumpable |= is_dumpable() != 1;
	return nothing;
}

/*
 * A process that changes its user becomes undumpable, and with it all that
 * share its memory: we would, until the end, and root would own our /proc/self.
 */
START_TEST(spawn_with_user_leaves_caller_dumpable)
{
	static const char *const paths[] = {"/bin/true", "/nonexistent"};
	const iofd_spawn_options options = {.user = &other};
	char *argv[] = {"true", NULL};
	pthread_t thread;

	if (is_not_root())
		return;
	ck_assert_int_eq(is_dumpable(), 1);
	ck_assert_int_eq(pthread_create(&thread, NULL, watch_dumpable, NULL),
			 0);
	for (int i = 0; i < 100; i++)
		if (iofd_pidfd_spawn_with(&child, paths[i % 2], argv, NULL,
					  &options, &result) == 0)
			ck_assert_int_eq(exit_code(), 0);
	stop = 1;
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	ck_assert_int_eq(was_undumpable, 0);
	check_nothing_left();
}
END_TEST

START_TEST(spawn_with_user_when_call_fails_leaves_nothing)
{
	static const long calls[] = {SYS_setgroups, SYS_setresgid,
				     SYS_setresuid};
	const iofd_spawn_options options = {.user = &other};

	if (is_not_root())
		return;
	if (forbid(calls[_i], EAGAIN) < 0)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EAGAIN);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_USER);
	ck_assert_int_eq(is_dumpable(), 1);
}
END_TEST

START_TEST(spawn_with_invalid_groups_returns_einval)
{
	static const uint32_t nobody[] = {1, UINT32_MAX};
	static const uint32_t many[65537];
	static const iofd_spawn_user bad[] = {
		{.groups = nobody, .group_count = 2},
		{.groups = many, .group_count = 65537},
		{.groups = many, .group_count = UINT32_MAX},
	};
	const iofd_spawn_options options = {.user = &bad[_i]};

	if (is_not_root())
		return;
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EINVAL);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_USER);
}
END_TEST

/* An unprivileged process may be itself, but must not touch its groups. */
START_TEST(spawn_with_own_ids_by_unprivileged_needs_keep_groups)
{
	iofd_spawn_user own = {.flags = IOFD_SPAWN_KEEP_GROUPS};
	const iofd_spawn_options options = {.user = &own};

	if (geteuid() == 0) {
		ck_assert_int_eq(setresgid(1001, 1001, 1001), 0);
		ck_assert_int_eq(setresuid(1000, 1000, 1000), 0);
		ck_assert_int_eq(prctl(PR_SET_DUMPABLE, 1), 0);
	}
	own.uid = geteuid();
	own.gid = getegid();
	ck_assert_uint_eq(strtoul(status_of("\nUid:\t", &options), NULL, 10),
			  own.uid);
	own.flags = 0;
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EPERM);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_USER);
	own.flags = IOFD_SPAWN_KEEP_GROUPS;
	own.uid++;
	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options), -EPERM);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_USER);
}
END_TEST

/* The kernel clears it when the user changes, so it is set afterwards. */
START_TEST(spawn_with_user_keeps_death_signal)
{
	const iofd_spawn_options options = {.user = &other,
					    .death_signal = SIGUSR1};

	if (is_not_root())
		return;
	expect_death_with_parent(&options, SIGUSR1);
}
END_TEST

START_TEST(spawn_with_user_needs_permission_to_execute)
{
	char path[] = "/tmp/iofd-script-XXXXXX";
	const iofd_spawn_options options = {.user = &other};
	char *argv[] = {"script", NULL};
	int script;

	if (is_not_root())
		return;
	script = mkstemp(path);
	ck_assert_int_eq(write(script, "#!/bin/sh\n", 10), 10);
	ck_assert_int_eq(fchmod(script, 0700) | close(script), 0);
	ck_assert_int_eq(refusal_of(path, NULL, &options), -EACCES);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_EXECUTE);
	ck_assert_int_eq(chmod(path, 0755), 0);
	run_path(path, argv, NULL, &options);
	ck_assert_int_eq(unlink(path), 0);
}
END_TEST

/* It is entered as the caller, who is allowed more. */
START_TEST(spawn_with_user_needs_no_permission_for_directory)
{
	char path[] = "/tmp/iofd-place-XXXXXX";
	const iofd_spawn_options options = {.user = &other, .directory = path};
	char *argv[] = {"true", NULL};

	if (is_not_root())
		return;
	ck_assert_ptr_nonnull(mkdtemp(path)); /* mode 0700 */
	run_path("/bin/true", argv, NULL, &options);
	ck_assert_int_eq(refusal_of("./true", NULL, &options), -EACCES);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_EXECUTE);
	ck_assert_int_eq(rmdir(path), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, spawn_with_user_sets_ids_and_groups, 0,
			    ROWS(users));
	tcase_add_test(tests, spawn_with_user_has_no_capabilities);
	tcase_add_test(tests, spawn_with_user_leaves_caller_dumpable);
	tcase_add_loop_test(
		tests, spawn_with_user_when_call_fails_leaves_nothing, 0, 3);
	tcase_add_loop_test(tests, spawn_with_invalid_groups_returns_einval, 0,
			    3);
	tcase_add_test(tests,
		       spawn_with_own_ids_by_unprivileged_needs_keep_groups);
	tcase_add_test(tests, spawn_with_user_keeps_death_signal);
	tcase_add_test(tests, spawn_with_user_needs_permission_to_execute);
	tcase_add_test(tests,
		       spawn_with_user_needs_no_permission_for_directory);
}
