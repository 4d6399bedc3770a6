/* SPDX-License-Identifier: MIT */
#include "leased.h"
#include "harness.h"

#include <iofd/eventfd.h>

#include <errno.h>
#include <fcntl.h>

iofd_lease lease;
iofd_fd view;
int number;

int is_open(void)
{
	return fcntl(number, F_GETFD) >= 0;
}

void start(uint64_t initial)
{
	iofd_eventfd event;

	ck_assert_int_eq(iofd_eventfd_open(&event, initial, 0), 0);
	number = iofd_fd_raw(&event.fd);
	ck_assert_int_eq(iofd_lease_start(&lease, &event.fd), 0);
	ck_assert_int_eq(event.fd.cell, 0);
}

void acquire(void)
{
	ck_assert_int_eq(iofd_lease_acquire(&lease, &view), 0);
	ck_assert_int_eq(iofd_fd_raw(&view), number);
}

uint64_t token(void)
{
	uint64_t value;

	ck_assert_int_eq(iofd_lease_token(&lease, &value), 0);
	return value;
}

void expect_refused(void)
{
	uint64_t value = 7;

	view.cell = 77;
	ck_assert_int_eq(iofd_lease_acquire(&lease, &view), -EBADF);
	ck_assert_int_eq(view.cell, 0);
	ck_assert_int_eq(iofd_lease_token(&lease, &value), -EBADF);
	ck_assert_uint_eq(value, 7);
}
