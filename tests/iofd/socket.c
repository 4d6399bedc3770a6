/* SPDX-License-Identifier: MIT */
/* Unix sockets: opened, checked, and what they pass. */
#define _GNU_SOURCE
#include "harness.h"
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <zcall/abi.h>

const char *const suite_name = "iofd/socket";

enum {
	ALL = IOFD_SOCKET_PASS_DESCRIPTORS | IOFD_SOCKET_PASS_CREDENTIALS |
	      IOFD_SOCKET_PASS_PIDFD
};

_Static_assert((int)IOFD_SOCKET_STREAM == ZCALL_SOCK_STREAM, "stream");
_Static_assert((int)IOFD_SOCKET_DATAGRAM == ZCALL_SOCK_DGRAM, "datagram");
_Static_assert((int)IOFD_SOCKET_SEQPACKET == ZCALL_SOCK_SEQPACKET, "seqpacket");

static int option(int number)
{
	int value = -1;
	socklen_t length = sizeof value;

	ck_assert_int_eq(getsockopt(iofd_fd_raw(&sender.fd), SOL_SOCKET, number,
				    &value, &length),
			 0);
	return value;
}

START_TEST(open_pair_of_each_type_opens_connected_sockets)
{
	uint32_t blocking = _i % 2 ? IOFD_BLOCKING : 0;
	iofd_socket *const ends[] = {&sender, &receiver};

	sender.fd.cell = receiver.fd.cell = 77;
	ck_assert_int_eq(iofd_socket_open_pair(&sender, &receiver,
					       socket_types[_i / 2], blocking),
			 0);
	ck_assert_int_eq(option(SO_TYPE), (int)socket_types[_i / 2]);
	ck_assert_int_eq(option(SO_DOMAIN), AF_UNIX);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(iofd_fd_is_cloexec(&ends[i]->fd), 1);
		ck_assert_int_eq(iofd_fd_is_nonblock(&ends[i]->fd), !blocking);
		ck_assert_int_eq(iofd_fd_write(&ends[i]->fd, "x", 1), 1);
		ck_assert_int_eq(iofd_fd_read(&ends[!i]->fd, buf, 2), 1);
	}
	close_sockets();
}
END_TEST

START_TEST(open_pair_at_descriptor_limit_returns_emfile)
{
	sender.fd.cell = receiver.fd.cell = 77;
	limit_descriptors(1);
	ck_assert_int_eq(iofd_socket_open_pair(&sender, &receiver,
					       IOFD_SOCKET_STREAM, 0),
			 -EMFILE);
	unlimit_descriptors();
	ck_assert_int_eq(sender.fd.cell, 0);
	ck_assert_int_eq(receiver.fd.cell, 0);
}
END_TEST

/* Each is closed here, since adopt leaves it to the caller. */
static void expect_refused(int raw, int error)
{
	iofd_socket s = {{77}};

	ck_assert_int_ge(raw, 0);
	ck_assert_int_eq(iofd_socket_adopt(&s, raw), error);
	ck_assert_int_eq(s.fd.cell, 0);
	ck_assert_int_eq(close(raw), 0);
}

START_TEST(adopt_of_other_kind_returns_einval)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	expect_refused(ends[0], -EINVAL);
	expect_refused(ends[1], -EINVAL);
	expect_refused(open("/", O_RDONLY), -EINVAL);
	expect_refused(open("/", O_PATH), -EBADF);
	expect_refused(socket(AF_INET, SOCK_STREAM, 0), -EINVAL);
	expect_refused(socket(AF_INET, SOCK_DGRAM, 0), -EINVAL);
	expect_refused(socket(AF_NETLINK, SOCK_RAW, 0), -EINVAL);
}
END_TEST

START_TEST(adopt_of_unix_socket_owns_it)
{
	int raw = socket(AF_UNIX, (int)socket_types[_i], 0);

	ck_assert_int_eq(iofd_socket_adopt(&sender, raw), 0);
	ck_assert_int_eq(iofd_fd_raw(&sender.fd), raw);
	ck_assert_int_eq(iofd_fd_close(&sender.fd), 0);
	ck_assert_int_eq(iofd_socket_adopt(&sender, raw), -EBADF);
	ck_assert_int_eq(iofd_socket_adopt(&sender, -1), -EBADF);
	ck_assert_int_eq(iofd_socket_adopt(&sender, (1LL << 32) + 1), -EBADF);
}
END_TEST

/* What this kernel can pass besides. */
static int can_be(uint32_t passed)
{
	if (!(passed & IOFD_SOCKET_PASS_DESCRIPTORS) && kernel_is_before(6, 16))
		return 0;
	return !(passed & IOFD_SOCKET_PASS_PIDFD) || !kernel_is_before(6, 5);
}

