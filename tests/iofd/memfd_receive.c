/* SPDX-License-Identifier: MIT */
/* What another process may send, what of it is mapped, and what is left. */
#define _GNU_SOURCE
#include "harness.h"
#include "mappings.h"

#include <iofd/memfd_receive.h>
#include <iofd/message.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/memfd_receive";

enum {
	SIZE = 3 * 65536, /* whole pages on every kernel */
	READ_WRITE = IOFD_PROT_READ | IOFD_PROT_WRITE,
	SHARED = IOFD_MAP_SHARED,
	SHRINK = IOFD_SEAL_SHRINK,
	GROW = IOFD_SEAL_GROW,
	WRITE = IOFD_SEAL_WRITE,
	LATER = IOFD_SEAL_FUTURE_WRITE
};

static iofd_socket here, there;
static iofd_memfd file;
static iofd_memfd got;
static iofd_region region;
static uint64_t done;
static char text[16];
static char copy[SIZE];

/* What a peer sends: a descriptor of a file, opened in a mode. */
static int reopened(int mode)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/self/fd/%d", iofd_fd_raw(&file.fd));
	return open(path, mode | O_CLOEXEC);
}

static int writable(void)
{
	return iofd_fd_raw(&file.fd);
}

static int readable(void)
{
	return reopened(O_RDONLY);
}

static int only_writable(void)
{
	return reopened(O_WRONLY);
}

static int by_path(void)
{
	return reopened(O_PATH);
}

static int a_counter(void)
{
	return eventfd(0, EFD_CLOEXEC);
}

static int a_file(void)
{
	return open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
}

static int nothing(void)
{
	return -1;
}

static void open_sockets(uint32_t type)
{
	ck_assert_int_eq(
		iofd_socket_open_pair(&here, &there, type, IOFD_BLOCKING), 0);
}

static void close_sockets(void)
{
	ck_assert_int_eq(iofd_fd_close(&here.fd), 0);
	ck_assert_int_eq(iofd_fd_close(&there.fd), 0);
}

/* Runs in the peer. Each byte tells where it is. */
static void make_file(int64_t size, uint32_t seals)
{
	if (iofd_memfd_open(&file, "offer", IOFD_MEMFD_ALLOW_SEALING) < 0 ||
	    iofd_memfd_truncate(&file, size) < 0)
		_exit(2);
	for (int64_t i = 0; i < SIZE; i++)
		copy[i] = (char)(i * 7 + i / 251);
	if (size == SIZE && iofd_fd_pwrite(&file.fd, copy, SIZE, 0) != SIZE)
		_exit(3);
	if (iofd_memfd_seal(&file, seals) < 0)
		_exit(4);
}

/* Runs in the peer. */
static void send_offer(int (*what)(void), uint32_t count)
{
	int32_t raws[2] = {what(), 0};

	if (raws[0] < 0)
		count = 0;
	if (iofd_message_send(&there, "offer", 5, raws, count) != 5)
		_exit(5);
}

static void wait_for(int pid)
{
	int status;

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}

static int64_t receive(const iofd_memfd_terms *terms)
{
	memset(&region, 0x5a, sizeof region); /* must be overwritten */
	got.fd.cell = 77;
	done = 77;
	return iofd_memfd_receive(&here, text, sizeof text, terms, &region,
				  &got, &done);
}

static void expect_nothing_kept(int before)
{
	ck_assert_int_eq(got.fd.cell, 0);
	ck_assert_ptr_null(region.ptr);
	ck_assert_uint_eq(region.len, 0);
	ck_assert_uint_eq(region.steady, 0);
	ck_assert_int_eq(open_descriptors(), before);
	ck_assert_int_eq(count_mappings("offer"), 0);
}

static void give_back(void)
{
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	ck_assert_int_eq(iofd_fd_close(&got.fd), 0);
}

