/* SPDX-License-Identifier: MIT */
/* Descriptors that get lost, while the bytes of their message do not. */
#define _GNU_SOURCE
#include "harness.h"
#include "messages.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/message_lost";

START_TEST(receive_partial_of_whole_message_misses_nothing)
{
	open_sockets(socket_types[_i]);
	send_text("whole", 3);
	ck_assert_int_eq(receive_partial(sizeof buf, 5), 1);
	expect_message("whole", 3, 0);
	ck_assert_uint_eq(message.full_size, 5);
	ck_assert_int_eq(cells[3].cell, 0);
	ck_assert_int_eq(cells[4].cell, 0);
	ck_assert_int_eq(cells[5].cell, 77);
	ck_assert_int_eq(process.fd.cell, 0);
	ck_assert_int_eq(message.pidfd_error, 0);
	ck_assert_int_eq(message.sender.pid, 0);
	ck_assert_uint_eq(message.sender.uid, UINT32_MAX);
	ck_assert_uint_eq(message.sender.gid, UINT32_MAX);
	for (size_t i = 0; i < sizeof message.reserved / 4; i++)
		ck_assert_uint_eq(message.reserved[i], 0);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(receive_partial_with_too_few_cells_fills_them)
{
	open_sockets(socket_types[_i]);
	for (uint32_t capacity = 0; capacity < 5; capacity++) {
		send_text("full", 5);
		ck_assert_int_eq(receive_partial(sizeof buf, capacity), 1);
		expect_message("full", capacity, IOFD_MESSAGE_MISSING_ROOM);
		close_cells();
	}
	close_sockets();
}
END_TEST

START_TEST(receive_partial_into_short_buffer_returns_full_size)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_DATAGRAM);
	send_text("eleven byte", 2);
	ck_assert_int_eq(receive_partial(6, 1), 1);
	expect_message("eleven", 1,
		       IOFD_MESSAGE_MISSING_BYTES | IOFD_MESSAGE_MISSING_ROOM);
	ck_assert_uint_eq(message.full_size, 11);
	ck_assert_int_eq(buf[6], 0);
	close_cells();
	ck_assert_int_eq(receive_partial(6, 1), -EAGAIN);
	expect_message("", 0, 0);
	close_sockets();
}
END_TEST

/* On a stream nothing is cut: the rest follows. */
START_TEST(receive_partial_of_part_of_stream_leaves_the_rest)
{
	open_sockets(IOFD_SOCKET_STREAM);
	send_text("eleven byte", 0);
	ck_assert_int_eq(receive_partial(6, 0), 1);
	expect_message("eleven", 0, 0);
	ck_assert_uint_eq(message.full_size, 6);
	ck_assert_int_eq(receive_partial(6, 0), 1);
	expect_message(" byte", 0, 0);
	close_sockets();
}
END_TEST

/* The kernel opens as many as it can and drops the rest. */
START_TEST(receive_near_descriptor_limit_returns_emfile)
{
	open_sockets(socket_types[_i]);
	send_text("HEAD", 100);
	send_text("body", 0);
	limit_descriptors(20);
	ck_assert_int_eq(receive(4, 100), -EMFILE);
	unlimit_descriptors();
	expect_all_closed(100);
	ck_assert_uint_eq(done, 4);
	ck_assert_mem_eq(buf, "HEAD", 4);
	ck_assert_int_eq(receive(sizeof buf, 2), 4);
	ck_assert_uint_eq(done, 4);
	ck_assert_mem_eq(buf, "body", 4);
	close_sockets();
}
END_TEST

static const unsigned free_numbers[] = {0, 1, 20, 99};

START_TEST(receive_partial_near_descriptor_limit_returns_what_came)
{
	unsigned more = free_numbers[_i / 3];

	open_sockets(socket_types[_i % 3]);
	send_text("HEAD", 100);
	send_text("body", 0);
	limit_descriptors(more);
	ck_assert_int_eq(receive_partial(4, 100), 1);
	unlimit_descriptors();
	expect_message("HEAD", more, IOFD_MESSAGE_MISSING_LIMIT);
	close_cells();
	ck_assert_int_eq(receive_partial(4, 100), 1);
	expect_message("body", 0, 0);
	close_sockets();
}
END_TEST

