/* SPDX-License-Identifier: MIT */
/* Who is at the other end, and who sent a message. */
#define _GNU_SOURCE
#include "harness.h"
#include "messages.h"

#include <iofd/pidfd_wait.h>

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/message_peer";

enum {
	CREDENTIALS =
		IOFD_SOCKET_PASS_DESCRIPTORS | IOFD_SOCKET_PASS_CREDENTIALS,
	PIDFD = IOFD_SOCKET_PASS_DESCRIPTORS | IOFD_SOCKET_PASS_PIDFD
};

static void expect_sender(const iofd_socket_credentials *who, int pid)
{
	ck_assert_int_eq(who->pid, pid);
	ck_assert_uint_eq(who->uid, getuid());
	ck_assert_uint_eq(who->gid, getgid());
}

/* A child that sends a byte with a descriptor, and is a zombie. */
static int send_from_child(void)
{
	siginfo_t info;
	int pid = fork();

	if (pid == 0)
		_exit(iofd_message_send(&sender, "x", 1, raws, 1) != 1);
	ck_assert_int_eq(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
	ck_assert_int_eq(info.si_status, 0);
	return pid;
}

START_TEST(receive_partial_with_credentials_tells_sender)
{
	int pid;

	open_sockets(socket_types[_i]);
	ck_assert_int_eq(iofd_socket_set_passed(&receiver, CREDENTIALS), 0);
	pid = send_from_child();
	send_text("y", 0);
	ck_assert_int_eq(receive_partial(1, 1), 1);
	expect_message("x", 1, 0);
	expect_sender(&message.sender, pid);
	close_cells();
	ck_assert_int_eq(receive_partial(1, 1), 1);
	expect_message("y", 0, 0);
	expect_sender(&message.sender, getpid());
	ck_assert_int_eq(status_of(pid), 0);
	close_sockets();
}
END_TEST

/* Bytes of two senders do not arrive as one. */
START_TEST(receive_partial_on_stream_keeps_senders_apart)
{
	int pid;

	open_sockets(IOFD_SOCKET_STREAM);
	ck_assert_int_eq(iofd_socket_set_passed(&receiver, CREDENTIALS), 0);
	send_text("mine", 0);
	pid = send_from_child();
	ck_assert_int_eq(receive_partial(sizeof buf, 1), 1);
	expect_message("mine", 0, 0);
	expect_sender(&message.sender, getpid());
	ck_assert_int_eq(receive_partial(sizeof buf, 1), 1);
	expect_message("x", 1, 0);
	expect_sender(&message.sender, pid);
	close_cells();
	ck_assert_int_eq(status_of(pid), 0);
	close_sockets();
}
END_TEST

static int pass_pidfd(void)
{
	int rc = iofd_socket_set_passed(&receiver, PIDFD);

	ck_assert(rc == 0 || rc == -EOPNOTSUPP);
	return rc;
}

START_TEST(receive_partial_with_pidfd_opens_sender)
{
	int pid;

	open_sockets(socket_types[_i]);
	if (pass_pidfd() < 0) {
		close_sockets();
		SKIP_BEFORE("SO_PASSPIDFD", 6, 5);
	}
	pid = send_from_child();
	ck_assert_int_eq(receive_partial(1, 1), 1);
	expect_message("x", 1, 0);
	ck_assert_int_eq(message.pidfd_error, 0);
	ck_assert_int_eq(message.sender.pid, 0);
	ck_assert_uint_eq(message.sender.uid, UINT32_MAX);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
	ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_wait(&process, 0, NULL, NULL), 0);
	ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
	close_cells();
	close_sockets();
}
END_TEST

/* Refused descriptors do not include the pidfd, which the kernel makes. */
START_TEST(receive_partial_with_pidfd_alone_opens_sender)
{
	int pid;

	open_sockets(socket_types[_i]);
	if (iofd_socket_set_passed(&receiver, IOFD_SOCKET_PASS_PIDFD) < 0) {
		close_sockets();
		SKIP_BEFORE("SO_PASSRIGHTS", 6, 16);
	}
	pid = fork();
	if (pid == 0)
		_exit(iofd_message_send(&sender, "x", 1, raws, 1) != -EPERM ||
		      iofd_message_send(&sender, "x", 1, NULL, 0) != 1);
	ck_assert_int_eq(status_of(pid), 0);
	ck_assert_int_eq(receive_partial(1, 1), 1);
	expect_message("x", 0, 0);
	ck_assert_int_eq(iofd_fd_valid(&process.fd), 1);
	ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
	ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
	close_sockets();
}
END_TEST

