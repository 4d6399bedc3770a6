/* SPDX-License-Identifier: MIT */
/* Generations and tokens of a lease, and how many of them and of users fit. */
#define _GNU_SOURCE
#include "harness.h"
#include "leased.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

const char *const suite_name = "iofd/lease_token";

/* See <iofd/inline/lease.h>. */
#define USER		(1ULL << 35)
#define LAST_USER	((1ULL << 29) - 1)
#define GENERATION	(1ULL << 3)
#define LAST_GENERATION UINT32_MAX

START_TEST(token_has_generation_and_descriptor)
{
	for (uint64_t i = 1; i < 4; i++) {
		start(0);
		ck_assert_uint_eq(token(), i << 32 | (uint32_t)number);
		ck_assert_int_eq(iofd_lease_match(&lease, token()), 1);
		ck_assert_int_eq(iofd_lease_close(&lease), 1);
	}
}
END_TEST

START_TEST(token_of_former_generation_is_stale)
{
	uint64_t former, current;

	start(0);
	former = token();
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, former, &view), 0);
	ck_assert_int_eq(iofd_fd_raw(&view), number);
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
	ck_assert_int_eq(iofd_lease_match(&lease, former), 0);
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, former, &view),
			 -EBADF);
	start(0); /* the same number again */
	current = token();
	ck_assert_uint_eq((uint32_t)current, (uint32_t)former);
	view.cell = 77;
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, former, &view),
			 -ESTALE);
	ck_assert_int_eq(view.cell, 0);
	ck_assert_int_eq(iofd_lease_match(&lease, former), 0);
	ck_assert_int_eq(iofd_lease_match(&lease, current), 1);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

START_TEST(token_of_other_descriptor_does_not_match)
{
	start(0);
	ck_assert_int_eq(iofd_lease_match(&lease, 0), 0);
	ck_assert_int_eq(iofd_lease_match(&lease, token() + 1), 0);
	ck_assert_int_eq(iofd_lease_acquire_token(&lease, token() + 1, &view),
			 -ESTALE);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(
		iofd_lease_match(&lease, 1ULL << 32 | (uint32_t)number), 0);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
}
END_TEST

START_TEST(acquire_at_user_limit_returns_eoverflow_and_changes_nothing)
{
	uint64_t full, made;

	start(0);
	made = token();
	lease.word += (LAST_USER - 1) * USER;
	acquire();
	full = lease.word;
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(iofd_lease_acquire(&lease, &view), -EOVERFLOW);
		ck_assert_int_eq(view.cell, 0);
		ck_assert_int_eq(iofd_lease_acquire_token(&lease, made, &view),
				 -EOVERFLOW);
		ck_assert_uint_eq(lease.word, full);
	}
	ck_assert_int_eq(iofd_lease_release(&lease), 0);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	lease.word -= (LAST_USER - 1) * USER;
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
}
END_TEST

START_TEST(start_after_last_generation_returns_eoverflow)
{
	iofd_fd source;

	lease.word = (LAST_GENERATION - 1) * GENERATION;
	start(0);
	ck_assert_uint_eq(token(),
			  (uint64_t)LAST_GENERATION << 32 | (uint32_t)number);
	acquire();
	ck_assert_int_eq(iofd_lease_close(&lease), 0);
	ck_assert_int_eq(iofd_lease_release(&lease), 1);
	ck_assert_int_eq(iofd_fd_adopt(&source, dup(0)), 0);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(iofd_lease_start(&lease, &source), -EOVERFLOW);
	expect_refused();
	ck_assert_int_eq(iofd_fd_close(&source), 0);
	memset(&lease, 0, sizeof lease);
	start(0);
	ck_assert_int_eq(iofd_lease_close(&lease), 1);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, token_has_generation_and_descriptor);
	tcase_add_test(tests, token_of_former_generation_is_stale);
	tcase_add_test(tests, token_of_other_descriptor_does_not_match);
	tcase_add_test(
		tests,
		acquire_at_user_limit_returns_eoverflow_and_changes_nothing);
	tcase_add_test(tests, start_after_last_generation_returns_eoverflow);
}
