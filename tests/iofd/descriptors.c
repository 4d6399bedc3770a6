/* SPDX-License-Identifier: MIT */
/* Each handle type with descriptor 0 and with numbers of 1 to 4 digits. */
#define _GNU_SOURCE
#include "harness.h"
#include "numbers.h"
#include "uses.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *const suite_name = "iofd/descriptors";

static const int numbers[] = {0, 9, 90, 1000};

/* Some handles are made from these. */
static iofd_memfd source;
static iofd_pidfd self;
static iofd_socket sender;

static void adopt_above(iofd_fd *fd, int raw)
{
	ck_assert_int_eq(iofd_fd_adopt(fd, move_above(raw)), 0);
}

static void open_sources(void)
{
	int ends[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	adopt_above(&sender.fd, ends[0]);
	adopt_above(&peer.fd, ends[1]);
	iofd_memfd_open(&source, "using", IOFD_MEMFD_ALLOW_SEALING);
	adopt_above(&source.fd, iofd_fd_release(&source.fd));
	iofd_pidfd_open(&self, getpid(), 0);
	adopt_above(&self.fd, iofd_fd_release(&self.fd));
}

static void close_sources(void)
{
	ck_assert_int_eq(iofd_fd_close(&sender.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&peer.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&source.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&self.fd), 0);
}

static int open_event(void)
{
	return iofd_eventfd_open(&used.event, USE_START, 0);
}

static int open_timer(void)
{
	return iofd_timerfd_open(&used.timer, IOFD_CLOCK_MONOTONIC, 0);
}

static int open_process(void)
{
	return iofd_pidfd_open(&used.process, getpid(), 0);
}

/* Linux before 5.10 does not know PIDFD_NONBLOCK, which is O_NONBLOCK. */
static int open_old_process(void)
{
	int rc;

	if (forbid_where(SYS_pidfd_open, 1, O_NONBLOCK, EINVAL) < 0)
		skip_without("seccomp");
	rc = open_process();
	ck_assert_int_eq(iofd_fd_is_nonblock(&used.fd), 1);
	return rc;
}

static int open_spawned(void)
{
	char *argv[] = {"true", NULL};

	return iofd_pidfd_spawn(&used.process, "/bin/true", argv, NULL, NULL, 0,
				0);
}

static int open_memory(void)
{
	return iofd_memfd_open(&used.memory, "using", IOFD_MEMFD_ALLOW_SEALING);
}

static int open_unsealable(void)
{
	return iofd_memfd_open(&used.memory, "using", 0);
}

static int open_directory(void)
{
	int64_t raw = open("/", O_RDONLY | O_CLOEXEC);

	return iofd_fd_adopt(&used.fd, raw);
}

static int open_signals(void)
{
	return iofd_signalfd_open(&used.signals, 0, 0);
}

static int open_epoll(void)
{
	return iofd_epoll_open(&used.epoll);
}

static int open_socket(void)
{
	return iofd_fd_dup(&sender.fd, 0, &used.fd);
}

static int open_duplicate(void)
{
	return iofd_fd_dup(&source.fd, 0, &used.fd);
}

static int open_received(void)
{
	int32_t raw = iofd_fd_raw(&source.fd);
	uint32_t count;
	char byte;

	ck_assert_int_eq(iofd_message_send(&sender, "x", 1, &raw, 1), 1);
	return (int)iofd_message_receive(&peer, &byte, 1, &used.fd, 1, &count,
					 0) -
	       1;
}

static int open_fetched(void)
{
	return iofd_pidfd_get_fd(&self, iofd_fd_raw(&source.fd), &used.fd);
}

static const struct noun {
	const char *name;
	int (*open)(void);
	int kind;
	int (*adopt)(iofd_fd *fd, int64_t raw);
	void (*use)(void);
} nouns[] = {
#define ADOPT(noun)                                                            \
	(int (*)(iofd_fd *, int64_t))(void (*)(void)) iofd_##noun##_adopt
	{"eventfd", open_event, IOFD_FD_KIND_EVENTFD, ADOPT(eventfd),
	 use_eventfd},
	{"timerfd", open_timer, IOFD_FD_KIND_TIMERFD, ADOPT(timerfd),
	 use_timerfd},
	{"pidfd", open_process, IOFD_FD_KIND_PIDFD, ADOPT(pidfd), use_pidfd},
	{"memfd", open_memory, IOFD_FD_KIND_MEMFD, ADOPT(memfd), use_memfd},
	{"unsealable", open_unsealable, IOFD_FD_KIND_MEMFD, ADOPT(memfd),
	 use_unsealable},
	{"signalfd", open_signals, IOFD_FD_KIND_SIGNALFD, ADOPT(signalfd),
	 use_signalfd},
	{"epoll", open_epoll, IOFD_FD_KIND_EPOLL, ADOPT(epoll), use_epoll},
	{"socket", open_socket, IOFD_FD_KIND_SOCKET, ADOPT(socket), use_socket},
	{"directory", open_directory, IOFD_FD_KIND_DIRECTORY, iofd_fd_adopt,
	 use_directory},
	{"duplicate", open_duplicate, IOFD_FD_KIND_MEMFD, ADOPT(memfd),
	 use_memfd},
	{"received", open_received, IOFD_FD_KIND_MEMFD, ADOPT(memfd),
	 use_memfd},
	{"fetched", open_fetched, IOFD_FD_KIND_MEMFD, ADOPT(memfd), use_memfd},
	{"old pidfd", open_old_process, IOFD_FD_KIND_PIDFD, ADOPT(pidfd),
	 use_pidfd},
	{"spawned", open_spawned, IOFD_FD_KIND_PIDFD, ADOPT(pidfd),
	 use_spawned},
	{"pidfd info", open_process, IOFD_FD_KIND_PIDFD, ADOPT(pidfd),
	 use_pidfd_info},
};

enum {
	NUMBERS = sizeof numbers / sizeof numbers[0],
	COUNT = sizeof nouns / sizeof nouns[0] * NUMBERS
};

/* Uses the operations that all handle types share. */
static void use_cell(int number)
{
	iofd_fd other = {0};

	ck_assert_int_eq(iofd_fd_valid(&used.fd), 1);
	ck_assert_int_eq(iofd_fd_raw(&used.fd), number);
	ck_assert_int_eq(iofd_fd_move(&other, &used.fd), 0);
	ck_assert_int_eq(iofd_fd_raw(&other), number);
	iofd_fd_swap(&other, &used.fd);
	ck_assert_int_eq(iofd_fd_raw(&used.fd), number);
	ck_assert_int_eq(iofd_fd_release(&used.fd), number);
	ck_assert_int_eq(iofd_fd_valid(&used.fd), 0);
}

static void use_flags(void)
{
	iofd_fd copy;

	for (int on = 1; on >= 0; on--) {
		ck_assert_int_eq(iofd_fd_set_cloexec(&used.fd, on), 0);
		ck_assert_int_eq(iofd_fd_is_cloexec(&used.fd), on);
		ck_assert_int_eq(iofd_fd_set_nonblock(&used.fd, on), 0);
		ck_assert_int_eq(iofd_fd_is_nonblock(&used.fd), on);
	}
	ck_assert_int_eq(iofd_fd_set_nonblock(&used.fd, 1), 0);
	ck_assert_int_eq(iofd_fd_dup(&used.fd, 0, &copy), 0);
	ck_assert_int_eq(iofd_fd_kind(&copy), iofd_fd_kind(&used.fd));
	ck_assert_int_eq(iofd_fd_close(&copy), 0);
	ck_assert_int_eq(iofd_fd_poll(&used.fd, 0, 0), 0);
	ck_assert_int_eq(iofd_fd_poll_until(&used.fd, 0, 0), 0);
}

START_TEST(handle_with_this_number_works)
{
	const struct noun *noun = &nouns[_i / NUMBERS];
	int number = numbers[_i % NUMBERS];

	if (!can_open_above())
		SKIP_WITHOUT("1021 descriptors: RLIMIT_NOFILE is lower");
	open_sources();
	fill(number);
	ck_assert_msg(noun->open() == 0, "%s %d", noun->name, number);
	ck_assert_int_eq(iofd_fd_is_cloexec(&used.fd), 1);
	use_cell(number);
	ck_assert_int_eq(noun->adopt(&used.fd, number), 0);
	ck_assert_int_eq(iofd_fd_kind(&used.fd), noun->kind);
	use_flags();
	noun->use();
	ck_assert_int_eq(iofd_fd_raw(&used.fd), number);
	ck_assert_int_eq(iofd_fd_close(&used.fd), 0);
	ck_assert_int_eq(fcntl(number, F_GETFD), -1);
	empty(number);
	close_sources();
}
END_TEST

START_TEST(value_read_through_descriptor_0_succeeds)
{
	uint64_t value = 0;

	if (!can_open_above())
		SKIP_WITHOUT("1021 descriptors: RLIMIT_NOFILE is lower");
	ck_assert_int_eq(open_event(), 0);
	fill(0);
	ck_assert_int_eq(iofd_eventfd_value(&used.event, &value), 0);
	ck_assert_uint_eq(value, USE_START);
	ck_assert_int_eq(fcntl(0, F_GETFD), -1);
	empty(0);
	ck_assert_int_eq(iofd_fd_close(&used.fd), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, handle_with_this_number_works, 0, COUNT);
	tcase_add_test(tests, value_read_through_descriptor_0_succeeds);
}
