/* SPDX-License-Identifier: MIT */
/* A non-blocking pipe, owned by two handles. */
#ifndef PIPE_H
#define PIPE_H

#include "harness.h"

#include <fcntl.h>
#include <iofd/fd.h>
#include <unistd.h>

static iofd_fd reader;
static iofd_fd writer;

static void open_pipe(void)
{
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
	ck_assert_int_eq(iofd_fd_adopt(&reader, ends[0]), 0);
	ck_assert_int_eq(iofd_fd_adopt(&writer, ends[1]), 0);
}

static void close_pipe(void)
{
	ck_assert_int_eq(iofd_fd_close(&reader), 0);
	ck_assert_int_eq(iofd_fd_close(&writer), 0);
}

#endif
