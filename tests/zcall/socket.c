/* SPDX-License-Identifier: MIT */
/* The calls of <zcall/socket.h> except those that take a struct msghdr. */
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

/* Connects over loopback TCP, to a port that the kernel chooses. */
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

START_TEST(tcp_connection_carries_bytes_until_shutdown)
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

START_TEST(accept_with_null_address_returns_socket)
{
	connect_both();
	server = zcall_accept(listener, NULL, NULL);
	ck_assert_int_ge(server, 0);
	ck_assert_int_eq(zcall_accept(client, NULL, NULL), -EINVAL);
	close_all();
}
END_TEST

/* The socket sends to itself. */
START_TEST(recvfrom_of_datagram_stores_address_of_sender)
{
	struct sockaddr_in own = {.sin_family = AF_INET}, sender;
	uint32_t length = sizeof own;
	int fd = zcall_socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	char buf[8];

	own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(zcall_bind(fd, &own, sizeof own), 0);
	ck_assert_int_eq(zcall_getsockname(fd, &own, &length), 0);
	ck_assert_int_eq(zcall_getpeername(fd, &sender, &length), -ENOTCONN);
	ck_assert_int_eq(zcall_sendto(fd, "hello", 5, 0, &own, sizeof own), 5);
	ck_assert_int_eq(zcall_recvfrom(fd, buf, 8, 0, &sender, &length), 5);
	ck_assert_mem_eq(buf, "hello", 5);
	ck_assert_uint_eq(length, sizeof sender);
	ck_assert_int_eq(sender.sin_port, own.sin_port);
	ck_assert_int_eq(zcall_close(fd), 0);
}
END_TEST

START_TEST(getsockopt_after_setsockopt_returns_the_value)
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

void add_tests(TCase *tests)
{
	tcase_add_test(tests, tcp_connection_carries_bytes_until_shutdown);
	tcase_add_test(tests, accept_with_null_address_returns_socket);
	tcase_add_test(tests, recvfrom_of_datagram_stores_address_of_sender);
	tcase_add_test(tests, getsockopt_after_setsockopt_returns_the_value);
}
