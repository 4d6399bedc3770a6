/* SPDX-License-Identifier: MIT */
/* Tests of functions of <zcall/credentials.h>: users, groups, permissions. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <grp.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/credentials";

/* Leaves a user or group as it is. */
#define SAME UINT32_MAX

START_TEST(umask_sets_mask_and_returns_old_one)
{
	umask(027);
	ck_assert_int_eq(zcall_umask(ZCALL_S_IRWXO), 027);
	ck_assert_int_eq(umask(0), 07);
}
END_TEST

static void users_are(uid_t real, uid_t effective, uid_t saved)
{
	uid_t users[3];

	ck_assert_int_eq(getresuid(&users[0], &users[1], &users[2]), 0);
	ck_assert_uint_eq(users[0], real);
	ck_assert_uint_eq(users[1], effective);
	ck_assert_uint_eq(users[2], saved);
}

static void groups_are(gid_t real, gid_t effective, gid_t saved)
{
	gid_t groups[3];

	ck_assert_int_eq(getresgid(&groups[0], &groups[1], &groups[2]), 0);
	ck_assert_uint_eq(groups[0], real);
	ck_assert_uint_eq(groups[1], effective);
	ck_assert_uint_eq(groups[2], saved);
}

/* Root becomes another user, and then root again. */
START_TEST(setresuid_setresgid_and_setgroups_without_privilege_return_eperm)
{
	uid_t user = getuid();
	gid_t group = getgid();

	if (user == 0)
		user = group = 1;
	ck_assert_int_eq(zcall_setresgid(group, group, group), 0);
	ck_assert_int_eq(zcall_setresuid(user, user, SAME), 0);
	ck_assert_int_eq(zcall_setresgid(SAME, SAME, SAME), 0);
	groups_are(group, group, group);
	ck_assert_int_eq(zcall_setresgid(group + 1, SAME, SAME), -EPERM);
	ck_assert_int_eq(zcall_setresuid(SAME, user + 1, SAME), -EPERM);
	ck_assert_int_eq(zcall_setgroups(1, &group), -EPERM);
	if (getuid() == 1)
		ck_assert_int_eq(zcall_setresuid(SAME, 0, SAME), 0);
}
END_TEST

START_TEST(setresuid_setresgid_and_setgroups_of_root_set_all_ids)
{
	const uint32_t added[] = {7, 8};
	gid_t seen[3];

	ck_assert_int_eq(zcall_setgroups(2, added), 0);
	ck_assert_int_eq(getgroups(3, seen), 2);
	ck_assert_uint_eq(seen[0], 7);
	ck_assert_uint_eq(seen[1], 8);
	ck_assert_int_eq(zcall_setgroups(0, NULL), 0);
	ck_assert_int_eq(getgroups(3, seen), 0);
	ck_assert_int_eq(zcall_setresgid(1, 2, 3), 0);
	groups_are(1, 2, 3);
	ck_assert_int_eq(zcall_setresuid(4, 5, 0), 0);
	users_are(4, 5, 0);
	ck_assert_int_eq(zcall_setresuid(SAME, 0, SAME), 0);
	users_are(4, 0, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, umask_sets_mask_and_returns_old_one);
	tcase_add_test(
		tests,
		setresuid_setresgid_and_setgroups_without_privilege_return_eperm);
	if (geteuid() == 0)
		tcase_add_test(
			tests,
			setresuid_setresgid_and_setgroups_of_root_set_all_ids);
}
