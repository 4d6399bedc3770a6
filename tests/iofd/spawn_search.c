/* SPDX-License-Identifier: MIT */
/* SEARCH_PATH: which of the files in the directories of PATH is executed. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "spawned.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_search";

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

static const iofd_spawn_options searched = {.flags = IOFD_SPAWN_SEARCH_PATH};

/* Files of a directory in which each test runs. */
static const struct {
	const char *name, *text;
	mode_t mode;
} files[] = {
	{"prog", "#!/bin/sh\necho top\n", 0755},
	{"a/prog", "#!/bin/sh\necho a\n", 0755},
	{"b/prog", "#!/bin/sh\necho b\n", 0755},
	{"denied/prog", "#!/bin/sh\n", 0644},
	{"text/prog", "echo text\n", 0755},
	{"lost/prog", "#!/nonexistent\n", 0755},
	{"a/only_in_a", "#!/bin/sh\n", 0755},
	{"file", "", 0644},
};

static const char *const subdirectories[] = {"a", "b", "denied", "text",
					     "lost"};
static char top[] = "/tmp/iofd-search-XXXXXX";

static void make_files(void)
{
	ck_assert_ptr_nonnull(mkdtemp(top));
	ck_assert_int_eq(chdir(top), 0);
	for (int i = 0; i < ROWS(subdirectories); i++)
		ck_assert_int_eq(mkdir(subdirectories[i], 0755), 0);
	for (int i = 0; i < ROWS(files); i++) {
		FILE *file = fopen(files[i].name, "wxe");

		ck_assert_ptr_nonnull(file);
		ck_assert_int_ge(fputs(files[i].text, file), 0);
		ck_assert_int_eq(fclose(file), 0);
		ck_assert_int_eq(chmod(files[i].name, files[i].mode), 0);
	}
}

static void remove_files(void)
{
	ck_assert_int_eq(chdir(top), 0);
	for (int i = 0; i < ROWS(files); i++)
		ck_assert_int_eq(unlink(files[i].name), 0);
	for (int i = 0; i < ROWS(subdirectories); i++)
		ck_assert_int_eq(rmdir(subdirectories[i]), 0);
	ck_assert_int_eq(rmdir(top), 0);
}

/* Checks what `name` executes: the file that prints this, or an error. */
static void check(const char *name, char *const envp[], const char *expected,
		  int error)
{
	char *argv[] = {"prog", NULL};

	if (error) {
		ck_assert_int_eq(refusal_of(name, envp, &searched), -error);
		ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_EXECUTE);
		return;
	}
	run_path(name, argv, envp, &searched);
	output[strcspn(output, "\n")] = 0;
	ck_assert_str_eq(output, expected);
}

static const struct {
	char *variable;
	const char *expected; /* what it prints */
	int error;
} paths[] = {
	{"PATH=a:b", "a", 0},
	{"PATH=b:a", "b", 0},
	{"PATH=none:b", "b", 0},
	{"PATH=./a/", "a", 0},
	{"PATH=/nonexistent:/etc:b", "b", 0},
	/* an empty entry is the working directory */
	{"PATH=", "top", 0},
	{"PATH=:a", "top", 0},
	{"PATH=none::a", "top", 0},
	{"PATH=none:", "top", 0},
	{"PATH=a:", "a", 0},
	/* these are not PATH, and there is no default */
	{"PATH", NULL, ENOENT},
	{"PATHS=a", NULL, ENOENT},
	{"XPATH=a", NULL, ENOENT},
	{"path=a", NULL, ENOENT},
	{"", NULL, ENOENT},
	{"PATH=none", NULL, ENOENT},
	/* a file that may not be executed is reported if there is no other */
	{"PATH=denied:a", "a", 0},
	{"PATH=denied:none", NULL, EACCES},
	{"PATH=none:denied", NULL, EACCES},
	{"PATH=file:a", "a", 0},
	{"PATH=file", NULL, ENOENT},
	/* a script without an interpreter is as none; one that is a text ends
	 * the search: no shell is started */
	{"PATH=lost:a", "a", 0},
	{"PATH=text:a", NULL, ENOEXEC},
};

START_TEST(spawn_with_search_path_tries_entries_in_order)
{
	char *envp[] = {"A=1", paths[_i].variable, "PATH_=b", NULL};

	check("prog", envp, paths[_i].expected, paths[_i].error);
}
END_TEST

/* Init and libuv need this: the program's PATH, not that of the caller. */
START_TEST(spawn_with_search_path_ignores_path_of_caller)
{
	char *envp[] = {"PATH=b", "PATH=a", NULL};
	char *empty[] = {NULL};

	ck_assert_int_eq(setenv("PATH", "a", 1), 0);
	check("prog", envp, "b", 0);
	check("only_in_a", empty, NULL, ENOENT);
	check("only_in_a", NULL, NULL, ENOENT);
	envp[1] = NULL;
	check("only_in_a", envp, NULL, ENOENT);
}
END_TEST

