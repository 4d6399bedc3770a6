/* SPDX-License-Identifier: MIT */
/* The cell, reading and writing, waiting: what every system has. */
#include "tap.h"

#include <iofd/clock.h>
#include <iofd/fd_io.h>
#include <iofd/fd_poll.h>

void test_fd(void);

static iofd_fd a, b;
static void *volatile bad_address = (void *)8; /* which no compiler knows */
static char buf[64];

static void open_pair(void)
{
	static int ends[2];

	CHECK(zcall_socketpair(ZCALL_AF_UNIX, ZCALL_SOCK_STREAM, 0, ends) == 0);
	CHECK(iofd_fd_adopt(&a, ends[0]) == 0 && iofd_fd_raw(&a) == ends[0]);
	CHECK(iofd_fd_adopt(&b, ends[1]) == 0 && iofd_fd_valid(&b) == 1);
}

static void close_pair(void)
{
	CHECK(iofd_fd_close(&a) == 0);
	CHECK(iofd_fd_close(&b) == 0);
}

static void closed_cells(void)
{
	static iofd_fd fd;

	CHECK(iofd_fd_raw(&fd) == IOFD_ERR_CLOSED && iofd_fd_valid(&fd) == 0);
	CHECK(iofd_fd_close(&fd) == 0);
	CHECK(iofd_fd_adopt(&fd, -1) == -ZCALL_EBADF && fd.cell == 0);
	CHECK(iofd_fd_adopt(&fd, 1LL << 32) == -ZCALL_EBADF && fd.cell == 0);
	CHECK(iofd_fd_read(&fd, buf, 1) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_write(&fd, buf, 1) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_poll(&fd, IOFD_POLL_IN, -1) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_dup(&fd, 3, &a) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_set_nonblock(&fd, 1) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_is_cloexec(&fd) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_release(&fd) == IOFD_ERR_CLOSED);
	CHECK(iofd_fd_adopt(&fd, 1000) == 0);
	CHECK(iofd_fd_is_nonblock(&fd) == -ZCALL_EBADF);
	CHECK(iofd_fd_close(&fd) == -ZCALL_EBADF && fd.cell == 0);
}

static void ownership(void)
{
	static iofd_fd other;
	int raw;

	open_pair();
	raw = iofd_fd_raw(&a);
	CHECK(iofd_fd_move(&other, &a) == 0 && iofd_fd_valid(&a) == 0);
	CHECK(iofd_fd_raw(&other) == raw);
	iofd_fd_swap(&a, &other);
	CHECK(iofd_fd_raw(&a) == raw && iofd_fd_valid(&other) == 0);
	CHECK(iofd_fd_release(&a) == raw && iofd_fd_close(&a) == 0);
	CHECK(iofd_fd_adopt(&a, raw) == 0 && iofd_fd_is_cloexec(&a) == 0);
	close_pair();
	CHECK(zcall_fcntl(raw, ZCALL_F_GETFD, 0) == -ZCALL_EBADF);
}

static void bytes(void)
{
	static struct zcall_iovec parts[2] = {{buf, 2}, {buf + 2, 3}};
	uint64_t done = 99;

	open_pair();
	CHECK(iofd_fd_write(&a, "hello", 5) == 5);
	CHECK(iofd_fd_read(&b, buf, sizeof buf) == 5 && buf[4] == 'o');
	CHECK(iofd_fd_write(&a, "", 0) == 0);
	CHECK(iofd_fd_write(&a, "abcdefgh", 8) == 8);
	CHECK(iofd_fd_read(&b, buf, 3) == 3 && buf[2] == 'c');
	CHECK(iofd_fd_readv(&b, parts, 2) == 5 && buf[4] == 'h');
	CHECK(iofd_fd_writev(&b, parts, 2) == 5);
	CHECK(iofd_fd_read_full(&a, buf, 5, &done) == 5 && done == 5);
	CHECK(iofd_fd_write_all(&a, "xyz", 3, &done) == 3 && done == 3);
	CHECK(iofd_fd_pread(&b, buf, 1, 0) == -ZCALL_ESPIPE);
	CHECK(iofd_fd_pwrite(&b, buf, 1, 0) == -ZCALL_ESPIPE);
	CHECK(iofd_fd_write(&a, bad_address, 1) == -ZCALL_EFAULT);
	CHECK(iofd_fd_read(&b, buf, 9) == 3);
	CHECK(iofd_fd_close(&a) == 0);
	CHECK(iofd_fd_read(&b, buf, 1) == 0); /* the end */
	CHECK(iofd_fd_read_full(&b, buf, 4, &done) == 0 && done == 0);
	close_pair();
}

