/* SPDX-License-Identifier: MIT */
/* Tests of the functions of <zcall/uring.h>. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/uring";

/* The ring holds two requests; rings and requests fit in one page each. */
static struct zcall_io_uring_params params;
static char *rings;
static struct zcall_io_uring_sqe *requests;
static int ring;

static void *map_page(int64_t offset)
{
	intptr_t address = zcall_mmap(NULL, (size_t)sysconf(_SC_PAGESIZE),
				      PROT_READ | PROT_WRITE,
				      MAP_SHARED | MAP_POPULATE, ring, offset);

	ck_assert_int_eq(zcall_is_error(address), 0);
	return (void *)address;
}

static void unmap_page(void *address)
{
	ck_assert_int_eq(zcall_munmap(address, (size_t)sysconf(_SC_PAGESIZE)),
			 0);
}

/* Returns 0 if io_uring is not available. */
static int open_ring(void)
{
	ring = zcall_io_uring_setup(2, &params);
	if (lacks_io_uring(ring))
		return 0;
	ck_assert_int_ge(ring, 0);
	ck_assert_uint_eq(params.sq_entries, 2);
	if (!(params.features & ZCALL_IORING_FEAT_SINGLE_MMAP)) {
		ck_assert_int_eq(zcall_close(ring), 0);
		skip_before("an io_uring in one mapping", 5, 4);
		return 0;
	}
	rings = map_page(ZCALL_IORING_OFF_SQ_RING);
	requests = map_page(ZCALL_IORING_OFF_SQES);
	return 1;
}

static void close_ring(void)
{
	unmap_page(requests);
	unmap_page(rings);
	ck_assert_int_eq(zcall_close(ring), 0);
}

static uint32_t *word(uint32_t offset)
{
	return (uint32_t *)(void *)(rings + offset);
}

/* The next request. It is zero, but for what it has in common with all. */
static struct zcall_io_uring_sqe *new_request(uint8_t opcode, int fd,
					      uint64_t data)
{
	const struct zcall_io_uring_sqe zeros = {0};

	requests[0] = zeros;
	requests[0].opcode = opcode;
	requests[0].fd = fd;
	requests[0].user_data = data;
	return &requests[0];
}

/* Submits the request and waits for `completions`. */
static void submit(unsigned completions)
{
	uint32_t tail = *word(params.sq_off.tail);
	const uint64_t mask = 0;

	word(params.sq_off.array)[tail & *word(params.sq_off.ring_mask)] = 0;
	__atomic_store_n(word(params.sq_off.tail), tail + 1, __ATOMIC_RELEASE);
	ck_assert_int_eq(zcall_io_uring_enter(ring, 1, completions,
					      ZCALL_IORING_ENTER_GETEVENTS,
					      &mask, sizeof mask),
			 1);
}

static int is_completed(void)
{
	const struct zcall_io_cqring_offsets *done = &params.cq_off;

	return *word(done->head) !=
	       __atomic_load_n(word(done->tail), __ATOMIC_ACQUIRE);
}

/* Takes the only completion, whose request had this data. */
static int32_t result_of(uint64_t data)
{
	const struct zcall_io_cqring_offsets *done = &params.cq_off;
	const struct zcall_io_uring_cqe *completion;
	uint32_t head = *word(done->head);
	int32_t result;

	ck_assert(is_completed());
	completion = (const void *)word(done->cqes);
	completion += head & *word(done->ring_mask);
	ck_assert_uint_eq(completion->user_data, data);
	result = completion->res;
	__atomic_store_n(word(done->head), head + 1, __ATOMIC_RELEASE);
	ck_assert(!is_completed());
	return result;
}

static void send_nop(uint64_t data)
{
	new_request(ZCALL_IORING_OP_NOP, -1, data);
	submit(1);
	ck_assert_int_eq(result_of(data), 0);
}

