/* SPDX-License-Identifier: MIT */
/* What each seal forbids, and what a receiver can check. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/memfd.h>
#include <iofd/memfd_seal.h>
#include <iofd/message.h>
#include <iofd/memfd_map.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd_seal";

enum {
	SIZE = 4 * 65536, /* whole pages on every kernel */
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE,
	IMMUTABLE = IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK | IOFD_SEAL_GROW |
		    IOFD_SEAL_WRITE
};

static iofd_memfd file;
static iofd_region region;

static void open_file(void)
{
	ck_assert_int_eq(
		iofd_memfd_open(&file, "seals", IOFD_MEMFD_ALLOW_SEALING), 0);
	ck_assert_int_eq(iofd_memfd_truncate(&file, SIZE), 0);
}

static void close_file(void)
{
	ck_assert_int_eq(iofd_fd_close(&file.fd), 0);
}

static int64_t read_some(iofd_memfd *m)
{
	char byte;

	return iofd_fd_pread(&m->fd, &byte, 1, 0) - 1;
}

static int64_t write_inside(iofd_memfd *m)
{
	int64_t n = iofd_fd_pwrite(&m->fd, "x", 1, 0);

	return n < 0 ? n : 0;
}

static int64_t write_past_end(iofd_memfd *m)
{
	int64_t n = iofd_fd_pwrite(&m->fd, "x", 1, SIZE);

	return n < 0 ? n : 0;
}

static int64_t shrink(iofd_memfd *m)
{
	return iofd_memfd_truncate(m, SIZE / 2);
}

static int64_t grow(iofd_memfd *m)
{
	return iofd_memfd_truncate(m, 2 * SIZE);
}

static int64_t allocate_past_end(iofd_memfd *m)
{
	return iofd_memfd_allocate(m, SIZE, 1);
}

static int64_t punch(iofd_memfd *m)
{
	return iofd_memfd_punch_hole(m, 0, SIZE / 2);
}

static int64_t map_to_write(iofd_memfd *m)
{
	iofd_region r;
	int rc = iofd_memfd_map(m, SIZE, READ_WRITE, &r);

	iofd_region_unmap(&r);
	return rc;
}

static int64_t map_to_read(iofd_memfd *m)
{
	iofd_region r;
	int rc = iofd_memfd_map(m, SIZE, IOFD_PROT_READ, &r);

	iofd_region_unmap(&r);
	return rc;
}

/* Maps for reading, then tries to make the mapping writable. */
static int64_t protect_to_write(iofd_memfd *m)
{
	iofd_region r;
	int rc = iofd_memfd_map(m, SIZE, IOFD_PROT_READ, &r);

	if (rc == 0)
		rc = iofd_region_protect(&r, READ_WRITE);
	iofd_region_unmap(&r);
	return rc == -EACCES ? -EPERM : rc;
}

static int64_t map_privately(iofd_memfd *m)
{
	iofd_region r;
	int rc =
		iofd_memfd_map_at(m, SIZE, READ_WRITE, IOFD_MAP_PRIVATE, 0, &r);

	if (rc == 0)
		*(char *)r.ptr = 1;
	iofd_region_unmap(&r);
	return rc;
}

static int64_t make_executable(iofd_memfd *m)
{
	return fchmod(iofd_fd_raw(&m->fd), 0777) < 0 ? -errno : 0;
}

static const struct {
	const char *name;
	int64_t (*act)(iofd_memfd *m);
	uint32_t forbidden_by; /* any of these seals */
} acts[] = {
	{"read", read_some, 0},
	{"map to read", map_to_read, 0},
	{"map privately", map_privately, 0},
	{"write inside", write_inside,
	 IOFD_SEAL_WRITE | IOFD_SEAL_FUTURE_WRITE},
	{"map to write", map_to_write,
	 IOFD_SEAL_WRITE | IOFD_SEAL_FUTURE_WRITE},
	{"punch", punch, IOFD_SEAL_WRITE | IOFD_SEAL_FUTURE_WRITE},
	{"write past the end", write_past_end,
	 IOFD_SEAL_WRITE | IOFD_SEAL_FUTURE_WRITE | IOFD_SEAL_GROW},
	{"shrink", shrink, IOFD_SEAL_SHRINK},
	{"grow", grow, IOFD_SEAL_GROW},
	{"allocate past the end", allocate_past_end, IOFD_SEAL_GROW},
	{"make executable", make_executable, IOFD_SEAL_EXEC},
};

