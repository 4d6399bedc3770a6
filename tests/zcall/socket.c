/* SPDX-License-Identifier: MIT */
/* Every call of <zcall/socket.h> does its job once. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/socket";

static struct sockaddr_in address;
static int listener, client, server;

/* A TCP connection over loopback, by a port that the kernel chooses. */
static void connect_both(void)
{
	uint32_t length = sizeof address;

	address.sin_family = AF_INET;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = zcall_socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_ge(listener, 0);
	ck_assert_int_eq(zcall_bind(listener, &address, sizeof address), 0);
	ck_assert_int_eq(zcall_listen(listener, 1), 0);
	ck_assert_int_eq(zcall_getsockname(listener, &address, &length), 0);
	ck_assert_uint_eq(length, sizeof address);
	ck_assert_int_ne(address.sin_port, 0);
	client = zcall_socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ck_assert_int_ge(client, 0);
	ck_assert_int_eq(zcall_connect(client, &address, sizeof address), 0);
}

static void close_all(void)
{
	ck_assert_int_eq(zcall_close(listener), 0);
	ck_assert_int_eq(zcall_close(client), 0);
	ck_assert_int_eq(zcall_close(server), 0);
}

START_TEST(a_connection_is_made_used_and_ended)
{
	struct sockaddr_in peer, own;
	uint32_t length = sizeof peer;
	char buf[8];

	connect_both();
	server = zcall_accept4(listener, &peer, &length, SOCK_CLOEXEC);
	ck_assert_int_ge(server, 0);
	ck_assert_uint_eq(length, sizeof peer);
	ck_assert_int_eq(zcall_getsockname(client, &own, &length), 0);
	ck_assert_int_eq(own.sin_port, peer.sin_port);
	ck_assert_int_eq(zcall_getpeername(client, &peer, &length), 0);
	ck_assert_int_eq(peer.sin_port, address.sin_port);
	ck_assert_int_eq(zcall_sendto(client, "hello", 5, 0, NULL, 0), 5);
	ck_assert_int_eq(zcall_recvfrom(server, buf, 8, 0, NULL, NULL), 5);
	ck_assert_mem_eq(buf, "hello", 5);
	ck_assert_int_eq(zcall_shutdown(client, SHUT_WR), 0);
	ck_assert_int_eq(zcall_recvfrom(server, buf, 8, 0, NULL, NULL), 0);
	close_all();
}
END_TEST

START_TEST(accept_wants_no_address)
{
	connect_both();
	server = zcall_accept(listener, NULL, NULL);
	ck_assert_int_ge(server, 0);
	ck_assert_int_eq(zcall_accept(client, NULL, NULL), -EINVAL);
	close_all();
}
END_TEST

START_TEST(options_are_set_and_told)
{
	int fd = zcall_socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	uint32_t length = sizeof(int);
	int on = 1;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(
		zcall_setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on),
		0);
	on = 0;
	ck_assert_int_eq(
		zcall_getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, &length),
		0);
	ck_assert_int_eq(on, 1);
	ck_assert_uint_eq(length, sizeof on);
	ck_assert_int_eq(zcall_getsockopt(fd, SOL_SOCKET, 9999, &on, &length),
			 -ENOPROTOOPT);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(a_message_goes_through_a_pair)
{
	char in[4] = {0};
	struct iovec out_parts[] = {{(void *)"ab", 2}, {(void *)"c", 1}};
	struct iovec in_part = {in, sizeof in};
	struct msghdr out_message = {.msg_iov = out_parts, .msg_iovlen = 2};
	struct msghdr in_message = {.msg_iov = &in_part, .msg_iovlen = 1};
	int fds[2];

	ck_assert_int_eq(
		zcall_socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, fds),
		0);
	ck_assert_int_eq(zcall_sendmsg(fds[0], &out_message, 0), 3);
	ck_assert_int_eq(zcall_recvmsg(fds[1], &in_message, 0), 3);
	ck_assert_str_eq(in, "abc");
	ck_assert_int_eq(zcall_recvmsg(fds[1], &in_message, MSG_DONTWAIT),
			 -EAGAIN);
	ck_assert_int_eq(zcall_close(fds[0]), 0);
	ck_assert_int_eq(zcall_sendmsg(fds[1], &out_message, MSG_NOSIGNAL),
			 -ECONNREFUSED);
	ck_assert_int_eq(zcall_close(fds[1]), 0);
}
END_TEST