START_TEST(receive_partial_without_room_at_limit_reports_both)
{
	open_sockets(IOFD_SOCKET_STREAM);
	send_text("x", 100);
	limit_descriptors(20);
	ck_assert_int_eq(receive_partial(1, 3), 1);
	unlimit_descriptors();
	expect_message("x", 3,
		       IOFD_MESSAGE_MISSING_LIMIT | IOFD_MESSAGE_MISSING_ROOM);
	close_cells();
	close_sockets();
}
END_TEST

/*
 * Runs `child` to the end of its next recvmsg, and sets MSG_CTRUNC in its
 * result as if control messages had been lost.
 */
static void cut_control_messages(pid_t child)
{
	struct __ptrace_syscall_info call = {0};
	uint64_t header = 0;
	union {
		long all;
		int flags;
	} word;
	int status;

	do {
		ptrace(PTRACE_SYSCALL, child, 0, 0);
		waitpid(child, &status, 0);
		ck_assert_msg(WIFSTOPPED(status), "no recvmsg");
		ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof call, &call);
		if (call.op == PTRACE_SYSCALL_INFO_ENTRY &&
		    call.entry.nr == SYS_recvmsg)
			header = call.entry.args[1];
	} while (!header || call.op != PTRACE_SYSCALL_INFO_EXIT);
	header += offsetof(struct msghdr, msg_flags);
	word.all = ptrace(PTRACE_PEEKDATA, child, header, 0);
	word.flags |= MSG_CTRUNC;
	ptrace(PTRACE_POKEDATA, child, header, word.all);
	ptrace(PTRACE_DETACH, child, 0, 0);
}

static int receives_strictly(void)
{
	return receive(1, 2) == -EACCES && done == 1 && count == 0 &&
	       cells[0].cell == 0;
}

static int receives_partially(void)
{
	return receive_partial(1, 2) == 1 && message.size == 1 &&
	       message.missing == IOFD_MESSAGE_MISSING_REFUSED &&
	       message.fd_count == 1 && iofd_fd_raw(&cells[0]) > 2;
}

/*
 * A security module has the same effect: MSG_CTRUNC, although numbers are still
 * free.
 */
START_TEST(receive_of_refused_descriptor_reports_it)
{
	int status = 0;
	int before;
	pid_t child;

	open_sockets(IOFD_SOCKET_STREAM);
	send_text("x", 1);
	child = fork();
	if (child == 0) {
		if (ptrace(PTRACE_TRACEME, 0, 0, 0))
			_exit(77);
		before = open_descriptors();
		raise(SIGSTOP);
		_exit(!(_i ? receives_partially() : receives_strictly()) ||
		      open_descriptors() != before + _i);
	}
	waitpid(child, &status, 0);
	if (WIFSTOPPED(status)) {
		ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD);
		cut_control_messages(child);
		waitpid(child, &status, 0);
	}
	ck_assert_int_eq(status, 0);
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	const int limits = sizeof free_numbers / sizeof free_numbers[0];

	tcase_add_loop_test(
		tests, receive_partial_of_whole_message_misses_nothing, 0, 3);
	tcase_add_loop_test(
		tests, receive_partial_with_too_few_cells_fills_them, 0, 3);
	tcase_add_loop_test(tests,
			    receive_partial_into_short_buffer_returns_full_size,
			    0, 2);
	tcase_add_test(tests,
		       receive_partial_of_part_of_stream_leaves_the_rest);
	tcase_add_loop_test(tests, receive_near_descriptor_limit_returns_emfile,
			    0, 3);
	tcase_add_loop_test(
		tests, receive_partial_near_descriptor_limit_returns_what_came,
		0, 3 * limits);
	tcase_add_test(tests,
		       receive_partial_without_room_at_limit_reports_both);
	tcase_add_loop_test(tests, receive_of_refused_descriptor_reports_it, 0,
			    2);
}
