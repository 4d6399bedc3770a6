/* SPDX-License-Identifier: MIT */
/* The calls of <zcall/socket.h> that take a struct msghdr. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/message";

START_TEST(recvmsg_after_sendmsg_returns_gathered_message)
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

/* MSG_CMSG_CLOEXEC makes the received descriptor close-on-exec. */
START_TEST(sendmsg_with_scm_rights_passes_descriptor)
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

START_TEST(recvmmsg_after_sendmmsg_returns_both_messages)
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
	tcase_add_test(tests, recvmsg_after_sendmsg_returns_gathered_message);
	tcase_add_test(tests, sendmsg_with_scm_rights_passes_descriptor);
	tcase_add_test(tests, recvmmsg_after_sendmmsg_returns_both_messages);
}