/* Who does not ask for the pidfd has none to close. */
START_TEST(receive_of_unwanted_pidfd_closes_it)
{
	int before;

	open_sockets(IOFD_SOCKET_DATAGRAM);
	if (pass_pidfd() < 0) {
		close_sockets();
		SKIP_BEFORE("SO_PASSPIDFD", 6, 5);
	}
	send_text("x", 0);
	send_text("x", 0);
	before = open_descriptors();
	ck_assert_int_eq(iofd_message_receive_partial(&receiver, buf, 1, NULL,
						      0, &message, NULL),
			 1);
	ck_assert_int_eq(open_descriptors(), before);
	ck_assert_int_eq(receive(1, 0), 1);
	ck_assert_int_eq(open_descriptors(), before);
	close_sockets();
}
END_TEST

/* The descriptor takes the last number. */
START_TEST(receive_partial_without_number_for_pidfd_reports_it)
{
	open_sockets(socket_types[_i]);
	if (pass_pidfd() < 0) {
		close_sockets();
		SKIP_BEFORE("SO_PASSPIDFD", 6, 5);
	}
	send_text("x", 1);
	limit_descriptors(1);
	ck_assert_int_eq(receive_partial(1, 1), 1);
	unlimit_descriptors();
	expect_message("x", 1, 0);
	ck_assert_int_eq(process.fd.cell, 0);
	ck_assert_int_eq(message.pidfd_error, -EMFILE);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(receive_partial_of_reaped_sender_opens_it_or_returns_esrch)
{
	open_sockets(socket_types[_i]);
	if (pass_pidfd() < 0) {
		close_sockets();
		SKIP_BEFORE("SO_PASSPIDFD", 6, 5);
	}
	ck_assert_int_eq(status_of(send_from_child()), 0);
	ck_assert_int_eq(receive_partial(1, 1), 1);
	expect_message("x", 1, 0);
	if (message.pidfd_error == 0) {
		ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
		ck_assert_int_eq(iofd_pidfd_send_signal(&process, 0, 0),
				 -ESRCH);
		ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
	} else {
		ck_assert(kernel_is_before(6, 16));
		ck_assert_int_eq(message.pidfd_error, -ESRCH);
		ck_assert_int_eq(process.fd.cell, 0);
	}
	close_cells();
	close_sockets();
}
END_TEST

/* A pair that a child has opened. Returns its pid: it is a zombie. */
static int open_in_child(iofd_socket *s)
{
	siginfo_t info;
	int pid;

	open_sockets(IOFD_SOCKET_SEQPACKET);
	pid = fork();
	if (pid == 0) {
		iofd_socket a, b;

		iofd_socket_open_pair(&a, &b, socket_types[0], 0);
		raws[0] = iofd_fd_raw(&b.fd);
		_exit(iofd_message_send(&sender, "x", 1, raws, 1) != 1);
	}
	ck_assert_int_eq(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
	ck_assert_int_eq(receive(1, 1), 1);
	ck_assert_int_eq(iofd_socket_adopt(s, iofd_fd_release(&cells[0])), 0);
	close_sockets();
	return pid;
}

START_TEST(peer_functions_return_process_that_opened_the_pair)
{
	iofd_socket_credentials who = {0, 0, 0};
	iofd_socket s;
	int pid = open_in_child(&s);
	int rc;

	ck_assert_int_eq(iofd_socket_peer_credentials(&s, &who), 0);
	expect_sender(&who, pid);
	process.fd.cell = 77;
	rc = iofd_socket_peer_pidfd(&s, &process);
	if (rc == 0) {
		ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
		ck_assert_int_eq(iofd_fd_is_nonblock(&process.fd), 1);
		ck_assert_int_eq(iofd_fd_is_cloexec(&process.fd), 1);
		ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
	}
	ck_assert_int_eq(process.fd.cell, 0);
	ck_assert_int_eq(status_of(pid), 0);
	ck_assert_int_eq(iofd_fd_close(&s.fd), 0);
	if (rc == -EOPNOTSUPP)
		SKIP_BEFORE("SO_PEERPIDFD", 6, 5);
	ck_assert_int_eq(rc, 0);
}
END_TEST

START_TEST(peer_pidfd_of_reaped_process_opens_it_or_returns_esrch)
{
	iofd_socket s;
	int pid = open_in_child(&s);
	int rc;

	ck_assert_int_eq(status_of(pid), 0);
	rc = iofd_socket_peer_pidfd(&s, &process);
	if (rc == 0) {
		ck_assert_int_eq(iofd_pidfd_alive(&process), 0);
		ck_assert_int_eq(iofd_fd_close(&process.fd), 0);
	}
	ck_assert_int_eq(process.fd.cell, 0);
	ck_assert_int_eq(iofd_fd_close(&s.fd), 0);
	if (rc == -EOPNOTSUPP)
		SKIP_BEFORE("SO_PEERPIDFD", 6, 5);
	ck_assert(rc == 0 || (rc == -ESRCH && kernel_is_before(6, 16)));
}
END_TEST

START_TEST(peer_pidfd_at_descriptor_limit_returns_emfile)
{
	int rc;

	open_sockets(IOFD_SOCKET_STREAM);
	limit_descriptors(0);
	rc = iofd_socket_peer_pidfd(&sender, &process);
	unlimit_descriptors();
	ck_assert_int_eq(process.fd.cell, 0);
	close_sockets();
	if (rc == -EOPNOTSUPP)
		SKIP_BEFORE("SO_PEERPIDFD", 6, 5);
	ck_assert_int_eq(rc, -EMFILE);
}
END_TEST

START_TEST(peer_functions_without_peer_return_enodata)
{
	iofd_socket_credentials who = {1, 2, 3};
	int rc;

	ck_assert_int_eq(
		iofd_socket_adopt(&sender, socket(AF_UNIX, SOCK_STREAM, 0)), 0);
	ck_assert_int_eq(iofd_socket_peer_credentials(&sender, &who), -ENODATA);
	ck_assert_int_eq(who.pid, 1);
	process.fd.cell = 77;
	rc = iofd_socket_peer_pidfd(&sender, &process);
	ck_assert_int_eq(process.fd.cell, 0);
	ck_assert_int_eq(iofd_fd_close(&sender.fd), 0);
	if (rc == -EOPNOTSUPP)
		SKIP_BEFORE("SO_PEERPIDFD", 6, 5);
	ck_assert_int_eq(rc, -ENODATA);
}
END_TEST

/* Accepted sockets pass what the listening one does. */
START_TEST(set_passed_of_listening_socket_is_inherited)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	socklen_t length = sizeof(sa_family_t);
	iofd_socket accepted;

	ck_assert_int_eq(
		iofd_socket_adopt(&receiver, socket(AF_UNIX, SOCK_STREAM, 0)),
		0);
	ck_assert_int_eq(
		iofd_socket_adopt(&sender, socket(AF_UNIX, SOCK_STREAM, 0)), 0);
	ck_assert_int_eq(iofd_socket_set_passed(&receiver, CREDENTIALS), 0);
	/* The kernel chooses an abstract address. */
	ck_assert_int_eq(
		bind(iofd_fd_raw(&receiver.fd), (void *)&address, length), 0);
	length = sizeof address;
	getsockname(iofd_fd_raw(&receiver.fd), (void *)&address, &length);
	ck_assert_int_eq(listen(iofd_fd_raw(&receiver.fd), 1), 0);
	ck_assert_int_eq(
		connect(iofd_fd_raw(&sender.fd), (void *)&address, length), 0);
	ck_assert_int_eq(
		iofd_socket_adopt(&accepted, accept(iofd_fd_raw(&receiver.fd),
						    NULL, NULL)),
		0);
	ck_assert_int_eq(iofd_socket_passed(&accepted), CREDENTIALS);
	iofd_fd_close(&accepted.fd);
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, receive_partial_with_credentials_tells_sender, 0, 3);
	tcase_add_test(tests, receive_partial_on_stream_keeps_senders_apart);
	tcase_add_loop_test(tests, receive_partial_with_pidfd_opens_sender, 0,
			    3);
	tcase_add_loop_test(
		tests, receive_partial_with_pidfd_alone_opens_sender, 0, 3);
	tcase_add_test(tests, peer_pidfd_at_descriptor_limit_returns_emfile);
	tcase_add_test(tests, receive_of_unwanted_pidfd_closes_it);
	tcase_add_loop_test(tests,
			    receive_partial_without_number_for_pidfd_reports_it,
			    0, 3);
	tcase_add_loop_test(
		tests,
		receive_partial_of_reaped_sender_opens_it_or_returns_esrch, 0,
		3);
	tcase_add_test(tests,
		       peer_functions_return_process_that_opened_the_pair);
	tcase_add_test(tests,
		       peer_pidfd_of_reaped_process_opens_it_or_returns_esrch);
	tcase_add_test(tests, peer_functions_without_peer_return_enodata);
	tcase_add_test(tests, set_passed_of_listening_socket_is_inherited);
}