static char name_of_255[256], name_of_256[257];

static const struct {
	const char *name;
	const char *expected;
	int error;
} names[] = {
	{"./prog", "top", 0},	       {"b/prog", "b", 0},
	{"./only_in_a", NULL, ENOENT}, {"", NULL, ENOENT},
	{name_of_255, NULL, ENOENT},   {name_of_256, NULL, ENAMETOOLONG},
	{"only_in_a/", NULL, ENOENT},
};

START_TEST(spawn_with_search_path_searches_names_without_slash)
{
	char *envp[] = {"PATH=none:a", NULL};

	memset(name_of_255, 'x', 255);
	memset(name_of_256, 'x', 256);
	check(names[_i].name, envp, names[_i].expected, names[_i].error);
}
END_TEST

START_TEST(spawn_with_search_path_of_null_returns_efault)
{
	char *envp[] = {"PATH=a", NULL};

	ck_assert_int_eq(refusal_of(NULL, envp, &searched), -EFAULT);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_OPTIONS);
}
END_TEST

/* "a" of so many bytes, and b. A path has 4095 at most. */
START_TEST(spawn_with_search_path_skips_entry_that_is_too_long)
{
	static const struct {
		int length;
		const char *expected;
	} entries[] = {{4090, "a"}, {4091, "b"}, {4095, "b"},
		       {4096, "b"}, {4097, "b"}, {9000, "b"}};
	static char variable[10000] = "PATH=a";
	char *envp[] = {variable, NULL};
	int length = 1;

	for (; length < entries[_i].length - 1; length += 2)
		strcat(variable, "/.");
	if (length < entries[_i].length)
		strcat(variable, "/");
	ck_assert_uint_eq(strlen(variable), 5 + (size_t)entries[_i].length);
	strcat(variable, ":b");
	check("prog", envp, entries[_i].expected, 0);
}
END_TEST

START_TEST(spawn_with_search_path_and_directory_searches_there)
{
	const iofd_spawn_options options = {.flags = IOFD_SPAWN_SEARCH_PATH,
					    .directory = top};
	char *argv[] = {"prog", NULL};
	char *envp[] = {"PATH=b", NULL};

	ck_assert_int_eq(chdir("/"), 0);
	run_path("prog", argv, envp, &options);
	ck_assert_str_eq(output, "b\n");
}
END_TEST

START_TEST(spawn_with_search_path_in_short_call_searches)
{
	char *argv[] = {"sh", "-c", "exit 42", NULL};
	char *envp[] = {"PATH=/nonexistent:/bin", NULL};

	ck_assert_int_eq(iofd_pidfd_spawn(&child, "sh", argv, envp, NULL, 0,
					  IOFD_SPAWN_SEARCH_PATH),
			 0);
	ck_assert_int_eq(exit_code(), 42);
}
END_TEST

/* The numbers of processes count up from 1 in their namespace. */
static void start_in_namespace(void)
{
	char *argv[] = {"prog", NULL};
	char *envp[] = {"PATH=none:denied:file:lost:none:a", NULL};

	ck_assert_int_eq(getpid(), 1);
	for (int pid = 2; pid < 5; pid++) {
		ck_assert_int_eq(iofd_pidfd_spawn_with(&child, "only_in_a",
						       argv, envp, &searched,
						       &result),
				 0);
		ck_assert_int_eq(result.pid, pid);
		ck_assert_int_eq(exit_code(), 0);
	}
}

START_TEST(spawn_with_search_path_creates_one_process)
{
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("permission to make a PID namespace");
	run_in_child(start_in_namespace);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_checked_fixture(tests, make_files, remove_files);
	tcase_add_loop_test(tests,
			    spawn_with_search_path_tries_entries_in_order, 0,
			    ROWS(paths));
	tcase_add_test(tests, spawn_with_search_path_ignores_path_of_caller);
	tcase_add_loop_test(tests,
			    spawn_with_search_path_searches_names_without_slash,
			    0, ROWS(names));
	tcase_add_test(tests, spawn_with_search_path_of_null_returns_efault);
	tcase_add_loop_test(tests,
			    spawn_with_search_path_skips_entry_that_is_too_long,
			    0, 6);
	tcase_add_test(tests,
		       spawn_with_search_path_and_directory_searches_there);
	tcase_add_test(tests, spawn_with_search_path_in_short_call_searches);
	tcase_add_test(tests, spawn_with_search_path_creates_one_process);
}
