/* SPDX-License-Identifier: MIT */
/*
 * Every error that an `Errors:` line names is returned. The outputs are then as
 * <iofd/error.h> documents: a handle to be opened is closed, counts are 0,
 * everything else is unchanged, and no descriptor is left open.
 */
#define _GNU_SOURCE
#include "errors_causes.h"
#include "harness.h"
#include "watched.h"
#include "world.h"

#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/errors";

enum {
	MOST = 12 /* errors of one row */
};

/* A row has no name, so its functions are named after its line. */
#define PASTE(a, b, c) a##b##_##c
#define NAME(a, b, c)  PASTE(a, b, c)
#define ROW(what)      NAME(what, NOUN, __LINE__)
#define FUNCTION(type, name, value)                                            \
	static type name(void)                                                 \
	{                                                                      \
		return value;                                                  \
	}

#define ERROR(call, error, cause)                                              \
	FUNCTION(int64_t, ROW(call_of_), call)                                 \
	FUNCTION(int, ROW(cause_of_), cause)
#define FORBIDDEN(call, number, ...) FUNCTION(int64_t, ROW(call_of_), call)
#include "errors.def"

/* The kernel returns the error after the cause. */
static const struct natural {
	const char *name;
	int64_t (*call)(void);
	int error;
	int (*cause)(void);
} naturals[] = {
#define ERROR(call, error, cause) {#call, ROW(call_of_), error, ROW(cause_of_)},
#define FORBIDDEN(call, number, ...)
#include "errors.def"
};

/* The system call is made to fail with each of these errors. */
static const struct forced {
	const char *name;
	int64_t (*call)(void);
	long number;
	int errors[MOST];
} forced[] = {
#define ERROR(call, error, cause)
#define FORBIDDEN(call, number, ...)                                           \
	{#call, ROW(call_of_), SYS_##number, {__VA_ARGS__}},
#include "errors.def"
};

enum {
	NATURALS = sizeof naturals / sizeof naturals[0],
	FORCED = sizeof forced / sizeof forced[0]
};

/* Why the child could not run, which the names of its arguments tell. */
static void skip_row(const char *name)
{
	if (names(name, "w->huge") && !has_huge_pages())
		return; /* nor can a user get this error here */
	if (!strstr(name, "POPULATE") && !strstr(name, "prefault"))
		skip_without(strstr(name, "w->huge") ? "huge pages"
						     : "seccomp");
	else
		lacks_populate();
}

START_TEST(function_on_provoked_error_returns_it_and_settles_outputs)
{
	const struct natural *row = &naturals[_i];
	int pid;

	prepare_to_watch();
	pid = fork();
	if (pid == 0) {
		open_world();
		if (row->cause() < 0)
			_exit(WATCHED_CANNOT);
		call_watched(row->call);
	}
	if (!watch(pid, row->name, row->error))
		skip_row(row->name);
}
END_TEST

START_TEST(function_on_injected_error_returns_it_and_settles_outputs)
{
	const struct forced *row = &forced[_i];
	int pid;

	prepare_to_watch();
	for (int i = 0; i < MOST && row->errors[i]; i++) {
		pid = fork();
		if (pid == 0) {
			open_world();
			if ((names(row->name, "w->huge") &&
			     opened_huge() < 0) ||
			    forbid(row->number, row->errors[i]) < 0)
				_exit(WATCHED_CANNOT);
			call_watched(row->call);
		}
		if (!watch(pid, row->name, row->errors[i])) {
			skip_row(row->name);
			return;
		}
	}
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests,
		function_on_provoked_error_returns_it_and_settles_outputs, 0,
		NATURALS);
	tcase_add_loop_test(
		tests,
		function_on_injected_error_returns_it_and_settles_outputs, 0,
		FORCED);
}
