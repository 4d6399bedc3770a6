/* SPDX-License-Identifier: MIT */
/* Sending, and receiving all or nothing. */
#define _GNU_SOURCE
#include "harness.h"
#include "messages.h"

#include <iofd/eventfd.h>

#include <errno.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

const char *const suite_name = "iofd/message";

START_TEST(receive_of_eventfd_returns_working_copy)
{
	iofd_eventfd event, arrived;
	uint64_t value = 0;

	open_sockets(socket_types[_i]);
	ck_assert_int_eq(iofd_eventfd_open(&event, 42, 0), 0);
	raws[0] = iofd_fd_raw(&event.fd);
	send_text("hi", 1);
	ck_assert_int_eq(iofd_fd_valid(&event.fd), 1); /* still ours */
	ck_assert_int_eq(iofd_fd_close(&event.fd), 0);
	ck_assert_int_eq(receive(sizeof buf, 3), 2);
	ck_assert_mem_eq(buf, "hi", 2);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(cells[1].cell, 0);
	ck_assert_int_eq(cells[2].cell, 0);
	ck_assert_int_eq(iofd_fd_is_cloexec(&cells[0]), 1);
	ck_assert_int_eq(iofd_eventfd_adopt(&arrived, iofd_fd_raw(&cells[0])),
			 0);
	ck_assert_int_eq(iofd_eventfd_wait(&arrived, &value), 0);
	ck_assert_uint_eq(value, 42);
	close_cells();
	close_sockets();
}
END_TEST

static const uint32_t counts[] = {0, 1, 2, 7, 100, MAX - 1, MAX};

START_TEST(receive_of_up_to_max_descriptors_returns_all)
{
	open_sockets(IOFD_SOCKET_SEQPACKET);
	send_text("x", counts[_i]);
	ck_assert_int_eq(receive(1, counts[_i]), 1);
	ck_assert_uint_eq(count, counts[_i]);
	ck_assert_int_eq(cells[count].cell, 77);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(receive_of_bytes_alone_needs_no_cells)
{
	open_sockets(IOFD_SOCKET_STREAM);
	send_text("alone", 0);
	ck_assert_int_eq(
		iofd_message_receive(&receiver, buf, 9, NULL, 0, &count, &done),
		5);
	ck_assert_uint_eq(count, 0);
	ck_assert_int_eq(receive(9, 1), -EAGAIN);
	expect_all_closed(1);
	iofd_fd_close(&sender.fd);
	ck_assert_int_eq(receive(9, 1), 0); /* the end */
	expect_all_closed(1);
	close_sockets();
}
END_TEST

START_TEST(receive_in_child_returns_descriptor_of_parent)
{
	int ends[2];
	int pid;

	open_sockets(IOFD_SOCKET_STREAM);
	iofd_fd_set_nonblock(&receiver.fd, 0);
	ck_assert_int_eq(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		close(ends[1]);
		_exit(receive(1, 1) != 1 ||
		      iofd_fd_write(&cells[0], "from afar", 9) != 9);
	}
	raws[0] = ends[1];
	send_text("x", 1);
	ck_assert_int_eq(status_of(pid), 0);
	ck_assert_int_eq(read(ends[0], buf, 9), 9);
	ck_assert_mem_eq(buf, "from afar", 9);
	close(ends[0]);
	close(ends[1]);
	close_sockets();
}
END_TEST

START_TEST(receive_with_too_few_cells_returns_e2big)
{
	open_sockets(socket_types[_i]);
	for (uint32_t capacity = 0; capacity < 5; capacity++) {
		send_text("x", 5);
		ck_assert_int_eq(receive(1, capacity), -E2BIG);
		expect_all_closed(capacity);
		ck_assert_uint_eq(done, 1);
	}
	close_sockets();
}
END_TEST

START_TEST(receive_into_short_buffer_returns_emsgsize)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_DATAGRAM);
	send_text("long", 2);
	ck_assert_int_eq(receive(3, 2), -EMSGSIZE);
	expect_all_closed(2);
	ck_assert_uint_eq(done, 3);
	ck_assert_mem_eq(buf, "lon", 4);
	close_sockets();
}
END_TEST

