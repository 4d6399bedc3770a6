/* SPDX-License-Identifier: MIT */
/* The end of trees whose members fork as fast as they are killed. */
#define _GNU_SOURCE
#include "harness.h"
#include "left.h"
#include "limited.h"
#include "namespaces.h"
#include "place.h"
#include "tally.h"

#include <fcntl.h>
#include <grp.h>
#include <iofd/tree.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

const char *const suite_name = "tree/bombs";

enum {
	LIMIT = 64,	 /* processes */
	SOMEBODY = 64321 /* a user who has no other process */
};

static const long long limit_us = 20000000;

/* What a bomb has open: it fills up its limit, and then it is to end. */
struct bomb {
	iofd_tree tree;
	struct tally *tally;
	int tally_fd;
	int survivors[2];
};

static void make_bomb(struct bomb *bomb)
{
	memset(bomb, 0, sizeof *bomb);
	ck_assert_int_eq(pipe2(bomb->survivors, O_CLOEXEC), 0);
	bomb->tally_fd = memfd_create("tally", MFD_CLOEXEC);
	ck_assert_int_eq(ftruncate(bomb->tally_fd, sizeof *bomb->tally), 0);
	bomb->tally = map_tally(bomb->tally_fd);
}

static void light(struct bomb *bomb, const char *group,
		  const iofd_spawn_limit *limit)
{
	char *words[] = {(char *)(uintptr_t)BOMB, (char *)(uintptr_t)group,
			 NULL};
	const iofd_spawn_fd fds[] = {{bomb->tally_fd, TALLY},
				     {bomb->survivors[1], SURVIVORS}};
	const iofd_spawn_options options = {.fds = fds,
					    .fd_count = 2,
					    .limits = limit,
					    .limit_count = limit ? 1 : 0};
	const long long deadline = now_us() + limit_us;

	ck_assert_int_eq(iofd_tree_spawn(&bomb->tree, BOMB, words, words + 2,
					 &options, NULL),
			 0);
	close(bomb->survivors[1]);
	while (!__atomic_load_n(&bomb->tally->is_over, __ATOMIC_RELAXED)) {
		ck_assert(now_us() < deadline);
		nap_us(100);
	}
}

static void close_and_expect_the_end(struct bomb *bomb)
{
	const long long start = now_us();
	long long end;

	ck_assert_int_eq(iofd_tree_close(&bomb->tree), 0);
	end = await_hangup(bomb->survivors[0], start + limit_us);
	ck_assert_msg(end >= 0, "%u processes are left",
		      count_holders(bomb->survivors[0]));
	printf("%u processes were started; the end took %lld us\n",
	       bomb->tally->members, end - start);
	fflush(stdout);
	munmap(bomb->tally, sizeof *bomb->tally);
	close(bomb->tally_fd);
	close(bomb->survivors[0]);
}

static void explode_as_user(void)
{
	const iofd_spawn_limit limit = {RLIMIT_NPROC, 0, LIMIT, LIMIT};
	struct bomb bomb;

	ck_assert_int_eq(mount_own_proc(), 0);
	/* The limit is not for root. */
	if (setgroups(0, NULL) < 0 || setgid(SOMEBODY) < 0 ||
	    setuid(SOMEBODY) < 0)
		SKIP_WITHOUT("permission to become another user");
	if (access(BOMB, X_OK) < 0)
		SKIP_WITHOUT("permission for other users to enter this place");
	make_bomb(&bomb);
	light(&bomb, NULL, &limit);
	close_and_expect_the_end(&bomb);
}

static void explode_in_group(void)
{
	char group[LIMITED_PATH], file[LIMITED_PATH + 16];
	struct bomb bomb;

	ck_assert_int_eq(mount_own_proc(), 0);
	if (make_limited_group(group, LIMIT))
		return;
	snprintf(file, sizeof file, "%s/cgroup.procs", group);
	make_bomb(&bomb);
	light(&bomb, file, NULL);
	close_and_expect_the_end(&bomb);
	remove_limited_group(group);
}

/* A bomb that does not end does so with the namespace. */
static void in_namespace(void (*explode)(void))
{
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("permission for a PID namespace");
	run_in_child(explode);
}

START_TEST(tree_close_of_bomb_limited_by_rlimit_nproc_ends_it)
{
	in_namespace(explode_as_user);
}
END_TEST

START_TEST(tree_close_of_bomb_limited_by_pids_max_ends_it)
{
	in_namespace(explode_in_group);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests,
		       tree_close_of_bomb_limited_by_rlimit_nproc_ends_it);
	tcase_add_test(tests, tree_close_of_bomb_limited_by_pids_max_ends_it);
}
