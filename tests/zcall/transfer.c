/* SPDX-License-Identifier: MIT */
/* The calls that move data inside the kernel, or in vectors at an offset. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/transfer";

static int from[2], to[2];
static int file;

static void open_all(void)
{
	ck_assert_int_eq(zcall_pipe2(from, O_CLOEXEC | O_NONBLOCK), 0);
	ck_assert_int_eq(zcall_pipe2(to, O_CLOEXEC | O_NONBLOCK), 0);
	file = zcall_memfd_create("transfer", MFD_CLOEXEC);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(zcall_write(file, "0123456789", 10), 10);
}

static void close_all(void)
{
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(zcall_close(from[i]), 0);
		ck_assert_int_eq(zcall_close(to[i]), 0);
	}
	ck_assert_int_eq(zcall_close(file), 0);
}

static void holds(int fd, const char *text)
{
	char buf[16];
	long length = (long)strlen(text);

	ck_assert_int_eq(zcall_read(fd, buf, sizeof buf), length);
	ck_assert_mem_eq(buf, text, (size_t)length);
}

START_TEST(splice_moves_bytes_and_advances_offset)
{
	int64_t offset = 3;

	open_all();
	ck_assert_int_eq(zcall_splice(file, &offset, from[1], NULL, 4, 0), 4);
	ck_assert_int_eq(offset, 7);
	ck_assert_int_eq(zcall_splice(from[0], NULL, to[1], NULL, 16, 0), 4);
	holds(to[0], "3456");
	ck_assert_int_eq(
		zcall_splice(from[0], NULL, to[1], NULL, 16, SPLICE_F_NONBLOCK),
		-EAGAIN);
	close_all();
}
END_TEST

START_TEST(tee_after_vmsplice_copies_without_consuming)
{
	const struct iovec part = {(void *)"gift", 4};

	open_all();
	ck_assert_int_eq(zcall_vmsplice(from[1], &part, 1, 0), 4);
	ck_assert_int_eq(zcall_tee(from[0], to[1], 16, 0), 4);
	holds(to[0], "gift");
	holds(from[0], "gift");
	close_all();
}
END_TEST

START_TEST(sendfile_and_copy_file_range_copy_given_range)
{
	int64_t start = 2, end = 8;

	open_all();
	ck_assert_int_eq(zcall_sendfile(to[1], file, &start, 3), 3);
	holds(to[0], "234");
	start = 0;
	ck_assert_int_eq(zcall_copy_file_range(file, &start, file, &end, 2, 0),
			 2);
	ck_assert_int_eq(zcall_lseek(file, 0, SEEK_SET), 0);
	holds(file, "0123456701");
	close_all();
}
END_TEST

START_TEST(pwritev_and_preadv_transfer_vectors_at_offset)
{
	char a[2], b[3];
	const struct iovec out[] = {{(void *)"ab", 2}, {(void *)"cde", 3}};
	const struct iovec in[] = {{a, 2}, {b, 3}};

	open_all();
	ck_assert_int_eq(zcall_pwritev(file, out, 2, 4), 5);
	ck_assert_int_eq(zcall_preadv(file, in, 2, 4), 5);
	ck_assert_mem_eq(a, "ab", 2);
	ck_assert_mem_eq(b, "cde", 3);
	ck_assert_int_eq(zcall_pwritev2(file, out, 2, 0, 0, ZCALL_RWF_DSYNC),
			 5);
	ck_assert_int_eq(zcall_preadv2(file, in, 1, 0, 0, 0), 2);
	ck_assert_mem_eq(a, "ab", 2);
	ck_assert_int_eq(zcall_preadv2(file, in, 1, -1, 0, 0), 0);
	ck_assert_int_eq(zcall_preadv2(file, in, 1, 0, 0, 1 << 30),
			 -EOPNOTSUPP);
	ck_assert_int_eq(zcall_preadv(file, in, 2, -1), -EINVAL);
	close_all();
}
END_TEST

/* The offset needs more than 32 bits and is past the end of the file. */
START_TEST(pwritev_at_offset_above_32_bits_extends_file)
{
	const struct iovec out = {(void *)"x", 1};
	struct stat status;

	open_all();
	ck_assert_int_eq(zcall_pwritev(file, &out, 1, 1LL << 33), 1);
	ck_assert_int_eq(zcall_fstat(file, &status), 0);
	ck_assert_int_eq(status.st_size, (1LL << 33) + 1);
	close_all();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, splice_moves_bytes_and_advances_offset);
	tcase_add_test(tests, tee_after_vmsplice_copies_without_consuming);
	tcase_add_test(tests, sendfile_and_copy_file_range_copy_given_range);
	tcase_add_test(tests, pwritev_and_preadv_transfer_vectors_at_offset);
	tcase_add_test(tests, pwritev_at_offset_above_32_bits_extends_file);
}