START_TEST(io_uring_enter_with_nop_returns_its_completion)
{
	const uint64_t mask = 0;

	if (!open_ring())
		return;
	send_nop(0x123456789abcdef0);
	ck_assert_int_eq(zcall_io_uring_enter(ring, 0, 1,
					      ZCALL_IORING_ENTER_GETEVENTS,
					      &mask, sizeof mask - 1),
			 -EINVAL);
	close_ring();
}
END_TEST

/* In the wrong byte order the event never comes: so nothing waits for it. */
START_TEST(io_uring_poll_add_completes_when_event_comes)
{
	int counter = zcall_eventfd2(0, EFD_CLOEXEC);
	struct zcall_io_uring_sqe *request;
	uint64_t one = 1;

	ck_assert_int_ge(counter, 0);
	if (open_ring()) {
		request = new_request(ZCALL_IORING_OP_POLL_ADD, counter, 7);
		request->op.poll32_events = ZCALL_POLL32(ZCALL_POLLIN);
		submit(0);
		ck_assert(!is_completed());
		ck_assert_int_eq(zcall_write(counter, &one, 8), 8);
		ck_assert_int_eq(zcall_io_uring_enter(
					 ring, 0, 0,
					 ZCALL_IORING_ENTER_GETEVENTS, NULL, 0),
				 0);
		ck_assert_int_eq(result_of(7), ZCALL_POLLIN);
		close_ring();
	}
	ck_assert_int_eq(zcall_close(counter), 0);
}
END_TEST

/* The first 16 of its bits were once the whole field. */
START_TEST(poll32_of_events_puts_low_half_first)
{
	struct zcall_io_uring_sqe request = {0};
	uint16_t halves[2];

	request.op.poll32_events = ZCALL_POLL32(0x20000001u);
	ck_assert_uint_eq(request.op.poll_events, 1);
	memcpy(halves, &request.op, sizeof halves);
	ck_assert_uint_eq(halves[0], 1);
	ck_assert_uint_eq(halves[1], 0x2000);
}
END_TEST

START_TEST(io_uring_register_of_eventfd_counts_completions)
{
	int counter = zcall_eventfd2(0, EFD_CLOEXEC | EFD_NONBLOCK);
	uint64_t count = 0;

	ck_assert_int_ge(counter, 0);
	if (open_ring()) {
		ck_assert_int_eq(zcall_io_uring_register(
					 ring, ZCALL_IORING_REGISTER_EVENTFD,
					 &counter, 1),
				 0);
		send_nop(1);
		ck_assert_int_eq(zcall_read(counter, &count, 8), 8);
		ck_assert_uint_eq(count, 1);
		ck_assert_int_eq(
			zcall_io_uring_register(
				ring, ZCALL_IORING_UNREGISTER_EVENTFD, NULL, 0),
			0);
		send_nop(2);
		ck_assert_int_eq(zcall_read(counter, &count, 8), -EAGAIN);
		close_ring();
	}
	ck_assert_int_eq(zcall_close(counter), 0);
}
END_TEST

START_TEST(io_uring_enter_and_register_on_non_ring_return_eopnotsupp)
{
	int counter = zcall_eventfd2(0, EFD_CLOEXEC);

	ck_assert_int_ge(counter, 0);
	if (open_ring()) {
		ck_assert_int_eq(zcall_io_uring_setup(0, &params), -EINVAL);
		ck_assert_int_eq(
			zcall_io_uring_enter(counter, 0, 0, 0, NULL, 0),
			-EOPNOTSUPP);
		ck_assert_int_eq(
			zcall_io_uring_register(counter,
						ZCALL_IORING_UNREGISTER_EVENTFD,
						NULL, 0),
			-EOPNOTSUPP);
		close_ring();
	}
	ck_assert_int_eq(zcall_close(counter), 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, io_uring_enter_with_nop_returns_its_completion);
	tcase_add_test(tests, io_uring_poll_add_completes_when_event_comes);
	tcase_add_test(tests, poll32_of_events_puts_low_half_first);
	tcase_add_test(tests, io_uring_register_of_eventfd_counts_completions);
	tcase_add_test(
		tests,
		io_uring_enter_and_register_on_non_ring_return_eopnotsupp);
}
