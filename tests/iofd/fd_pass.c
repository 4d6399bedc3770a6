/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"

#include <iofd/eventfd.h>
#include <iofd/fd_pass.h>

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/fd_pass";

enum {
	MAX = IOFD_PASS_MAX
};

static iofd_fd sender;
static iofd_fd receiver;
static iofd_fd cells[MAX + 1];
static int32_t raws[MAX + 1];
static uint32_t count;
static uint64_t done;
static char buf[64];

static void open_sockets(int type)
{
	int ends[2];

	ck_assert_int_eq(socketpair(AF_UNIX, type | SOCK_NONBLOCK, 0, ends), 0);
	ck_assert_int_eq(iofd_fd_adopt(&sender, ends[0]), 0);
	ck_assert_int_eq(iofd_fd_adopt(&receiver, ends[1]), 0);
	for (int i = 0; i <= MAX; i++)
		raws[i] = 0; /* descriptor 0 is always open */
}

static void close_sockets(void)
{
	ck_assert_int_eq(iofd_fd_close(&sender), 0);
	ck_assert_int_eq(iofd_fd_close(&receiver), 0);
}

/* Fills all cells first, so that an unchanged one is noticed. */
static int64_t receive(size_t size, uint32_t capacity)
{
	for (int i = 0; i <= MAX; i++)
		cells[i].cell = 77;
	count = 99;
	done = 99;
	return iofd_fd_receive(&receiver, buf, size, cells, capacity, &count,
			       &done);
}

static void expect_all_closed(uint32_t capacity)
{
	ck_assert_uint_eq(count, 0);
	for (uint32_t i = 0; i < capacity; i++)
		ck_assert_int_eq(cells[i].cell, 0);
}

static void close_cells(void)
{
	for (uint32_t i = 0; i < count; i++)
		ck_assert_int_eq(iofd_fd_close(&cells[i]), 0);
}

START_TEST(receive_of_eventfd_returns_working_copy)
{
	iofd_eventfd event, arrived;
	uint64_t value = 0;

	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_eventfd_open(&event, 42, 0), 0);
	raws[0] = iofd_fd_raw(&event.fd);
	ck_assert_int_eq(iofd_fd_send(&sender, "hi", 2, raws, 1), 2);
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
	open_sockets(SOCK_SEQPACKET);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, counts[_i]), 1);
	ck_assert_int_eq(receive(1, counts[_i]), 1);
	ck_assert_uint_eq(count, counts[_i]);
	ck_assert_int_eq(cells[count].cell, 77);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(receive_of_bytes_alone_needs_no_cells)
{
	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "alone", 5, NULL, 0), 5);
	ck_assert_int_eq(
		iofd_fd_receive(&receiver, buf, 9, NULL, 0, &count, &done), 5);
	ck_assert_uint_eq(count, 0);
	ck_assert_int_eq(receive(9, 1), -EAGAIN);
	expect_all_closed(1);
	iofd_fd_close(&sender);
	ck_assert_int_eq(receive(9, 1), 0); /* the end */
	expect_all_closed(1);
	close_sockets();
}
END_TEST

START_TEST(receive_in_child_returns_descriptor_of_parent)
{
	int ends[2];
	int status;
	int pid;

	open_sockets(SOCK_STREAM);
	iofd_fd_set_nonblock(&receiver, 0);
	ck_assert_int_eq(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		close(ends[1]);
		_exit(receive(1, 1) != 1 ||
		      iofd_fd_write(&cells[0], "from afar", 9) != 9);
	}
	raws[0] = ends[1];
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 1), 1);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(read(ends[0], buf, 9), 9);
	ck_assert_mem_eq(buf, "from afar", 9);
	close(ends[0]);
	close(ends[1]);
	close_sockets();
}
END_TEST

START_TEST(receive_with_too_few_cells_returns_e2big)
{
	open_sockets(SOCK_STREAM);
	for (uint32_t capacity = 0; capacity < 5; capacity++) {
		ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 5), 1);
		ck_assert_int_eq(receive(1, capacity), -E2BIG);
		expect_all_closed(capacity);
	}
	close_sockets();
}
END_TEST

START_TEST(receive_into_short_buffer_returns_emsgsize)
{
	open_sockets(_i ? SOCK_SEQPACKET : SOCK_DGRAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "long", 4, raws, 2), 4);
	ck_assert_int_eq(receive(3, 2), -EMSGSIZE);
	expect_all_closed(2);
	close_sockets();
}
END_TEST

/* The kernel opens as many as it can and drops the rest. */
START_TEST(receive_near_descriptor_limit_returns_emfile)
{
	struct rlimit few, before;

	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 100), 1);
	getrlimit(RLIMIT_NOFILE, &before);
	few = before;
	few.rlim_cur = (rlim_t)open_descriptors() + 20;
	setrlimit(RLIMIT_NOFILE, &few);
	ck_assert_int_eq(receive(1, 100), -EMFILE);
	expect_all_closed(100);
	setrlimit(RLIMIT_NOFILE, &before);
	close_sockets();
}
END_TEST

