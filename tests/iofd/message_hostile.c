/* SPDX-License-Identifier: MIT */
/* Peers that send what nobody asked for. Each is another process. */
#define _GNU_SOURCE
#include "harness.h"
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

const char *const suite_name = "iofd/message_hostile";

enum {
	MANY = 50
};

/*
 * Starts a peer with the sending end, which is then closed here. The receiver
 * sleeps until something comes.
 */
static int start(void (*peer)(void), uint32_t type)
{
	int pid;

	open_sockets(type);
	ck_assert_int_eq(iofd_fd_set_nonblock(&receiver.fd, 0), 0);
	ck_assert_int_eq(iofd_fd_set_nonblock(&sender.fd, 0), 0);
	pid = fork();
	if (pid == 0) {
		close(iofd_fd_raw(&receiver.fd));
		peer();
		_exit(0);
	}
	iofd_fd_close(&sender.fd);
	return pid;
}

static void finish(int pid)
{
	ck_assert_int_eq(status_of(pid), 0);
	close_sockets();
}

static void must(int holds)
{
	if (!holds)
		_exit(1);
}

static void send_many_descriptors(void)
{
	for (int i = 0; i < MANY; i++)
		must(iofd_message_send(&sender, "x", 1, raws, MAX) == 1);
}

START_TEST(receive_partial_of_too_many_descriptors_keeps_the_first)
{
	int pid = start(send_many_descriptors, socket_types[_i]);
	int before = open_descriptors();

	for (uint32_t i = 0; i < MANY; i++) {
		ck_assert_int_eq(receive_partial(1, i % 2), 1);
		expect_message("x", i % 2, IOFD_MESSAGE_MISSING_ROOM);
		close_cells();
		ck_assert_int_eq(open_descriptors(), before);
	}
	finish(pid);
}
END_TEST

START_TEST(receive_of_too_many_descriptors_closes_all)
{
	int pid = start(send_many_descriptors, socket_types[_i]);
	int before = open_descriptors();

	for (uint32_t i = 0; i < MANY; i++) {
		ck_assert_int_eq(receive(1, i % 2), -E2BIG);
		expect_all_closed(i % 2);
		ck_assert_int_eq(open_descriptors(), before);
	}
	finish(pid);
}
END_TEST

/* The receiver can go on receiving, and answer, without a free number. */
START_TEST(receive_partial_at_descriptor_limit_keeps_all_bytes)
{
	int pid = start(send_many_descriptors, socket_types[_i]);

	limit_descriptors(0);
	for (int i = 0; i < MANY; i++) {
		ck_assert_int_eq(receive_partial(1, 1), 1);
		expect_message("x", 0, IOFD_MESSAGE_MISSING_LIMIT);
	}
	unlimit_descriptors();
	finish(pid);
}
END_TEST

/* Sends `size` bytes of control messages; must it be refused? */
static void send_control(void *control, size_t size, int refused)
{
	struct iovec iov = {"x", 1};
	struct msghdr header = {.msg_iov = &iov,
				.msg_iovlen = 1,
				.msg_control = control,
				.msg_controllen = (socklen_t)size};

	must((sendmsg(iofd_fd_raw(&sender.fd), &header, MSG_NOSIGNAL) < 0) ==
	     refused);
}

/*
 * Own credentials, two lists of descriptors, and a pidfd, which the kernel does
 * not let a process send.
 */
static void send_other_control_messages(void)
{
	_Alignas(struct cmsghdr) char control[256] = {0};
	struct cmsghdr *head = (void *)control;
	struct ucred self = {getpid(), getuid(), getgid()};
	const int zero = 0;

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_CREDENTIALS;
	head->cmsg_len = CMSG_LEN(sizeof self);
	memcpy(CMSG_DATA(head), &self, sizeof self);
	send_control(control, CMSG_SPACE(sizeof self), 0);
	self.pid = 1;
	memcpy(CMSG_DATA(head), &self, sizeof self);
	if (getuid() != 0)
		send_control(control, CMSG_SPACE(sizeof self), 1);
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof zero);
	memcpy(CMSG_DATA(head), &zero, sizeof zero);
	memcpy(control + CMSG_SPACE(sizeof zero), control,
	       CMSG_SPACE(sizeof zero));
	send_control(control, 2 * CMSG_SPACE(sizeof zero), 0);
	head->cmsg_type = 4; /* SCM_PIDFD */
	send_control(control, CMSG_SPACE(sizeof zero), 1);
}

START_TEST(receive_partial_of_other_control_messages_takes_descriptors)
{
	int pid = start(send_other_control_messages, socket_types[_i]);

	ck_assert_int_eq(receive_partial(1, 2), 1);
	expect_message("x", 0, 0);
	ck_assert_int_eq(message.sender.pid, 0); /* it was not asked for */
	ck_assert_int_eq(receive_partial(1, 2), 1);
	expect_message("x", 2, 0);
	ck_assert_int_eq(process.fd.cell, 0);
	close_cells();
	finish(pid);
}
END_TEST

static void send_long_messages(void)
{
	static char text[30000];

	for (int i = 0; i < MANY; i++)
		must(iofd_message_send(&sender, text, sizeof text, raws, 3) ==
		     sizeof text);
}