/* A descriptor rides on a message, and close-on-exec as it arrives. */
START_TEST(a_descriptor_is_passed)
{
	union {
		char room[CMSG_SPACE(sizeof(int))];
		struct cmsghdr head;
	} out = {{0}}, in = {{0}};
	char byte = 'x';
	struct iovec part = {&byte, 1};
	struct msghdr message = {.msg_iov = &part,
				 .msg_iovlen = 1,
				 .msg_control = out.room,
				 .msg_controllen = sizeof out.room};
	int ends[2], fds[2], passed;

	ck_assert_int_eq(zcall_pipe2(ends, 0), 0);
	ck_assert_int_eq(
		zcall_socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds),
		0);
	out.head.cmsg_level = SOL_SOCKET;
	out.head.cmsg_type = SCM_RIGHTS;
	out.head.cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(&out.head), &ends[1], sizeof(int));
	ck_assert_int_eq(zcall_sendmsg(fds[0], &message, 0), 1);
	message.msg_control = in.room;
	ck_assert_int_eq(zcall_recvmsg(fds[1], &message, MSG_CMSG_CLOEXEC), 1);
	ck_assert_int_eq(in.head.cmsg_type, SCM_RIGHTS);
	memcpy(&passed, CMSG_DATA(&in.head), sizeof(int));
	ck_assert_int_ne(passed, ends[1]);
	ck_assert_int_eq(zcall_fcntl(passed, ZCALL_F_GETFD, 0), 1);
	ck_assert_int_eq(zcall_write(passed, "via", 3), 3);
	ck_assert_int_eq(zcall_read(ends[0], &byte, 1), 1);
	ck_assert_int_eq(byte, 'v');
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(zcall_close(ends[i]), 0);
		ck_assert_int_eq(zcall_close(fds[i]), 0);
	}
	ck_assert_int_eq(zcall_close(passed), 0);
}
END_TEST

START_TEST(many_messages_go_at_once)
{
	char in[2][4] = {{0}};
	struct iovec out_parts[] = {{(void *)"one", 3}, {(void *)"two", 3}};
	struct iovec in_parts[] = {{in[0], 4}, {in[1], 4}};
	struct mmsghdr out[2] = {{{0}, 0}}, back[2] = {{{0}, 0}};
	struct timespec timeout = {1, 0};
	int fds[2];

	for (int i = 0; i < 2; i++) {
		out[i].msg_hdr.msg_iov = &out_parts[i];
		out[i].msg_hdr.msg_iovlen = 1;
		back[i].msg_hdr.msg_iov = &in_parts[i];
		back[i].msg_hdr.msg_iovlen = 1;
	}
	ck_assert_int_eq(
		zcall_socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, fds),
		0);
	ck_assert_int_eq(zcall_sendmmsg(fds[0], out, 2, 0), 2);
	ck_assert_int_eq(zcall_recvmmsg(fds[1], back, 2, 0, &timeout), 2);
	ck_assert_str_eq(in[0], "one");
	ck_assert_str_eq(in[1], "two");
	ck_assert_uint_eq(back[1].msg_len, 3);
	ck_assert_int_eq(zcall_close(fds[0]), 0);
	ck_assert_int_eq(zcall_close(fds[1]), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, a_connection_is_made_used_and_ended);
	tcase_add_test(tests, accept_wants_no_address);
	tcase_add_test(tests, options_are_set_and_told);
	tcase_add_test(tests, a_message_goes_through_a_pair);
	tcase_add_test(tests, a_descriptor_is_passed);
	tcase_add_test(tests, many_messages_go_at_once);
}