/* A stream's bytes cannot be received again, so none may be lost. */
START_TEST(receive_at_descriptor_limit_counts_its_bytes)
{
	struct rlimit none, before;

	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "HEAD", 4, raws, 1), 4);
	ck_assert_int_eq(iofd_fd_send(&sender, "body", 4, NULL, 0), 4);
	getrlimit(RLIMIT_NOFILE, &before);
	none = before;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
	ck_assert_int_eq(receive(sizeof buf, 2), -EMFILE);
	setrlimit(RLIMIT_NOFILE, &before);
	expect_all_closed(2);
	ck_assert_uint_eq(done, 4);
	ck_assert_mem_eq(buf, "HEAD", 4);
	ck_assert_int_eq(receive(sizeof buf, 2), 4);
	ck_assert_uint_eq(done, 4);
	ck_assert_mem_eq(buf, "body", 4);
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

/*
 * A security module has the same effect: MSG_CTRUNC, although numbers are still
 * free.
 */
START_TEST(receive_of_withheld_descriptor_returns_eacces)
{
	int status = 0;
	pid_t child;

	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, NULL, 0), 1);
	child = fork();
	if (child == 0) {
		if (ptrace(PTRACE_TRACEME, 0, 0, 0))
			_exit(77);
		raise(SIGSTOP);
		_exit(receive(1, 1) != -EACCES || done != 1 || count != 0);
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

START_TEST(receive_into_no_bytes_returns_einval)
{
	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "abc", 3, raws, 1), 3);
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
}
END_TEST

/* Control messages that the kernel adds are dropped and need no room. */
START_TEST(receive_with_other_control_messages_ignores_them)
{
	static const int options[] = {SO_PASSCRED, SO_PASSSEC, SO_TIMESTAMP,
				      76 /* SO_PASSPIDFD, Linux 6.5 */};
	int on = 1;

	open_sockets(SOCK_STREAM);
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		setsockopt(iofd_fd_raw(&receiver), SOL_SOCKET, options[i], &on,
			   sizeof on);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, MAX), 1);
	ck_assert_int_eq(receive(1, MAX), 1);
	ck_assert_uint_eq(count, MAX);
	close_cells();
	close_sockets();
}
END_TEST

START_TEST(send_and_receive_with_invalid_arguments_fail)
{
	open_sockets(SOCK_STREAM);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 0, raws, 1), -EINVAL);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, MAX + 1), -EINVAL);
	ck_assert_int_eq(
		iofd_fd_send(&sender, "x", 1, raws, (uint32_t)bad_size),
		-EINVAL);
	raws[1] = 1000;
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 2), -EBADF);
	raws[1] = -1;
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 2), -EBADF);
	ck_assert_int_eq(iofd_fd_send(&sender, bad_address, 1, raws, 1),
			 -EFAULT);
	ck_assert_int_eq(receive(1, 1), -EAGAIN); /* nothing was sent */
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 1), 1);
	ck_assert_int_eq(iofd_fd_receive(&receiver, bad_address, 1, cells, 1,
					 &count, &done),
			 -EFAULT);
	expect_all_closed(1);
	close_sockets();
}
END_TEST

/* Other sockets would send the bytes and silently drop the descriptors. */
START_TEST(send_and_receive_without_connected_unix_socket_fail)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t length = sizeof address;
	iofd_fd other;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	iofd_fd_adopt(&other, socket(AF_INET, SOCK_DGRAM, 0));
	ck_assert_int_eq(bind(iofd_fd_raw(&other), (void *)&address, length),
			 0);
	getsockname(iofd_fd_raw(&other), (void *)&address, &length);
	connect(iofd_fd_raw(&other), (void *)&address, length);
	ck_assert_int_eq(iofd_fd_send(&other, "x", 1, raws, 1), -EINVAL);
	iofd_fd_close(&other);
	iofd_fd_adopt(&other, open("/dev/null", O_RDWR));
	ck_assert_int_eq(iofd_fd_send(&other, "x", 1, raws, 1), -ENOTSOCK);
	ck_assert_int_eq(
		iofd_fd_receive(&other, buf, 1, cells, 1, &count, &done),
		-ENOTSOCK);
	iofd_fd_close(&other);
	iofd_fd_adopt(&other, socket(AF_UNIX, SOCK_STREAM, 0));
	ck_assert_int_eq(iofd_fd_send(&other, "x", 1, raws, 1), -ENOTCONN);
	iofd_fd_close(&other);
}
END_TEST

/*
 * IPV6_2292DSTOPTS has the number of SCM_PIDFD, and the peer chooses its bytes:
 * here they name a descriptor of the receiver.
 */