static const uint32_t seals[] = {0,
				 IOFD_SEAL_SHRINK,
				 IOFD_SEAL_GROW,
				 IOFD_SEAL_WRITE,
				 IOFD_SEAL_FUTURE_WRITE,
				 IMMUTABLE};

/* Used for the file itself, a duplicate, and a new open through /proc. */
static void expect_rule(iofd_memfd *m, size_t i)
{
	uint32_t have = (uint32_t)iofd_memfd_seals(m);
	int64_t expected = have & acts[i].forbidden_by ? -EPERM : 0;
	int64_t result = acts[i].act(m);

	ck_assert_msg(result == expected, "%s under %x: %lld", acts[i].name,
		      have, (long long)result);
	iofd_memfd_truncate(m, SIZE);
}

START_TEST(access_under_each_seal_fails_only_if_forbidden)
{
	char path[64];
	iofd_memfd other;

	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
		open_file();
		ck_assert_int_eq(iofd_memfd_seal(&file, seals[_i]), 0);
		expect_rule(&file, i);
		ck_assert_int_eq(iofd_fd_dup(&file.fd, 3, &other.fd), 0);
		expect_rule(&other, i);
		ck_assert_int_eq(iofd_fd_close(&other.fd), 0);
		snprintf(path, sizeof path, "/proc/self/fd/%d",
			 iofd_fd_raw(&file.fd));
		ck_assert_int_eq(
			iofd_memfd_adopt(&other,
					 open(path, O_RDWR | O_CLOEXEC)),
			0);
		expect_rule(&other, i);
		ck_assert_int_eq(iofd_fd_close(&other.fd), 0);
		close_file();
	}
}
END_TEST

/* A mapping made under the seal cannot be made writable. */
START_TEST(protect_for_writing_under_future_write_seal_fails)
{
	open_file();
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_FUTURE_WRITE), 0);
	ck_assert_int_eq(protect_to_write(&file), -EPERM);
	close_file();
}
END_TEST

START_TEST(seal_future_write_leaves_old_mapping_writable)
{
	char byte = 0;

	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, SIZE, READ_WRITE, &region), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_WRITE), -EBUSY);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_FUTURE_WRITE), 0);
	*(char *)region.ptr = 'y';
	ck_assert_int_eq(iofd_fd_pread(&file.fd, &byte, 1, 0), 1);
	ck_assert_int_eq(byte, 'y');
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	close_file();
}
END_TEST

START_TEST(seal_after_child_sets_seal_seal_returns_eperm)
{
	int status;
	int pid;

	open_file();
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	pid = fork(); /* a seal set by a child is set here as well */
	if (pid == 0)
		_exit(iofd_memfd_seal(&file, IOFD_SEAL_SEAL) != 0);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), -EPERM);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_SHRINK), -EPERM);
	ck_assert_int_eq(
		iofd_memfd_verify(&file, IOFD_SEAL_GROW | IOFD_SEAL_SEAL, 0),
		0);
	ck_assert_int_eq(
		iofd_memfd_verify(&file, IOFD_SEAL_GROW | IOFD_SEAL_SHRINK, 0),
		-EPERM);
	ck_assert_int_eq(iofd_memfd_verify(&file, 0, 0), 0);
	close_file();
}
END_TEST

/* On an executable file SEAL_EXEC fixes the content as well. */
START_TEST(seal_exec_on_executable_memfd_fixes_mode_and_content)
{
	int rc = iofd_memfd_open(&file, "seals",
				 IOFD_MEMFD_ALLOW_SEALING | IOFD_MEMFD_EXEC);

	if (rc == -EACCES)
		return; /* vm.memfd_noexec = 2 */
	ck_assert_int_eq(rc, 0);
	rc = iofd_memfd_seal(&file, IOFD_SEAL_EXEC);
	if (rc == -EINVAL) {
		close_file();
		SKIP_BEFORE("F_SEAL_EXEC", 6, 3);
	}
	ck_assert_int_eq(rc, 0);
	ck_assert_int_eq(fchmod(iofd_fd_raw(&file.fd), 0600), -1);
	ck_assert_int_eq(errno, EPERM);
	ck_assert_int_eq(write_inside(&file), -EPERM);
	close_file();
}
END_TEST

START_TEST(seal_for_sharing_of_mapped_memfd_makes_it_immutable)
{
	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, SIZE, READ_WRITE, &region), 0);
	*(char *)region.ptr = 'z';
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, &region), 0);
	ck_assert_ptr_null(region.ptr);
	ck_assert_int_eq(iofd_memfd_verify(&file, IMMUTABLE, 0), 0);
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		expect_rule(&file, i);
	ck_assert_int_eq(iofd_memfd_map(&file, SIZE, IOFD_PROT_READ, &region),
			 0);
	ck_assert_int_eq(*(char *)region.ptr, 'z');
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	close_file();
	open_file();
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, NULL), 0);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, NULL), -EPERM);
	close_file();
}
END_TEST

