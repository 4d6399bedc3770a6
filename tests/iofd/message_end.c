/* SPDX-License-Identifier: MIT */
/* The end of a socket, which is not an empty message. */
#define _GNU_SOURCE
#include "harness.h"
#include "messages.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

const char *const suite_name = "iofd/message_end";

static void send_empty(uint32_t fd_count)
{
	ck_assert_int_eq(iofd_message_send(&sender, NULL, 0, raws, fd_count),
			 0);
}

static void expect_end(void)
{
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(receive_partial(sizeof buf, 2), 0);
		expect_message("", 0, 0);
		expect_all_closed(2);
		ck_assert_int_eq(receive(sizeof buf, 2), 0);
	}
}

/* The end has come only after all that was sent. */
START_TEST(receive_partial_after_close_returns_message_then_end)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_STREAM);
	ck_assert_int_eq(receive_partial(sizeof buf, 2), -EAGAIN);
	send_text("last", 1);
	iofd_fd_close(&sender.fd);
	ck_assert_int_eq(receive_partial(sizeof buf, 2), 1);
	expect_message("last", 1, 0);
	close_cells();
	expect_end();
	close_sockets();
}
END_TEST

/* The peer can end its direction, and still receive. */
START_TEST(receive_partial_after_shutdown_returns_end)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_STREAM);
	ck_assert_int_eq(shutdown(iofd_fd_raw(&sender.fd), SHUT_WR), 0);
	expect_end();
	ck_assert_int_eq(iofd_message_send(&receiver, "y", 1, NULL, 0), 1);
	close_sockets();
}
END_TEST

START_TEST(receive_partial_on_datagram_socket_has_no_end)
{
	open_sockets(IOFD_SOCKET_DATAGRAM);
	send_empty(0);
	iofd_fd_close(&sender.fd);
	ck_assert_int_eq(receive_partial(sizeof buf, 2), 1);
	expect_message("", 0, 0);
	ck_assert_int_eq(receive_partial(sizeof buf, 2), -EAGAIN);
	close_sockets();
}
END_TEST

/* Messages without bytes, of a peer that has not ended. */
START_TEST(receive_partial_of_empty_message_is_not_the_end)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_DATAGRAM);
	for (uint32_t fds = 0; fds < 3; fds++) {
		send_empty(fds);
		ck_assert_int_eq(receive_partial(sizeof buf, 2), 1);
		expect_message("", fds, 0);
		close_cells();
	}
	ck_assert_int_eq(receive_partial(sizeof buf, 2), -EAGAIN);
	close_sockets();
}
END_TEST

/* An empty message before bytes or descriptors, of a peer that has ended. */
START_TEST(receive_partial_of_empty_message_before_more_is_not_the_end)
{
	open_sockets(IOFD_SOCKET_SEQPACKET);
	send_empty(0);
	if (_i)
		send_empty(1);
	else
		send_text("more", 0);
	iofd_fd_close(&sender.fd);
	ck_assert_int_eq(receive_partial(sizeof buf, 2), 1);
	expect_message("", 0, 0);
	ck_assert_int_eq(receive_partial(sizeof buf, 2), 1);
	expect_message(_i ? "" : "more", _i ? 1 : 0, 0);
	close_cells();
	expect_end();
	close_sockets();
}
END_TEST

/* With credentials, or a pidfd where there is one, it is exact. */
START_TEST(receive_partial_with_credentials_tells_last_empty_messages)
{
	open_sockets(IOFD_SOCKET_SEQPACKET);
	ck_assert_int_eq(
		iofd_socket_set_passed(&receiver,
				       IOFD_SOCKET_PASS_DESCRIPTORS |
					       IOFD_SOCKET_PASS_CREDENTIALS),
		0);
	for (int i = 0; i < 3; i++)
		send_empty(0);
	iofd_fd_close(&sender.fd);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(receive_partial(sizeof buf, 2), 1);
		expect_message("", 0, 0);
		ck_assert_int_eq(message.sender.pid, getpid());
	}
	expect_end();
	close_sockets();
}
END_TEST

/* As documented: without credentials they are taken for the end. */
START_TEST(receive_partial_of_last_empty_messages_returns_end)
{
	open_sockets(IOFD_SOCKET_SEQPACKET);
	for (int i = 0; i < 3; i++)
		send_empty(0);
	iofd_fd_close(&sender.fd);
	expect_end();
	close_sockets();
}
END_TEST

/* A byte out of band is not in the stream, and does not end it. */
START_TEST(receive_partial_beside_urgent_byte_is_not_the_end)
{
	open_sockets(IOFD_SOCKET_STREAM);
	if (send(iofd_fd_raw(&sender.fd), "!", 1, MSG_OOB) < 0) {
		ck_assert_int_eq(errno, EOPNOTSUPP);
		close_sockets();
		SKIP_BEFORE("MSG_OOB of Unix sockets", 5, 15);
	}
	ck_assert_int_ne(receive_partial(sizeof buf, 0), 0);
	send_text("more", 0);
	iofd_fd_close(&sender.fd);
	ck_assert_int_eq(receive_partial(sizeof buf, 0), 1);
	expect_message("more", 0, 0);
	expect_end();
	close_sockets();
}
END_TEST

/* A sleeping receive returns what ends it. */
START_TEST(receive_partial_while_blocking_returns_the_end)
{
	int pid;

	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_STREAM);
	ck_assert_int_eq(iofd_fd_set_nonblock(&receiver.fd, 0), 0);
	pid = fork();
	if (pid == 0) {
		iofd_fd_close(&sender.fd);
		_exit(receive_partial(1, 0) != 1 || receive_partial(1, 0) != 0);
	}
	send_text("x", 0);
	iofd_fd_close(&sender.fd);
	ck_assert_int_eq(status_of(pid), 0);
	close_sockets();
}
END_TEST

/*
 * The peer has closed without reading what we sent. Its messages stay: a stream
 * returns them before the error, a seqpacket socket after it.
 */
START_TEST(receive_partial_after_reset_returns_what_was_sent)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_STREAM);
	send_text("before", 1);
	ck_assert_int_eq(iofd_message_send(&receiver, "unread", 6, NULL, 0), 6);
	iofd_fd_close(&sender.fd);
	for (int i = 0; i < 2; i++)
		if (i == _i) {
			ck_assert_int_eq(receive_partial(sizeof buf, 1), 1);
			expect_message("before", 1, 0);
			close_cells();
		} else {
			ck_assert_int_eq(receive_partial(sizeof buf, 1),
					 -ECONNRESET);
			expect_all_closed(1);
		}
	expect_end();
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, receive_partial_after_close_returns_message_then_end, 0,
		2);
	tcase_add_loop_test(tests, receive_partial_after_shutdown_returns_end,
			    0, 2);
	tcase_add_test(tests, receive_partial_on_datagram_socket_has_no_end);
	tcase_add_loop_test(
		tests, receive_partial_of_empty_message_is_not_the_end, 0, 2);
	tcase_add_loop_test(
		tests,
		receive_partial_of_empty_message_before_more_is_not_the_end, 0,
		2);
	tcase_add_test(
		tests,
		receive_partial_with_credentials_tells_last_empty_messages);
	tcase_add_test(tests,
		       receive_partial_of_last_empty_messages_returns_end);
	tcase_add_test(tests,
		       receive_partial_beside_urgent_byte_is_not_the_end);
	tcase_add_loop_test(
		tests, receive_partial_while_blocking_returns_the_end, 0, 2);
	tcase_add_loop_test(
		tests, receive_partial_after_reset_returns_what_was_sent, 0, 2);
}