/* The rest of a stream can be received, unlike that of a message. */
START_TEST(receive_of_part_of_stream_leaves_the_rest)
{
	open_sockets(IOFD_SOCKET_STREAM);
	send_text("long", 2);
	ck_assert_int_eq(receive(3, 2), 3);
	ck_assert_uint_eq(count, 2);
	close_cells();
	ck_assert_int_eq(receive(3, 2), 1);
	ck_assert_uint_eq(count, 0);
	ck_assert_mem_eq(buf, "g", 2);
	close_sockets();
}
END_TEST

START_TEST(receive_into_no_bytes_returns_einval)
{
	open_sockets(IOFD_SOCKET_STREAM);
	send_text("abc", 1);
	ck_assert_int_eq(receive(0, 1), -EINVAL);
	expect_all_closed(1);
	ck_assert_uint_eq(done, 0);
	ck_assert_int_eq(receive(3, 1), 3);
	ck_assert_uint_eq(count, 1);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(receive_on_closed_socket_settles_outputs)
{
	ck_assert_int_eq(receive(1, 2), -EBADF);
	expect_all_closed(2);
	ck_assert_uint_eq(done, 0);
	ck_assert_int_eq(receive_partial(1, 2), -EBADF);
	expect_all_closed(2);
	expect_message("", 0, 0);
	ck_assert_int_eq(process.fd.cell, 0);
}
END_TEST

/* Control messages that the kernel adds are dropped and need no room. */
START_TEST(receive_with_other_control_messages_ignores_them)
{
	static const int options[] = {SO_PASSCRED, SO_PASSSEC, SO_TIMESTAMP,
				      76 /* SO_PASSPIDFD, Linux 6.5 */};
	int on = 1;

	open_sockets(socket_types[_i]);
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		setsockopt(iofd_fd_raw(&receiver.fd), SOL_SOCKET, options[i],
			   &on, sizeof on);
	send_text("x", MAX);
	ck_assert_int_eq(receive(1, MAX), 1);
	ck_assert_uint_eq(count, MAX);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(send_and_receive_with_invalid_arguments_fail)
{
	open_sockets(IOFD_SOCKET_STREAM);
	ck_assert_int_eq(iofd_message_send(&sender, "x", 0, raws, 1), -EINVAL);
	ck_assert_int_eq(iofd_message_send(&sender, "x", 1, raws, MAX + 1),
			 -EINVAL);
	ck_assert_int_eq(
		iofd_message_send(&sender, "x", 1, raws, (uint32_t)bad_size),
		-EINVAL);
	raws[1] = 1000;
	ck_assert_int_eq(iofd_message_send(&sender, "x", 1, raws, 2), -EBADF);
	raws[1] = -1;
	ck_assert_int_eq(iofd_message_send(&sender, "x", 1, raws, 2), -EBADF);
	ck_assert_int_eq(iofd_message_send(&sender, bad_address, 1, raws, 1),
			 -EFAULT);
	ck_assert_int_eq(receive(1, 1), -EAGAIN); /* nothing was sent */
	send_text("x", 1);
	ck_assert_int_eq(iofd_message_receive(&receiver, bad_address, 1, cells,
					      1, &count, &done),
			 -EFAULT);
	expect_all_closed(1);
	close_sockets();
}
END_TEST

/*
 * IPV6_2292DSTOPTS has the number of SCM_PIDFD, and the peer chooses its bytes:
 * here they name a descriptor of the receiver. No function makes an iofd_socket
 * of such a socket, but a program can.
 */
START_TEST(receive_of_ipv6_options_closes_nothing)
{
	_Alignas(struct cmsghdr) char control[CMSG_SPACE(16)] = {0};
	struct cmsghdr *head = (void *)control;
	unsigned char options[16] = {0, 1, 0, 0, 0x1e, 10};
	struct sockaddr_in6 address = {.sin6_family = AF_INET6};
	socklen_t length = sizeof address;
	struct iovec iov = {buf, 1};
	struct msghdr header = {.msg_name = &address,
				.msg_namelen = length,
				.msg_iov = &iov,
				.msg_iovlen = 1,
				.msg_control = control,
				.msg_controllen = sizeof control};
	int on = 1;
	/* The first bytes, which the kernel fills in: UDP follows, length 1. */
	int32_t victim = dup2(0, 1 << 8 | IPPROTO_UDP);

	address.sin6_addr = in6addr_loopback;
	iofd_fd_adopt(&receiver.fd, socket(AF_INET6, SOCK_DGRAM, 0));
	iofd_fd_adopt(&sender.fd, socket(AF_INET6, SOCK_DGRAM, 0));
	if (bind(iofd_fd_raw(&receiver.fd), (void *)&address, length) < 0) {
		/* without IPv6, nobody can send its options either */
		ck_assert(errno == EADDRNOTAVAIL || errno == EBADF);
		close(victim);
		close_sockets();
		return;
	}
	ck_assert_int_eq(setsockopt(iofd_fd_raw(&receiver.fd), IPPROTO_IPV6,
				    IPV6_2292DSTOPTS, &on, sizeof on),
			 0);
	/* after options, an emulated s390x gets the checksum wrong */
	ck_assert_int_eq(setsockopt(iofd_fd_raw(&sender.fd), IPPROTO_UDP,
				    UDP_NO_CHECK6_TX, &on, sizeof on),
			 0);
	ck_assert_int_eq(setsockopt(iofd_fd_raw(&receiver.fd), IPPROTO_UDP,
				    UDP_NO_CHECK6_RX, &on, sizeof on),
			 0);
	getsockname(iofd_fd_raw(&receiver.fd), (void *)&address, &length);
	memcpy(options + 8, &victim, sizeof victim);
	memcpy(options + 12, &victim, sizeof victim);
	head->cmsg_len = CMSG_LEN(sizeof options);
	head->cmsg_level = IPPROTO_IPV6;
	head->cmsg_type = IPV6_DSTOPTS;
	memcpy(CMSG_DATA(head), options, sizeof options);
	ck_assert_int_eq(sendmsg(iofd_fd_raw(&sender.fd), &header, 0), 1);
	ck_assert_int_eq(receive(1, 1), 1);
	expect_all_closed(1);
	ck_assert_int_eq(close(victim), 0);
	close_sockets();
}
END_TEST

/* SIGPIPE would end the test. */
START_TEST(send_without_reader_returns_epipe)
{
	static const int expected[] = {-EPIPE, -ECONNREFUSED, -EPIPE};

	open_sockets(socket_types[_i]);
	iofd_fd_close(&receiver.fd);
	ck_assert_int_eq(iofd_message_send(&sender, "x", 1, raws, 1),
			 expected[_i]);
	close_sockets();
}
END_TEST

START_TEST(send_to_full_socket_returns_eagain)
{
	int64_t n;

	open_sockets(IOFD_SOCKET_SEQPACKET);
	do
		n = iofd_message_send(&sender, buf, sizeof buf, raws, 1);
	while (n > 0);
	ck_assert_int_eq(n, -EAGAIN);
	/* more than a socket holds, and less than there are addresses */
	ck_assert_int_eq(
		iofd_message_send(&sender, bad_null, bad_size >> 36, raws, 0),
		-EMSGSIZE);
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests, receive_of_eventfd_returns_working_copy, 0,
			    3);
	tcase_add_loop_test(tests, receive_of_up_to_max_descriptors_returns_all,
			    0, sizeof counts / sizeof counts[0]);
	tcase_add_test(tests, receive_of_bytes_alone_needs_no_cells);
	tcase_add_test(tests, receive_in_child_returns_descriptor_of_parent);
	tcase_add_loop_test(tests, receive_with_too_few_cells_returns_e2big, 0,
			    3);
	tcase_add_loop_test(tests, receive_into_short_buffer_returns_emsgsize,
			    0, 2);
	tcase_add_test(tests, receive_of_part_of_stream_leaves_the_rest);
	tcase_add_test(tests, receive_into_no_bytes_returns_einval);
	tcase_add_test(tests, receive_on_closed_socket_settles_outputs);
	tcase_add_test(tests, receive_of_ipv6_options_closes_nothing);
	tcase_add_loop_test(
		tests, receive_with_other_control_messages_ignores_them, 0, 3);
	tcase_add_test(tests, send_and_receive_with_invalid_arguments_fail);
	tcase_add_loop_test(tests, send_without_reader_returns_epipe, 0, 3);
	tcase_add_test(tests, send_to_full_socket_returns_eagain);
}
