/* SPDX-License-Identifier: MIT */
/* What makes no sense is refused, and nothing is opened, changed or lost. */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/iofd.h>

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

const char *const suite_name = "iofd/arguments";

/* Open and in order. */
static iofd_eventfd event;
static iofd_timerfd timer;
static iofd_timerfd expired;
static iofd_pidfd process;
static iofd_memfd memory;
static iofd_memfd sealable;
static iofd_signalfd signals;
static iofd_signalfd pending;
static iofd_region region;
static iofd_fd socket_end;
static iofd_fd peer;
static char buf[128];
static char long_name[IOFD_MEMFD_NAME_MAX + 2];

/* What would be opened. */
static iofd_fd other;
static struct {
	iofd_eventfd event;
	iofd_timerfd timer;
	iofd_pidfd process;
	iofd_memfd memory;
	iofd_signalfd signals;
	iofd_region region;
} none;

#define ANSWER(name, call, result)                                             \
	static int64_t name(void)                                              \
	{                                                                      \
		return call;                                                   \
	}
#include "arguments.def"

static const struct {
	const char *name;
	int64_t (*call)(void);
	int64_t result;
} answers[] = {
#define ANSWER(name, call, result) {#call, name, result},
#include "arguments.def"
};

enum {
	COUNT = sizeof answers / sizeof answers[0]
};

static void open_all(void)
{
	const iofd_sigset usr1 = 1ULL << (SIGUSR1 - 1);
	const iofd_sigset usr2 = 1ULL << (SIGUSR2 - 1);
	int ends[2];

	memset(long_name, 'x', sizeof long_name - 1);
	ck_assert_int_eq(iofd_eventfd_open(&event, 1, 0), 0);
	ck_assert_int_eq(iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0), 0);
	ck_assert_int_eq(iofd_timerfd_open(&expired, IOFD_CLOCK_MONOTONIC, 0),
			 0);
	ck_assert_int_eq(iofd_timerfd_arm_at(&expired, 0, 0), 0);
	ck_assert_int_gt(iofd_fd_poll(&expired.fd, IOFD_POLL_IN, -1), 0);
	ck_assert_int_eq(iofd_pidfd_open(&process, getpid(), 0), 0);
	ck_assert_int_eq(iofd_memfd_open(&memory, "arguments", 0), 0);
	ck_assert_int_eq(iofd_fd_pwrite(&memory.fd, buf, sizeof buf, 0),
			 sizeof buf);
	ck_assert_int_eq(iofd_memfd_open(&sealable, "sealable",
					 IOFD_MEMFD_ALLOW_SEALING),
			 0);
	ck_assert_int_eq(iofd_memfd_map(&memory, sizeof buf,
					IOFD_PROT_READ | IOFD_PROT_WRITE,
					&region),
			 0);
	ck_assert_int_eq(iofd_sigmask_block(usr1 | usr2, NULL), 0);
	ck_assert_int_eq(iofd_signalfd_open(&signals, usr1, 0), 0);
	ck_assert_int_eq(iofd_signalfd_open(&pending, usr2, 0), 0);
	raise(SIGUSR2);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	ck_assert_int_eq(iofd_fd_adopt(&peer, ends[1]), 0);
	ck_assert_int_eq(iofd_fd_adopt(&socket_end, ends[0]), 0);
}

static void close_all(void)
{
	iofd_fd *const fds[] = {
		&event.fd,    &timer.fd,   &expired.fd, &process.fd, &memory.fd,
		&sealable.fd, &signals.fd, &pending.fd, &socket_end, &peer};

	for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
		ck_assert_int_eq(iofd_fd_close(fds[i]), 0);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
}

START_TEST(is_answered_as_documented)
{
	int64_t result;

	open_all();
	result = answers[_i].call();
	ck_assert_msg(result == answers[_i].result, "%s = %lld, not %lld",
		      answers[_i].name, (long long)result,
		      (long long)answers[_i].result);
	ck_assert_int_eq(other.cell, 0);
	ck_assert_int_eq(none.event.fd.cell, 0);
	ck_assert_int_eq(none.timer.fd.cell, 0);
	ck_assert_int_eq(none.process.fd.cell, 0);
	ck_assert_int_eq(none.memory.fd.cell, 0);
	ck_assert_int_eq(none.signals.fd.cell, 0);
	ck_assert_ptr_null(none.region.ptr);
	close_all();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, is_answered_as_documented, 0, COUNT);
}