static void flags(void)
{
	uint64_t done = 99;

	open_pair();
	CHECK(iofd_fd_is_nonblock(&a) == 0);
	CHECK(iofd_fd_set_nonblock(&a, 1) == 0);
	CHECK(iofd_fd_is_nonblock(&a) == 1);
	CHECK(zcall_fcntl(iofd_fd_raw(&a), ZCALL_F_GETFL, 0) ==
	      (ZCALL_O_RDWR | ZCALL_O_NONBLOCK));
	CHECK(iofd_fd_read(&a, buf, 1) == IOFD_ERR_WOULD_BLOCK);
	CHECK(iofd_fd_read(&a, buf, 1) == -ZCALL_EAGAIN);
	CHECK(iofd_error_kind(-ZCALL_EAGAIN) == IOFD_ERROR_KIND_WOULD_BLOCK);
	CHECK(iofd_fd_read_full(&a, buf, 1, &done) == IOFD_ERR_WOULD_BLOCK);
	CHECK(done == 0);
	CHECK(iofd_fd_set_nonblock(&a, 0) == 0);
	CHECK(iofd_fd_is_nonblock(&a) == 0);
	CHECK(iofd_fd_set_cloexec(&a, 1) == 0);
	CHECK(iofd_fd_is_cloexec(&a) == 1);
	CHECK(iofd_fd_set_cloexec(&a, 0) == 0);
	CHECK(iofd_fd_is_cloexec(&a) == 0);
	close_pair();
}

static void duplicates(void)
{
	static iofd_fd copy = {77};

	open_pair();
	CHECK(iofd_fd_dup(&a, 100, &copy) == 0 && iofd_fd_raw(&copy) >= 100);
	CHECK(iofd_fd_is_cloexec(&copy) == 1 && iofd_fd_is_cloexec(&a) == 0);
	CHECK(iofd_fd_write(&copy, "x", 1) == 1);
	CHECK(iofd_fd_close(&copy) == 0);
	CHECK(iofd_fd_read(&b, buf, 9) == 1 && buf[0] == 'x');
	CHECK(iofd_fd_dup(&a, -1, &copy) == -ZCALL_EINVAL && copy.cell == 0);
	close_pair();
}

/* An emulator may return EINTR here. The descriptor is closed nevertheless. */
static void interrupted_close(void)
{
	static iofd_fd copy;
	int raw;

	open_pair();
	CHECK(iofd_fd_dup(&a, 77, &copy) == 0);
	raw = iofd_fd_raw(&copy);
	CHECK(iofd_fd_close(&copy) == 0 && copy.cell == 0);
	CHECK(zcall_fcntl(raw, ZCALL_F_GETFD, 0) == -ZCALL_EBADF);
	close_pair();
}

static void waiting(void)
{
	int64_t deadline, before = iofd_clock_now(IOFD_CLOCK_MONOTONIC);

	open_pair();
	CHECK(before > 0);
	CHECK(iofd_fd_poll(&a, IOFD_POLL_IN, 0) == 0);
	CHECK(iofd_fd_poll(&a, IOFD_POLL_IN, 2000000) == 0);
	CHECK(iofd_clock_now(IOFD_CLOCK_MONOTONIC) >= before + 2000000);
	CHECK(iofd_fd_poll(&a, IOFD_POLL_OUT, -1) == IOFD_POLL_OUT);
	CHECK(iofd_fd_write(&b, "x", 1) == 1);
	CHECK(iofd_fd_poll(&a, IOFD_POLL_IN, -1) == IOFD_POLL_IN);
	CHECK(iofd_fd_poll(&a, IOFD_POLL_IN | IOFD_POLL_OUT, INT64_MAX) ==
	      (IOFD_POLL_IN | IOFD_POLL_OUT));
	CHECK(iofd_fd_poll(&a, 1u << 16, 0) == -ZCALL_EINVAL);
	CHECK(iofd_fd_poll_until(&b, IOFD_POLL_IN, 0) == 0);
	deadline = iofd_clock_now(IOFD_CLOCK_MONOTONIC) + 2000000;
	CHECK(iofd_fd_poll_until(&b, IOFD_POLL_IN, deadline) == 0);
	CHECK(iofd_clock_now(IOFD_CLOCK_MONOTONIC) >= deadline);
	CHECK(iofd_fd_close(&b) == 0);
	CHECK(iofd_fd_poll(&a, IOFD_POLL_IN, -1) & IOFD_POLL_HUP);
	CHECK(iofd_clock_now(IOFD_CLOCK_REALTIME) > 1700000000000000000);
	CHECK(iofd_clock_now(99) == -ZCALL_EINVAL);
	close_pair();
}

void test_fd(void)
{
	closed_cells();
	ownership();
	bytes();
	flags();
	duplicates();
	interrupted_close();
	waiting();
}