START_TEST(receive_of_ipv6_options_closes_nothing)
{
	_Alignas(struct cmsghdr) char control[CMSG_SPACE(16)] = {0};
	struct cmsghdr *head = (void *)control;
	unsigned char options[16] = {0, 1, 1, 0, 0x1e, 10};
	struct sockaddr_in6 address = {.sin6_family = AF_INET6};
	socklen_t length = sizeof address;
	struct iovec iov = {buf, 1};
	struct msghdr message = {.msg_name = &address,
				 .msg_namelen = length,
				 .msg_iov = &iov,
				 .msg_iovlen = 1,
				 .msg_control = control,
				 .msg_controllen = sizeof control};
	int on = 1;
	int32_t victim = dup(0);

	address.sin6_addr = in6addr_loopback;
	iofd_fd_adopt(&receiver, socket(AF_INET6, SOCK_DGRAM, 0));
	iofd_fd_adopt(&sender, socket(AF_INET6, SOCK_DGRAM, 0));
	if (bind(iofd_fd_raw(&receiver), (void *)&address, length) < 0) {
		/* without IPv6, nobody can send its options either */
		ck_assert(errno == EADDRNOTAVAIL || errno == EBADF);
		close(victim);
		close_sockets();
		return;
	}
	ck_assert_int_eq(setsockopt(iofd_fd_raw(&receiver), IPPROTO_IPV6,
				    IPV6_2292DSTOPTS, &on, sizeof on),
			 0);
	/* after options, an emulated s390x gets the checksum wrong */
	ck_assert_int_eq(setsockopt(iofd_fd_raw(&sender), IPPROTO_UDP,
				    UDP_NO_CHECK6_TX, &on, sizeof on),
			 0);
	ck_assert_int_eq(setsockopt(iofd_fd_raw(&receiver), IPPROTO_UDP,
				    UDP_NO_CHECK6_RX, &on, sizeof on),
			 0);
	getsockname(iofd_fd_raw(&receiver), (void *)&address, &length);
	memcpy(options + 8, &victim, sizeof victim);
	memcpy(options + 12, &victim, sizeof victim);
	head->cmsg_len = CMSG_LEN(sizeof options);
	head->cmsg_level = IPPROTO_IPV6;
	head->cmsg_type = IPV6_DSTOPTS;
	memcpy(CMSG_DATA(head), options, sizeof options);
	ck_assert_int_eq(sendmsg(iofd_fd_raw(&sender), &message, 0), 1);
	ck_assert_int_eq(receive(1, 1), 1);
	expect_all_closed(1);
	ck_assert_int_eq(close(victim), 0);
	close_sockets();
}
END_TEST

/* SIGPIPE would end the test. */
START_TEST(send_without_reader_returns_epipe)
{
	open_sockets(SOCK_STREAM);
	iofd_fd_close(&receiver);
	ck_assert_int_eq(iofd_fd_send(&sender, "x", 1, raws, 1), -EPIPE);
	close_sockets();
}
END_TEST

START_TEST(send_to_full_socket_returns_eagain)
{
	int64_t n;

	open_sockets(SOCK_SEQPACKET);
	do
		n = iofd_fd_send(&sender, buf, sizeof buf, raws, 1);
	while (n > 0);
	ck_assert_int_eq(n, -EAGAIN);
	/* more than a socket holds, and less than there are addresses */
	ck_assert_int_eq(
		iofd_fd_send(&sender, bad_null, bad_size >> 36, raws, 0),
		-EMSGSIZE);
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, receive_of_eventfd_returns_working_copy);
	tcase_add_loop_test(tests, receive_of_up_to_max_descriptors_returns_all,
			    0, sizeof counts / sizeof counts[0]);
	tcase_add_test(tests, receive_of_bytes_alone_needs_no_cells);
	tcase_add_test(tests, receive_in_child_returns_descriptor_of_parent);
	tcase_add_test(tests, receive_with_too_few_cells_returns_e2big);
	tcase_add_loop_test(tests, receive_into_short_buffer_returns_emsgsize,
			    0, 2);
	tcase_add_test(tests, receive_near_descriptor_limit_returns_emfile);
	tcase_add_test(tests, receive_at_descriptor_limit_counts_its_bytes);
	tcase_add_test(tests, receive_of_withheld_descriptor_returns_eacces);
	tcase_add_test(tests, receive_into_no_bytes_returns_einval);
	tcase_add_test(tests, receive_on_closed_socket_settles_outputs);
	tcase_add_test(tests, receive_of_ipv6_options_closes_nothing);
	tcase_add_test(tests, receive_with_other_control_messages_ignores_them);
	tcase_add_test(tests, send_and_receive_with_invalid_arguments_fail);
	tcase_add_test(tests,
		       send_and_receive_without_connected_unix_socket_fail);
	tcase_add_test(tests, send_without_reader_returns_epipe);
	tcase_add_test(tests, send_to_full_socket_returns_eagain);
}
