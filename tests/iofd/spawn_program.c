/* SPDX-License-Identifier: MIT */
/* Which file is executed, and in which directory. */
#define _GNU_SOURCE
#include "harness.h"
#include "spawned.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const suite_name = "iofd/spawn_program";

enum {
	TARGET = 40,
	BEFORE_TARGET = TARGET - 1
};

static char *const greeting[] = {"echo", "hi", NULL};
static iofd_fd program, place;

static iofd_fd open_path(const char *path, int flags)
{
	iofd_fd fd;

	ck_assert_int_eq(iofd_fd_adopt(&fd, open(path, flags | O_CLOEXEC)), 0);
	return fd;
}

/* Puts a descriptor at a number that a row names. */
static void move_to(iofd_fd *fd, int number)
{
	iofd_fd moved;

	ck_assert_int_eq(iofd_fd_dup(fd, number, &moved), 0);
	ck_assert_int_eq(iofd_fd_raw(&moved), number);
	ck_assert_int_eq(iofd_fd_close(fd), 0);
	iofd_fd_move(fd, &moved);
}

/* What `program` is, at which number, and what happens to the number. */
static const struct executable {
	const char *opened;
	int flags;
	const char *path;
	int number;
	uint32_t fd_count, spawn_flags;
} executables[] = {
	{"/bin/echo", O_RDONLY, "", TARGET, 0, 0},
	{"/bin/echo", O_PATH, "", TARGET, 0, 0},
	{"/bin", O_DIRECTORY, "echo", TARGET, 0, 0},
	{"/bin", O_PATH, "echo", TARGET, 0, 0},
	{"/", O_DIRECTORY, "bin/echo", TARGET, 0, 0},
	{"/tmp", O_DIRECTORY, "/bin/echo", TARGET, 0, 0},
	/* the number is overwritten by a target, or is to be closed */
	{"/bin/echo", O_RDONLY, "", TARGET, 1, 0},
	{"/bin/echo", O_RDONLY, "", TARGET, 0, IOFD_SPAWN_CLOSE_OTHERS},
	{"/bin/echo", O_RDONLY, "", TARGET, 1, IOFD_SPAWN_CLOSE_OTHERS},
	{"/bin/echo", O_RDONLY, "", BEFORE_TARGET, 1, IOFD_SPAWN_CLOSE_OTHERS},
	{"/bin", O_DIRECTORY, "echo", TARGET, 1, IOFD_SPAWN_CLOSE_OTHERS},
};

START_TEST(spawn_with_program_executes_it)
{
	const struct executable *e = &executables[_i];
	const iofd_spawn_fd target = {2, TARGET};
	const iofd_spawn_options options = {.program = &program,
					    .fds = &target,
					    .fd_count = e->fd_count,
					    .flags = e->spawn_flags};

	program = open_path(e->opened, e->flags);
	move_to(&program, e->number);
	run_path(e->path, greeting, NULL, &options);
	ck_assert_str_eq(output, "hi\n");
	ck_assert_int_eq(iofd_fd_close(&program), 0);
}
END_TEST

/* The program does not have the descriptor that it was executed from. */
START_TEST(spawn_with_program_leaves_its_descriptor_behind)
{
	char *list[] = {"ls", "/proc/self/fd", NULL};
	const iofd_spawn_options options = {.program = &program,
					    .flags = IOFD_SPAWN_CLOSE_OTHERS};

	program = open_path("/bin/ls", O_RDONLY);
	run_path("", list, NULL, &options);
	ck_assert_str_eq(output, "0\n1\n2\n3\n"); /* ls has opened 3 */
	ck_assert_int_eq(iofd_fd_close(&program), 0);
}
END_TEST

static void fill(int file, const char *from)
{
	int source = open(from, O_RDONLY | O_CLOEXEC);
	char bytes[65536];
	long n;

	while ((n = read(source, bytes, sizeof bytes)) > 0)
		ck_assert_int_eq(write(file, bytes, (size_t)n), n);
	ck_assert_int_eq(n, 0);
	close(source);
}

/* As a container starts its own program anew, which nobody can overwrite. */
START_TEST(spawn_with_sealed_memfd_executes_it)
{
	const iofd_spawn_options options = {.program = &program};
	int file = memfd_create("program", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	fill(file, "/bin/echo");
	ck_assert_int_eq(
		fcntl(file, F_ADD_SEALS,
		      F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL),
		0);
	ck_assert_int_eq(iofd_fd_adopt(&program, file), 0);
	run_path("", greeting, NULL, &options);
	ck_assert_str_eq(output, "hi\n");
	ck_assert_int_eq(iofd_fd_close(&program), 0);
}
END_TEST

/* The interpreter could not open it: the descriptor is closed by then. */
START_TEST(spawn_with_script_as_program_returns_enoent)
{
	const iofd_spawn_options options = {.program = &program};
	int file = memfd_create("script", MFD_CLOEXEC);

	ck_assert_int_eq(write(file, "#!/bin/sh\n", 10), 10);
	ck_assert_int_eq(iofd_fd_adopt(&program, file), 0);
	ck_assert_int_eq(refusal_of("", NULL, &options), -ENOENT);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_EXECUTE);
	ck_assert_int_eq(iofd_fd_close(&program), 0);
}
END_TEST