static const struct offer {
	int (*what)(void);
	uint32_t count;
	int64_t size;
	uint32_t seals;
	iofd_memfd_terms terms;
	int error;	 /* 0: it is mapped */
	uint64_t length; /* of the region */
} offers[] = {
	/* the kind */
	{a_counter, 1, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, EMEDIUMTYPE, 0},
	{a_file, 1, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, EMEDIUMTYPE, 0},
	{by_path, 1, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, EMEDIUMTYPE, 0},
	{nothing, 0, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, EBADMSG, 0},
	{writable, 2, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, E2BIG, 0},
	/* the seals: SHRINK whether it is asked for or not */
	{writable, 1, SIZE, 0, {0, 0, 0, 1, SHARED, 0}, EPERM, 0},
	{writable, 1, SIZE, GROW, {0, 0, GROW, 1, SHARED, 0}, EPERM, 0},
	{writable, 1, SIZE, SHRINK, {0, 0, GROW, 1, SHARED, 0}, EPERM, 0},
	{writable, 1, SIZE, SHRINK, {0, 0, WRITE, 1, SHARED, 0}, EPERM, 0},
	{writable, 1, SIZE, SHRINK, {0, 0, SHRINK, 1, SHARED, 0}, 0, SIZE},
	{writable,
	 1,
	 SIZE,
	 SHRINK | GROW | WRITE,
	 {0, 0, GROW | WRITE, 1, SHARED, 0},
	 0,
	 SIZE},
	/* the size */
	{writable, 1, 0, SHRINK, {0, 0, 0, 1, SHARED, 0}, ERANGE, 0},
	{writable, 1, SIZE, SHRINK, {SIZE + 1, 0, 0, 1, SHARED, 0}, ERANGE, 0},
	{writable, 1, SIZE, SHRINK, {INT64_MAX, 0, 0, 1, SHARED, 0}, ERANGE, 0},
	{writable, 1, SIZE, SHRINK, {SIZE, SIZE, 0, 1, SHARED, 0}, 0, SIZE},
	{writable, 1, SIZE, SHRINK, {1, 10, 0, 1, SHARED, 0}, 0, 10},
	{writable, 1, SIZE, SHRINK, {0, UINT64_MAX, 0, 1, SHARED, 0}, 0, SIZE},
	{writable, 1, 5, SHRINK, {5, 99, 0, 1, SHARED, 0}, 0, 5},
	/* the access */
	{writable, 1, SIZE, SHRINK, {0, 0, 0, 3, SHARED, 0}, 0, SIZE},
	{readable, 1, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, 0, SIZE},
	{readable, 1, SIZE, SHRINK, {0, 0, 0, 3, SHARED, 0}, EACCES, 0},
	{readable, 1, SIZE, SHRINK, {0, 0, 0, 3, IOFD_MAP_PRIVATE, 0}, 0, SIZE},
	{only_writable, 1, SIZE, SHRINK, {0, 0, 0, 1, SHARED, 0}, EACCES, 0},
	{only_writable, 1, SIZE, SHRINK, {0, 0, 0, 2, SHARED, 0}, EACCES, 0},
	{writable, 1, SIZE, SHRINK | WRITE, {0, 0, 0, 3, SHARED, 0}, EACCES, 0},
	{writable, 1, SIZE, SHRINK | WRITE, {0, 0, 0, 1, SHARED, 0}, 0, SIZE},
	{writable,
	 1,
	 SIZE,
	 SHRINK | WRITE,
	 {0, 0, 0, 3, IOFD_MAP_PRIVATE, 0},
	 0,
	 SIZE},
	{writable, 1, SIZE, SHRINK | LATER, {0, 0, 0, 3, SHARED, 0}, EACCES, 0},
};

static const uint32_t types[] = {IOFD_SOCKET_STREAM, IOFD_SOCKET_SEQPACKET,
				 IOFD_SOCKET_DATAGRAM};

static int make_offer(const struct offer *offer)
{
	int pid = fork();

	if (pid == 0) {
		make_file(offer->size, offer->seals);
		send_offer(offer->what, offer->count);
		_exit(0);
	}
	return pid;
}

START_TEST(receive_of_each_offer_maps_it_or_keeps_nothing)
{
	const struct offer *offer = &offers[_i];
	int64_t wanted = offer->error ? -offer->error : 5;
	int before;

	for (size_t type = 0; type < 3; type++) {
		open_sockets(types[type]);
		before = open_descriptors();
		wait_for(make_offer(offer));
		ck_assert_int_eq(receive(&offer->terms), wanted);
		ck_assert_uint_eq(done, 5);
		ck_assert_mem_eq(text, "offer", 5);
		if (offer->error) {
			expect_nothing_kept(before);
		} else {
			ck_assert_uint_eq(region.len, offer->length);
			ck_assert_uint_ne(region.steady, 0);
			ck_assert_uint_eq(region.prot, offer->terms.prot);
			ck_assert_int_eq(iofd_memfd_size(&got), offer->size);
			give_back();
		}
		close_sockets();
	}
}
END_TEST

static const iofd_memfd_terms reading = {0, 0, 0, 1, SHARED, 0};
static const iofd_memfd_terms writing = {0, 0, 0, 3, SHARED, 0};

