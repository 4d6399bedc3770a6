/* SPDX-License-Identifier: MIT */
/*
 * Passes every bit to every function that takes flags: an unknown one is
 * refused, and nothing is opened.
 */
#define _GNU_SOURCE
#include "harness.h"
#include "row_function.h"
#include "world.h"

#include <zcall/abi.h>

#include <errno.h>
#include <signal.h>
#include <unistd.h>

const char *const suite_name = "iofd/flags";

/* For modify, which refuses EXCLUSIVE. */
#define EPOLL_FLAGS                                                            \
	(IOFD_EPOLL_IN | IOFD_EPOLL_PRI | IOFD_EPOLL_OUT | IOFD_EPOLL_ERR |    \
	 IOFD_EPOLL_HUP | IOFD_EPOLL_RDHUP | IOFD_EPOLL_WAKEUP |               \
	 IOFD_EPOLL_ONE_SHOT | IOFD_EPOLL_EDGE)

enum {
	EVENTS = IOFD_POLL_IN | IOFD_POLL_PRI | IOFD_POLL_OUT | IOFD_POLL_ERR |
		 IOFD_POLL_HUP | IOFD_POLL_NVAL,
	PROTS = IOFD_PROT_READ | IOFD_PROT_WRITE | IOFD_PROT_EXEC,
	SCOPES = IOFD_PIDFD_SIGNAL_THREAD | IOFD_PIDFD_SIGNAL_PROCESS |
		 IOFD_PIDFD_SIGNAL_PROCESS_GROUP,
	SPAWN_FLAGS = IOFD_BLOCKING | IOFD_SPAWN_NEW_GROUP |
		      IOFD_SPAWN_NEW_SESSION | IOFD_SPAWN_KEEP_SIGMASK |
		      IOFD_SPAWN_CLOSE_OTHERS | IOFD_SPAWN_DIE_WITH_PARENT |
		      IOFD_SPAWN_SEARCH_PATH | IOFD_SPAWN_NO_NEW_PRIVS,
	NEW_SPAWN_FLAGS = IOFD_SPAWN_AUTOREAP | IOFD_SPAWN_AUTOKILL
};

static uint32_t bits;

static const iofd_spawn_options *options_with(uint32_t flags)
{
	w->options.flags = flags;
	return &w->options;
}

static const iofd_memfd_terms *terms_with(uint32_t seals, uint32_t prot,
					  uint32_t flags)
{
	w->terms.seals = seals;
	w->terms.prot = prot;
	w->terms.flags = flags;
	return &w->terms;
}

#define TAKES(call, parameter, known, recent, refusal) ROW_FUNCTION(call)
#define SWAPPED(call)				       ROW_FUNCTION(call)
#include "flags.def"

static const uint32_t own[] = {
#define OWN(name) name,
#include "flags_own.def"
};

static const struct taker {
	const char *name;
	int64_t (*call)(void);
	uint32_t known;
	uint32_t recent;
	int refusal;
} takers[] = {
#define TAKES(call, parameter, known, recent, refusal)                         \
	{#call, ROW_CALL, known, recent, refusal},
#define SWAPPED(call)
#include "flags.def"
};

static const struct {
	const char *name;
	int64_t (*call)(void);
} swapped[] = {
#define TAKES(call, parameter, known, recent, refusal)
#define SWAPPED(call) {#call, ROW_CALL},
#include "flags.def"
};

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static void expect(const char *name, int64_t result, int64_t wanted)
{
	ck_assert_msg(result == wanted, "%s with %x = %lld, not %lld", name,
		      bits, (long long)result, (long long)wanted);
}

/* Calls with `bits`. A failed call must leave nothing open. */
static int64_t call_with_bits(const char *name, int64_t (*call)(void))
{
	int before = open_descriptors();
	int64_t result;

	fill_outputs();
	result = call();
	if (result < 0) {
		ck_assert_int_eq(open_descriptors(), before);
		ck_assert(!names(name, "w->out.made") || !w->out.made.fd.cell);
		ck_assert(!names(name, "w->out.mapped") || !w->out.mapped.ptr);
		return result;
	}
	if (names(name, "w->out.waker"))
		ck_assert_int_eq(iofd_waker_close(&w->out.waker), 0);
	if (names(name, "w->out.made"))
		ck_assert_int_eq(iofd_fd_close(&w->out.made.fd), 0);
	if (names(name, "w->out.other"))
		ck_assert_int_eq(iofd_fd_close(&w->out.other.fd), 0);
	if (names(name, "w->out.mapped"))
		ck_assert_int_eq(iofd_region_unmap(&w->out.mapped), 0);
	return result;
}

START_TEST(function_with_each_bit_refuses_only_unknown_flags)
{
	const struct taker *row = &takers[_i];
	int64_t result;

	open_world();
	for (int bit = 0; bit < 32; bit++) {
		bits = 1u << bit;
		result = call_with_bits(row->name, row->call);
		if (bits & row->recent)
			continue;
		if (bits & row->known)
			ck_assert_msg(result != -row->refusal, "%s refuses %x",
				      row->name, bits);
		else
			expect(row->name, result, -row->refusal);
	}
	close_world();
}
END_TEST

START_TEST(function_with_flag_in_wrong_parameter_returns_einval)
{
	open_world();
	for (int i = 0; i < COUNT(own); i++) {
		bits = own[i];
		expect(swapped[_i].name,
		       call_with_bits(swapped[_i].name, swapped[_i].call),
		       -EINVAL);
	}
	close_world();
}
END_TEST

START_TEST(map_at_with_both_or_neither_mode_returns_einval)
{
	open_world();
	for (uint32_t other = 0; other <= IOFD_MAP_POPULATE;
	     other += IOFD_MAP_POPULATE) {
		bits = other;
		expect("neither",
		       iofd_memfd_map_at(&w->memory, 1, 1, bits, 0,
					 &w->out.mapped),
		       -EINVAL);
		bits |= IOFD_MAP_SHARED | IOFD_MAP_PRIVATE;
		expect("both",
		       iofd_memfd_map_at(&w->memory, 1, 1, bits, 0,
					 &w->out.mapped),
		       -EINVAL);
	}
	close_world();
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    function_with_each_bit_refuses_only_unknown_flags,
			    0, COUNT(takers));
	tcase_add_loop_test(
		tests, function_with_flag_in_wrong_parameter_returns_einval, 0,
		COUNT(swapped));
	tcase_add_test(tests, map_at_with_both_or_neither_mode_returns_einval);
}