START_TEST(seal_for_sharing_with_other_mapping_returns_ebusy)
{
	iofd_region own;

	open_file();
	ck_assert_int_eq(iofd_memfd_map(&file, SIZE, READ_WRITE, &own), 0);
	ck_assert_int_eq(iofd_memfd_map(&file, SIZE, READ_WRITE, &region), 0);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, &own), -EBUSY);
	ck_assert_ptr_null(own.ptr);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_SEAL, 0), -EPERM);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, &region), 0);
	close_file();
	ck_assert_int_eq(iofd_memfd_open(&file, "not to be sealed", 0), 0);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, NULL), -EPERM);
	close_file();
}
END_TEST

START_TEST(verify_of_received_memfd_checks_seals_and_size)
{
	int status, pid;
	uint32_t count;
	iofd_socket in, out;
	iofd_fd got;

	ck_assert_int_eq(iofd_socket_open_pair(&in, &out, IOFD_SOCKET_STREAM,
					       IOFD_BLOCKING),
			 0);
	pid = fork();
	if (pid == 0) {
		int32_t raw;

		open_file();
		raw = iofd_fd_raw(&file.fd);
		_exit(iofd_memfd_seal(&file, IOFD_SEAL_SHRINK) < 0 ||
		      iofd_message_send(&out, "x", 1, &raw, 1) != 1);
	}
	ck_assert_int_eq(
		iofd_message_receive(&in, &status, 1, &got, 1, &count, NULL),
		1);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(iofd_memfd_adopt(&file, iofd_fd_release(&got)), 0);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_SHRINK, SIZE), 0);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_SHRINK, SIZE + 1),
			 -ERANGE);
	ck_assert_int_eq(
		iofd_memfd_verify(&file, IOFD_SEAL_SHRINK | IOFD_SEAL_GROW, 0),
		-EPERM);
	close_file();
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	iofd_fd_close(&in.fd);
	iofd_fd_close(&out.fd);
}
END_TEST

START_TEST(verify_of_empty_memfd_compares_its_size)
{
	ck_assert_int_eq(
		iofd_memfd_open(&file, "empty", IOFD_MEMFD_ALLOW_SEALING), 0);
	ck_assert_int_eq(iofd_memfd_verify(&file, 0, 0), 0);
	ck_assert_int_eq(iofd_memfd_verify(&file, 0, 1), -ERANGE);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_GROW, 0), -EPERM);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_GROW), 0);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_GROW, 0), 0);
	ck_assert_int_eq(iofd_memfd_verify(&file, IOFD_SEAL_GROW, 1), -ERANGE);
	close_file();
}
END_TEST

START_TEST(seal_functions_on_other_file_return_einval)
{
	ck_assert_int_eq(iofd_fd_adopt(&file.fd, open("/dev/null", O_RDWR)), 0);
	ck_assert_int_eq(iofd_memfd_seal(&file, IOFD_SEAL_SEAL), -EINVAL);
	ck_assert_int_eq(iofd_memfd_seals(&file), -EINVAL);
	ck_assert_int_eq(iofd_memfd_verify(&file, 0, 0), -EINVAL);
	ck_assert_int_eq(iofd_memfd_seal_for_sharing(&file, NULL), -EINVAL);
	close_file();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    access_under_each_seal_fails_only_if_forbidden, 0,
			    sizeof seals / sizeof seals[0]);
	tcase_add_test(tests,
		       protect_for_writing_under_future_write_seal_fails);
	tcase_add_test(tests, seal_future_write_leaves_old_mapping_writable);
	tcase_add_test(tests, seal_after_child_sets_seal_seal_returns_eperm);
	tcase_add_test(tests,
		       seal_exec_on_executable_memfd_fixes_mode_and_content);
	tcase_add_test(tests,
		       seal_for_sharing_of_mapped_memfd_makes_it_immutable);
	tcase_add_test(tests,
		       seal_for_sharing_with_other_mapping_returns_ebusy);
	tcase_add_test(tests, verify_of_received_memfd_checks_seals_and_size);
	tcase_add_test(tests, verify_of_empty_memfd_compares_its_size);
	tcase_add_test(tests, seal_functions_on_other_file_return_einval);
}