START_TEST(receive_partial_of_long_messages_cuts_each)
{
	int pid = start(send_long_messages, socket_types[_i]);

	for (int i = 0; i < MANY; i++) {
		ck_assert_int_eq(receive_partial(sizeof buf, 3), 1);
		ck_assert_uint_eq(message.size, sizeof buf);
		ck_assert_uint_eq(message.full_size, 30000);
		ck_assert_uint_eq(message.missing, IOFD_MESSAGE_MISSING_BYTES);
		ck_assert_uint_eq(message.fd_count, 3);
		close_cells();
	}
	finish(pid);
}
END_TEST

static void close_at_once(void)
{
}

START_TEST(receive_from_peer_that_closes_at_once_returns_end)
{
	int pid = start(close_at_once,
			_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_STREAM);

	ck_assert_int_eq(receive_partial(1, 1), 0);
	ck_assert_int_eq(receive(1, 1), 0);
	ck_assert_int_eq(iofd_message_send(&receiver, "x", 1, NULL, 0), -EPIPE);
	finish(pid);
}
END_TEST

/* Pairs that are sent to themselves: only the kernel's search finds them. */
static void send_cycles(void)
{
	for (int i = 0; i < MANY; i++) {
		iofd_socket a, b;
		int32_t ends[2];

		must(iofd_socket_open_pair(&a, &b, IOFD_SOCKET_STREAM, 0) == 0);
		ends[0] = iofd_fd_raw(&a.fd);
		ends[1] = iofd_fd_raw(&b.fd);
		must(iofd_message_send(&a, "x", 1, ends, 2) == 1);
		must(iofd_message_send(&b, "x", 1, ends, 2) == 1);
		must(iofd_message_send(&sender, "x", 1, ends, 2) == 1);
		iofd_fd_close(&a.fd);
		iofd_fd_close(&b.fd);
	}
}

START_TEST(receive_of_sockets_in_cycles_closes_them)
{
	int pid = start(send_cycles, socket_types[_i]);
	int before = open_descriptors();

	for (uint32_t i = 0; i < MANY; i++) {
		ck_assert_int_eq(receive_partial(1, i % 3), 1);
		expect_message("x", i % 3,
			       i % 3 < 2 ? IOFD_MESSAGE_MISSING_ROOM : 0);
		close_cells();
		ck_assert_int_eq(open_descriptors(), before);
	}
	finish(pid);
}
END_TEST

/*
 * A connection with bytes that nobody reads, whose close waits for them as long
 * as its last owner has said. Without descriptors, the peer cannot send it.
 */
static void send_lingering(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t length = sizeof address;
	struct linger linger = {1, 3600};
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	int out = socket(AF_INET, SOCK_STREAM, 0);
	static char bytes[1 << 16];

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(listener, (void *)&address, length) < 0)
		_exit(77);
	getsockname(listener, (void *)&address, &length);
	must(listen(listener, 1) == 0);
	must(connect(out, (void *)&address, length) == 0);
	must(fcntl(out, F_SETFL, O_NONBLOCK) == 0);
	while (write(out, bytes, sizeof bytes) > 0)
		;
	must(setsockopt(out, SOL_SOCKET, SO_LINGER, &linger, sizeof linger) ==
	     0);
	raws[0] = out;
	must(iofd_message_send(&sender, "x", 1, raws, 1) == -EPERM);
	must(iofd_message_send(&sender, "x", 1, NULL, 0) == 1);
}

START_TEST(receive_without_descriptors_gets_no_lingering_socket)
{
	int pid, status;

	open_sockets(socket_types[_i]);
	if (iofd_socket_set_passed(&receiver, 0) == -EOPNOTSUPP) {
		close_sockets();
		SKIP_BEFORE("SO_PASSRIGHTS", 6, 16);
	}
	pid = fork();
	if (pid == 0) {
		send_lingering();
		_exit(0);
	}
	status = status_of(pid);
	if (status == 0) {
		ck_assert_int_eq(receive(1, 0), 1);
		ck_assert_uint_eq(count, 0);
	}
	close_sockets();
	if (status == 77)
		SKIP_WITHOUT("a loopback interface");
	ck_assert_int_eq(status, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, receive_partial_of_too_many_descriptors_keeps_the_first,
		0, 3);
	tcase_add_loop_test(tests, receive_of_too_many_descriptors_closes_all,
			    0, 3);
	tcase_add_loop_test(tests,
			    receive_partial_at_descriptor_limit_keeps_all_bytes,
			    0, 3);
	tcase_add_loop_test(
		tests,
		receive_partial_of_other_control_messages_takes_descriptors, 0,
		3);
	tcase_add_loop_test(tests, receive_partial_of_long_messages_cuts_each,
			    1, 3);
	tcase_add_loop_test(
		tests, receive_from_peer_that_closes_at_once_returns_end, 0, 2);
	tcase_add_loop_test(tests, receive_of_sockets_in_cycles_closes_them, 0,
			    3);
	tcase_add_loop_test(
		tests, receive_without_descriptors_gets_no_lingering_socket, 0,
		3);
}
