/* SPDX-License-Identifier: MIT */
/* The boot ID of a reference, and the file that it comes from. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "references.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_reference_boot";

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

static iofd_pidfd self;
static iofd_pidfd_reference reference;
static iofd_pidfd opened;

static int open_it(void)
{
	return iofd_pidfd_open_reference(&opened, &reference, 0);
}

/* Each bit of the boot ID counts, also where the kernel has no references. */
START_TEST(open_reference_of_other_boot_returns_estale)
{
	for (int bit = 0; bit < 128; bit++) {
		forge_own_reference(&reference);
		reference.boot[bit / 8] ^= (uint8_t)(1 << bit % 8);
		ck_assert_int_eq(open_it(), -ESTALE);
	}
	memset(&reference, 0, sizeof reference);
	ck_assert_int_eq(open_it(), -ESTALE);
	memset(&reference, 0xff, sizeof reference);
	ck_assert_int_eq(open_it(), -ESTALE);
}
END_TEST

/* Puts a file with this text in the place of the boot ID. Returns 0 or -1. */
static int mount_boot_id(const char *text)
{
	char path[] = "/tmp/iofd-boot-XXXXXX";
	int file = mkstemp(path);
	int rc;

	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, text, strlen(text)), (long)strlen(text));
	close(file);
	rc = mount(path, BOOT_ID, NULL, MS_BIND, NULL);
	unlink(path);
	return rc;
}

START_TEST(open_reference_with_malformed_boot_id_returns_eio)
{
	static const char *const texts[] = {
		"",
		"\n",
		"01234567-89ab-cdef-0123-456789abcdef", /* no newline */
		"01234567-89ab-cdef-0123-456789abcdef\n\n",
		"01234567-89ab-cdef-0123-456789abcdef ",
		"01234567-89ab-cdef-0123-456789abcde\n",
		"01234567-89ab-cdef-0123-456789abcdeg\n",
		"g1234567-89ab-cdef-0123-456789abcdef\n",
		"01234567-89AB-cdef-0123-456789abcdef\n",
		"01234567089ab-cdef-0123-456789abcdef\n",
		"01234567-89ab-cdef-0123a456789abcdef\n",
		"0123456789abcdef0123456789abcdef----\n",
		"0123456-789ab-cdef-0123-456789abcdef\n",
	};

	ck_assert_int_eq(sizeof texts / sizeof texts[0], 13);
	if (enter_own_proc() < 0 || mount_boot_id(texts[_i]) < 0)
		SKIP_WITHOUT("permission to mount");
	ck_assert_int_eq(open_it(), -EIO);
	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	ck_assert_int_eq(iofd_pidfd_get_reference(&self, &reference), -EIO);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
}
END_TEST

START_TEST(get_reference_when_boot_id_cannot_be_read_returns_its_error)
{
	ck_assert_int_eq(iofd_pidfd_open(&self, getpid(), 0), 0);
	if (forbid(SYS_read, EACCES) < 0)
		skip_without("seccomp");
	else
		ck_assert_int_eq(iofd_pidfd_get_reference(&self, &reference),
				 -EACCES);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
}
END_TEST

/* A descriptor without it could leak into a child of another thread. */
START_TEST(open_reference_opens_boot_id_with_cloexec)
{
	if (forbid_without(SYS_openat, 2, O_CLOEXEC, EPERM) < 0)
		SKIP_WITHOUT("seccomp");
	memset(&reference, 0, sizeof reference);
	ck_assert_int_eq(open_it(), -ESTALE);
}
END_TEST

/* As in a container whose manager gives it a boot ID. */
START_TEST(get_reference_with_mounted_boot_id_has_it)
{
	static const uint8_t boot[16] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab,
					 0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98,
					 0x76, 0x54, 0x32, 0x10};

	if (refer_to_self(&reference))
		return;
	if (enter_own_proc() < 0 ||
	    mount_boot_id("01234567-89ab-cdef-fedc-ba9876543210\n") < 0)
		SKIP_WITHOUT("permission to mount");
	ck_assert_int_eq(open_it(), -ESTALE);
	ck_assert_int_eq(refer_to_self(&reference), 0);
	ck_assert_mem_eq(reference.boot, boot, sizeof boot);
	ck_assert_int_eq(open_it(), 0);
	ck_assert_int_eq(iofd_fd_close(&opened.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, open_reference_of_other_boot_returns_estale);
	tcase_add_loop_test(tests,
			    open_reference_with_malformed_boot_id_returns_eio,
			    0, 13);
	tcase_add_test(
		tests,
		get_reference_when_boot_id_cannot_be_read_returns_its_error);
	tcase_add_test(tests, open_reference_opens_boot_id_with_cloexec);
	tcase_add_test(tests, get_reference_with_mounted_boot_id_has_it);
}