START_TEST(receive_of_memfd_maps_what_peer_wrote)
{
	const struct offer offer = {writable, 1, SIZE, SHRINK, reading, 0, 0};
	int before;

	open_sockets(IOFD_SOCKET_SEQPACKET);
	before = open_descriptors();
	wait_for(make_offer(&offer));
	ck_assert_int_eq(iofd_memfd_receive(&here, text, sizeof text, &reading,
					    &region, NULL, NULL),
			 5);
	ck_assert_int_eq(open_descriptors(), before);
	ck_assert_int_eq(iofd_region_copy_out(&region, 0, copy, SIZE), SIZE);
	for (int64_t i = 0; i < SIZE; i++)
		if (copy[i] != (char)(i * 7 + i / 251))
			ck_abort_msg("byte %lld", (long long)i);
	ck_assert_int_eq(iofd_region_unmap(&region), 0);
	close_sockets();
}
END_TEST

START_TEST(receive_at_end_of_stream_returns_enodata)
{
	open_sockets(_i ? IOFD_SOCKET_SEQPACKET : IOFD_SOCKET_STREAM);
	ck_assert_int_eq(iofd_fd_close(&there.fd), 0);
	ck_assert_int_eq(receive(&reading), -ENODATA);
	ck_assert_uint_eq(done, 0);
	expect_nothing_kept(open_descriptors());
	close_sockets();
}
END_TEST

static const iofd_memfd_terms contradictory[] = {
	{2, 1, 0, 1, SHARED, 0},
	{(uint64_t)INT64_MAX + 1, 0, 0, 1, SHARED, 0},
	{0, 0, 0, 1, 0, 0},
	{0, 0, 0, 1, SHARED | IOFD_MAP_PRIVATE, 0},
	{0, 0, 0x40, 1, SHARED, 0},
	{0, 0, 0, 8, SHARED, 0},
	{0, 0, 0, 1, SHARED | 0x10, 0},
	{0, 0, 0, 1, SHARED, 1},
	{0, 0, 0, 1, SHARED, 0x80000000u},
};

START_TEST(receive_with_bad_terms_leaves_message_unread)
{
	const struct offer offer = {writable, 1, SIZE, SHRINK, reading, 0, 0};

	open_sockets(IOFD_SOCKET_STREAM);
	wait_for(make_offer(&offer));
	ck_assert_int_eq(receive(&contradictory[_i]), -EINVAL);
	ck_assert_uint_eq(done, 0);
	expect_nothing_kept(open_descriptors());
	ck_assert_int_eq(receive(&reading), 5);
	give_back();
	close_sockets();
}
END_TEST

/* Shrinks and grows the file as fast as it can, until it is killed. */
static int start_truncating(uint32_t seals)
{
	int pid = fork();

	if (pid)
		return pid;
	alarm(120); /* in case the test fails before the kill */
	make_file(SIZE, seals);
	send_offer(writable, 1);
	for (;;) {
		int rc = iofd_memfd_truncate(&file, 0);

		if (rc != (seals & SHRINK ? -EPERM : 0))
			_exit(6);
		iofd_memfd_truncate(&file, SIZE);
	}
}

static void end(int pid)
{
	int status;

	kill(pid, SIGKILL);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

START_TEST(copy_while_peer_tries_to_truncate_copies_all)
{
	int pid;

	open_sockets(IOFD_SOCKET_SEQPACKET);
	pid = start_truncating(SHRINK);
	ck_assert_int_eq(receive(&writing), 5);
	for (int i = 0; i < 1000; i++) {
		ck_assert_int_eq(iofd_region_copy_out(&region, 0, copy, SIZE),
				 SIZE);
		ck_assert_int_eq(copy[SIZE - 1],
				 (char)((SIZE - 1) * 7 + (SIZE - 1) / 251));
		ck_assert_int_eq(iofd_region_copy_in(&region, 0, copy, SIZE),
				 SIZE);
	}
	end(pid);
	give_back();
	close_sockets();
}
END_TEST

START_TEST(receive_from_truncating_peer_without_seal_returns_eperm)
{
	int before, pid;

	open_sockets(IOFD_SOCKET_SEQPACKET);
	before = open_descriptors();
	pid = start_truncating(0);
	ck_assert_int_eq(receive(&writing), -EPERM);
	expect_nothing_kept(before);
	end(pid);
	close_sockets();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    receive_of_each_offer_maps_it_or_keeps_nothing, 0,
			    sizeof offers / sizeof offers[0]);
	tcase_add_test(tests, receive_of_memfd_maps_what_peer_wrote);
	tcase_add_loop_test(tests, receive_at_end_of_stream_returns_enodata, 0,
			    2);
	tcase_add_loop_test(tests, receive_with_bad_terms_leaves_message_unread,
			    0, sizeof contradictory / sizeof contradictory[0]);
	tcase_add_test(tests, copy_while_peer_tries_to_truncate_copies_all);
	tcase_add_test(tests,
		       receive_from_truncating_peer_without_seal_returns_eperm);
}
