/* SPDX-License-Identifier: MIT */
/* The plain cell: it is closed once, and a change of it makes visible what its
 * thread did before. */
#include <iofd/fd.h>

#include "kernel.h"

static iofd_fd fd;
static uint64_t note; /* written before a close, in the same thread */

static void reset(uint32_t raw_plus_1)
{
	kernel_reset(__ATOMIC_RELAXED);
	if (raw_plus_1 != 0)
		kernel_open(NUMBER, 1);
	ck_watch(&fd.cell, raw_plus_1);
	ck_watch_plain(&note, 0);
}

static void reset_open(void)
{
	reset(NUMBER + 1);
}

static void reset_closed(void)
{
	reset(0);
}

static void close_it(void)
{
	CHECK(iofd_fd_close(&fd) == 0);
}

static void open_it(void)
{
	kernel_open(NUMBER, 1);
	CHECK(iofd_fd_adopt(&fd, NUMBER) == 0);
}

static void close_by_all(int i)
{
	(void)i;
	close_it();
}

static void is_closed_once(void)
{
	CHECK(kernel_closes() == 1);
	CHECK(!iofd_fd_valid(&fd));
}

static void open_and_use(int i)
{
	int raw;

	if (i == 0) {
		open_it();
		return;
	}
	raw = iofd_fd_raw(&fd);
	if (raw >= 0)
		kernel_use(raw);
}

static void is_open(void)
{
	CHECK(iofd_fd_raw(&fd) == NUMBER);
}

static void open_and_close(int i)
{
	if (i == 0)
		open_it();
	else
		close_it();
}

static void is_closed_at_most_once(void)
{
	CHECK(kernel_closes() <= 1);
}

static void close_and_look(int i)
{
	if (i == 0) {
		ck_set(&note, 1);
		close_it();
	} else if (!iofd_fd_valid(&fd)) {
		CHECK(ck_get(&note) == 1);
	}
}

const struct proof cell_proofs[] = {
	{"cell/close", reset_open, close_by_all, is_closed_once, 0},
	{"cell/use", reset_closed, open_and_use, is_open, 0},
	{"cell/reopen", reset_closed, open_and_close, is_closed_at_most_once,
	 0},
	{"cell/look", reset_open, close_and_look, is_closed_once, 0},
	{0}};