/* The handle, the path, and what fails. */
static const struct {
	int32_t cell;
	const char *path;
	int error;
	uint32_t step;
} bad_programs[] = {
	{0, "", EBADF, IOFD_SPAWN_STEP_FDS},
	{0, "/bin/true", EBADF, IOFD_SPAWN_STEP_FDS},
	{900, "", EBADF, IOFD_SPAWN_STEP_FDS},
	{1, "true", ENOTDIR, IOFD_SPAWN_STEP_EXECUTE},
	{1, NULL, EFAULT, IOFD_SPAWN_STEP_OPTIONS},
};

START_TEST(spawn_with_bad_program_fails_and_leaves_nothing)
{
	iofd_fd bad = {bad_programs[_i].cell};
	const iofd_spawn_options options = {.program = &bad};

	ck_assert_int_eq(refusal_of(bad_programs[_i].path, NULL, &options),
			 -bad_programs[_i].error);
	ck_assert_uint_eq(result.step, bad_programs[_i].step);
}
END_TEST

static char top[] = "/tmp/iofd-place-XXXXXX";
static char inner[sizeof top + 6];

static void make_place(void)
{
	ck_assert_ptr_nonnull(mkdtemp(top));
	strcpy(stpcpy(inner, top), "/inner");
	ck_assert_int_eq(mkdir(inner, 0700), 0);
	place = open_path(top, O_DIRECTORY);
}

static void remove_place(void)
{
	ck_assert_int_eq(iofd_fd_close(&place), 0);
	ck_assert_int_eq(rmdir(inner) | rmdir(top), 0);
}

/* Our directory is the top. The number may be that of a target. */
static const struct {
	const iofd_fd *directory_fd;
	const char *directory;
	const char *expected;
	uint32_t fd_count;
} directories[] = {
	{NULL, NULL, top, 0},	     {NULL, inner, inner, 0},
	{NULL, "inner", inner, 0},   {&place, NULL, top, 0},
	{&place, "inner", inner, 0}, {&place, "inner/..", top, 0},
	{&place, "/", "/", 0},	     {&place, NULL, top, 1},
};

START_TEST(spawn_with_directory_starts_there)
{
	char *argv[] = {"/bin/pwd", NULL};
	const iofd_spawn_fd target = {2, TARGET};
	const iofd_spawn_options options = {
		.directory_fd = directories[_i].directory_fd,
		.directory = directories[_i].directory,
		.fds = &target,
		.fd_count = directories[_i].fd_count};

	make_place();
	move_to(&place, TARGET);
	ck_assert_int_eq(chdir(directories[_i].directory_fd ? "/usr" : top), 0);
	run_with(argv, &options);
	output[strcspn(output, "\n")] = 0;
	ck_assert_str_eq(output, directories[_i].expected);
	remove_place();
}
END_TEST

START_TEST(spawn_with_directory_starts_relative_path_there)
{
	const iofd_spawn_options options = {.directory = "/bin"};

	run_path("./echo", greeting, NULL, &options);
	ck_assert_str_eq(output, "hi\n");
	ck_assert_int_eq(refusal_of("./echo", NULL, &(iofd_spawn_options){0}),
			 -ENOENT);
}
END_TEST

static const struct {
	int32_t cell; /* -1: none */
	const char *directory;
	int error;
} bad_directories[] = {
	{-1, "/nonexistent", ENOENT},
	{-1, "/etc/passwd", ENOTDIR},
	{-1, "", ENOENT},
	{0, NULL, EBADF},
	{0, "/", EBADF},
	{900, NULL, EBADF},
	{1, NULL, ENOTDIR},
};

START_TEST(spawn_with_bad_directory_fails_and_leaves_nothing)
{
	iofd_fd bad = {bad_directories[_i].cell};
	const iofd_spawn_options options = {
		.directory_fd = bad.cell >= 0 ? &bad : NULL,
		.directory = bad_directories[_i].directory};

	ck_assert_int_eq(refusal_of("/bin/true", NULL, &options),
			 -bad_directories[_i].error);
	ck_assert_uint_eq(result.step, IOFD_SPAWN_STEP_DIRECTORY);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(table)[0])

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, spawn_with_program_executes_it, 0,
			    ROWS(executables));
	tcase_add_test(tests, spawn_with_program_leaves_its_descriptor_behind);
	tcase_add_test(tests, spawn_with_sealed_memfd_executes_it);
	tcase_add_test(tests, spawn_with_script_as_program_returns_enoent);
	tcase_add_loop_test(tests,
			    spawn_with_bad_program_fails_and_leaves_nothing, 0,
			    ROWS(bad_programs));
	tcase_add_loop_test(tests, spawn_with_directory_starts_there, 0,
			    ROWS(directories));
	tcase_add_test(tests, spawn_with_directory_starts_relative_path_there);
	tcase_add_loop_test(tests,
			    spawn_with_bad_directory_fails_and_leaves_nothing,
			    0, ROWS(bad_directories));
}