START_TEST(set_passed_of_each_set_is_read_back_or_changes_nothing)
{
	uint32_t former = IOFD_SOCKET_PASS_DESCRIPTORS;

	open_sockets(socket_types[_i]);
	ck_assert_int_eq(iofd_socket_passed(&sender), (int)former);
	for (uint32_t i = 0; i <= ALL * (ALL + 1); i++) {
		uint32_t passed = i * 3 % (ALL + 1);

		if (can_be(passed))
			former = passed;
		ck_assert_int_eq(iofd_socket_set_passed(&sender, passed),
				 can_be(passed) ? 0 : -EOPNOTSUPP);
		ck_assert_int_eq(iofd_socket_passed(&sender), (int)former);
		ck_assert_int_eq(option(SO_PASSCRED),
				 (former & IOFD_SOCKET_PASS_CREDENTIALS) != 0);
	}
	ck_assert_int_eq(iofd_socket_set_passed(&sender, ALL + 1), -EINVAL);
	ck_assert_int_eq(iofd_socket_passed(&sender), (int)former);
	ck_assert_int_eq(iofd_socket_passed(&receiver),
			 IOFD_SOCKET_PASS_DESCRIPTORS);
	close_sockets();
}
END_TEST

static int passes_like_old_kernel(void)
{
	return iofd_socket_passed(&sender) == IOFD_SOCKET_PASS_DESCRIPTORS &&
	       iofd_socket_set_passed(&sender, IOFD_SOCKET_PASS_DESCRIPTORS) ==
		       0 &&
	       iofd_socket_set_passed(&sender, 0) == -EOPNOTSUPP &&
	       iofd_socket_set_passed(&sender, ALL) == -EOPNOTSUPP &&
	       iofd_socket_passed(&sender) == IOFD_SOCKET_PASS_DESCRIPTORS &&
	       iofd_socket_set_passed(
		       &sender, IOFD_SOCKET_PASS_DESCRIPTORS |
					IOFD_SOCKET_PASS_CREDENTIALS) == 0 &&
	       iofd_socket_passed(&sender) == (IOFD_SOCKET_PASS_DESCRIPTORS |
					       IOFD_SOCKET_PASS_CREDENTIALS) &&
	       iofd_socket_peer_pidfd(&sender, &process) == -EOPNOTSUPP;
}

static int forbid_option(int number)
{
	int rc = forbid_where(SYS_getsockopt, 2, (unsigned)number, ENOPROTOOPT);

	return rc < 0 ? rc
		      : forbid_where(SYS_setsockopt, 2, (unsigned)number,
				     ENOPROTOOPT);
}

/* As of Linux before 6.5. */
START_TEST(socket_functions_without_new_options_report_it)
{
	int pid, status;

	open_sockets(IOFD_SOCKET_STREAM);
	pid = fork();
	if (pid == 0) {
		if (forbid_option(ZCALL_SO_PASSRIGHTS) < 0 ||
		    forbid_option(ZCALL_SO_PASSPIDFD) < 0 ||
		    forbid_option(ZCALL_SO_PEERPIDFD) < 0)
			_exit(77);
		_exit(!passes_like_old_kernel());
	}
	status = status_of(pid);
	close_sockets();
	if (status == 77)
		SKIP_WITHOUT("seccomp");
	ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(send_to_peer_that_refuses_descriptors_returns_eperm)
{
	open_sockets(socket_types[_i]);
	if (iofd_socket_set_passed(&receiver, 0) == -EOPNOTSUPP) {
		close_sockets();
		SKIP_BEFORE("SO_PASSRIGHTS", 6, 16);
	}
	ck_assert_int_eq(iofd_message_send(&sender, "x", 1, raws, 1), -EPERM);
	ck_assert_int_eq(receive_partial(2, 2), -EAGAIN);
	send_text("x", 0);
	ck_assert_int_eq(receive_partial(2, 2), 1);
	expect_message("x", 0, 0);
	/* The other direction is not affected. */
	ck_assert_int_eq(iofd_message_send(&receiver, "x", 1, raws, 1), 1);
	close_sockets();
}
END_TEST

/* What waits when the descriptors are refused arrives nevertheless. */
START_TEST(set_passed_keeps_descriptors_that_wait)
{
	open_sockets(socket_types[_i]);
	send_text("x", 2);
	if (iofd_socket_set_passed(&receiver, 0) == -EOPNOTSUPP) {
		close_sockets();
		SKIP_BEFORE("SO_PASSRIGHTS", 6, 16);
	}
	ck_assert_int_eq(receive_partial(2, 2), 1);
	expect_message("x", 2, 0);
	close_cells();
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(
		tests, open_pair_of_each_type_opens_connected_sockets, 0, 6);
	tcase_add_test(tests, open_pair_at_descriptor_limit_returns_emfile);
	tcase_add_test(tests, adopt_of_other_kind_returns_einval);
	tcase_add_loop_test(tests, adopt_of_unix_socket_owns_it, 0, 3);
	tcase_add_loop_test(
		tests, set_passed_of_each_set_is_read_back_or_changes_nothing,
		0, 3);
	tcase_add_test(tests, socket_functions_without_new_options_report_it);
	tcase_add_loop_test(tests,
			    send_to_peer_that_refuses_descriptors_returns_eperm,
			    0, 3);
	tcase_add_loop_test(tests, set_passed_keeps_descriptors_that_wait, 0,
			    3);
}
