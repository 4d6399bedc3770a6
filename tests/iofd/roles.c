/* SPDX-License-Identifier: MIT */
/*
 * What each function writes when it succeeds, and what it leaves unchanged;
 * errors.c checks the same after a failure.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "row_function.h"
#include "world.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

const char *const suite_name = "iofd/roles";

#define SUCCEEDS(call) ROW_FUNCTION(call)
#include "roles.def"

static const struct row {
	const char *name;
	int64_t (*call)(void);
} rows[] = {
#define SUCCEEDS(call) {#call, ROW_CALL},
#include "roles.def"
};

enum {
	COUNT = sizeof rows / sizeof rows[0],
	CONSTANT = offsetof(struct world, spare) /* and all before it */
};

/* Functions that old kernels do not have. */
static const struct {
	const char *name;
	const char *feature;
	int major;
	int minor;
} recent[] = {{"peer_pidfd", "SO_PEERPIDFD", 6, 5},
	      {"get_info", "PIDFD_GET_INFO", 6, 13},
	      {"pidfd_id", "pidfs", 6, 9},
	      {"pidfd_same", "pidfs", 6, 9},
	      {"reference", "a file handle of pidfs", 6, 14}};

static int lacks(const char *name, int64_t result)
{
	for (size_t i = 0; i < sizeof recent / sizeof recent[0]; i++) {
		if (result != -EOPNOTSUPP || !strstr(name, recent[i].name))
			continue;
		skip_before(recent[i].feature, recent[i].major,
			    recent[i].minor);
		return 1;
	}
	return 0;
}

START_TEST(function_on_success_writes_only_its_outputs)
{
	const struct row *row = &rows[_i];
	struct world before;
	int64_t result;

	open_world();
	memcpy(&before, w, sizeof before);
	result = row->call();
	if (!lacks(row->name, result) &&
	    (!strstr(row->name, "prefault") || !lacks_populate()))
		ck_assert_msg(result >= 0, "%s = %lld", row->name,
			      (long long)result);
	ck_assert_msg(memcmp(w, &before, CONSTANT) == 0, "%s", row->name);
	if (result >= 0)
		expect_written(row->name);
	close_made(row->name);
	close_world();
}
END_TEST

static int is_zero(const void *memory, size_t size)
{
	const unsigned char *bytes = memory;

	while (size > 0 && bytes[size - 1] == 0)
		size--;
	return size == 0;
}

#define IS_RESERVED_ZERO(member)                                               \
	is_zero(w->out.member.reserved, sizeof w->out.member.reserved)

START_TEST(wait_writes_reserved_words_as_zero)
{
	open_world();
	ck_assert_int_eq(
		iofd_pidfd_wait(&w->ended, 0, &w->out.status, &w->out.usage),
		0);
	ck_assert(IS_RESERVED_ZERO(status));
	ck_assert(IS_RESERVED_ZERO(usage));
	close_world();
}
END_TEST

START_TEST(get_info_writes_reserved_words_as_zero)
{
	int rc;

	open_world();
	rc = iofd_pidfd_get_info(&w->process, &w->out.about);
	if (rc == 0)
		ck_assert(IS_RESERVED_ZERO(about));
	else
		ck_assert_int_eq(rc, -EOPNOTSUPP);
	close_world();
	if (rc < 0)
		SKIP_BEFORE("PIDFD_GET_INFO", 6, 13);
}
END_TEST

START_TEST(spawn_with_reserved_word_not_zero_returns_einval)
{
	const int words = sizeof w->options.reserved / 8;

	open_world();
	for (int i = 0; i < 64 * words; i++) {
		w->options.reserved[i / 64] = 1ULL << i % 64;
		ck_assert_int_eq(iofd_pidfd_spawn_with(&w->out.made.process,
						       "/bin/true", w->argv,
						       NULL, &w->options, NULL),
				 -EINVAL);
		ck_assert_int_eq(w->out.made.fd.cell, 0);
		w->options.reserved[i / 64] = 0;
	}
	close_world();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, function_on_success_writes_only_its_outputs,
			    0, COUNT);
	tcase_add_test(tests, wait_writes_reserved_words_as_zero);
	tcase_add_test(tests, get_info_writes_reserved_words_as_zero);
	tcase_add_test(tests, spawn_with_reserved_word_not_zero_returns_einval);
}
