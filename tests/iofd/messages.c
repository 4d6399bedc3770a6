/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "messages.h"
#include "harness.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

iofd_socket sender;
iofd_socket receiver;
int32_t raws[MAX + 1];
iofd_fd cells[MAX + 1];
uint32_t count;
uint64_t done;
iofd_message message;
iofd_pidfd process;
char buf[64];
const uint32_t socket_types[3] = {IOFD_SOCKET_STREAM, IOFD_SOCKET_DATAGRAM,
				  IOFD_SOCKET_SEQPACKET};
static struct rlimit before;

void open_sockets(uint32_t type)
{
	ck_assert_int_eq(iofd_socket_open_pair(&sender, &receiver, type, 0), 0);
	memset(raws, 0, sizeof raws);
}

void close_sockets(void)
{
	ck_assert_int_eq(iofd_fd_close(&sender.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&receiver.fd), 0);
}

void send_text(const char *text, uint32_t fd_count)
{
	ck_assert_int_eq(
		iofd_message_send(&sender, text, strlen(text), raws, fd_count),
		(int64_t)strlen(text));
}

static void fill_cells(void)
{
	for (int i = 0; i <= MAX; i++)
		cells[i].cell = 77;
	process.fd.cell = 77;
	memset(&message, 0x5a, sizeof message);
	memset(buf, 0, sizeof buf);
}

int64_t receive(size_t size, uint32_t capacity)
{
	fill_cells();
	count = 99;
	done = 99;
	return iofd_message_receive(&receiver, buf, size, cells, capacity,
				    &count, &done);
}

int receive_partial(size_t size, uint32_t capacity)
{
	int rc;

	fill_cells();
	rc = iofd_message_receive_partial(&receiver, buf, size, cells, capacity,
					  &message, &process);
	count = message.fd_count;
	return rc;
}

void close_cells(void)
{
	for (uint32_t i = 0; i < count; i++)
		ck_assert_int_eq(iofd_fd_close(&cells[i]), 0);
}

void expect_all_closed(uint32_t capacity)
{
	ck_assert_uint_eq(count, 0);
	for (uint32_t i = 0; i < capacity; i++)
		ck_assert_int_eq(cells[i].cell, 0);
}

void expect_message(const char *text, uint32_t fd_count, uint32_t missing)
{
	ck_assert_uint_eq(message.missing, missing);
	ck_assert_uint_eq(message.size, strlen(text));
	ck_assert_mem_eq(buf, text, strlen(text));
	ck_assert_uint_eq(message.fd_count, fd_count);
	for (uint32_t i = 0; i < fd_count; i++)
		ck_assert_int_eq(iofd_fd_is_cloexec(&cells[i]), 1);
}

/* The new limit is above the numbers that the next duplicates get. */
void limit_descriptors(unsigned more)
{
	struct rlimit few;
	int last = -1;

	getrlimit(RLIMIT_NOFILE, &before);
	few = before;
	few.rlim_cur = 0;
	for (unsigned i = 0; i < more; i++) {
		last = fcntl(0, F_DUPFD_CLOEXEC, last + 1);
		ck_assert_int_ge(last, 0);
		few.rlim_cur = (rlim_t)last + 1;
		close(last);
	}
	setrlimit(RLIMIT_NOFILE, &few);
}

void unlimit_descriptors(void)
{
	setrlimit(RLIMIT_NOFILE, &before);
}

int status_of(int pid)
{
	int status = -1;

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFEXITED(status), "wait status %d", status);
	return WEXITSTATUS(status);
}
