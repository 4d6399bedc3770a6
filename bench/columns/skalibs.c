/* SPDX-License-Identifier: MIT */
/* skalibs, whose calls go on after a signal handler. */
#include "../column.h"

#include <skalibs/allreadwrite.h>
#include <skalibs/djbunix.h>
#include <unistd.h>

static struct objects o;
COPIED char buf[8];
static int on;

static void use(const struct objects *objects)
{
	o = *objects;
}

static int dup_close(void)
{
	int fd = dup(o.null);

	if (fd < 0 || coe(fd) < 0)
		return -1;
	fd_close(fd);
	return 0;
}

#define OPERATIONS(X)                                                          \
	X(fd_read, fd_read(o.zero, buf, sizeof buf))                           \
	X(fd_write, fd_write(o.null, buf, sizeof buf))                         \
	X(fd_nonblock, (on ^= 1) ? ndelay_on(o.null) : ndelay_off(o.null))     \
	X(fd_dup_close, dup_close())

COLUMN(use, OPERATIONS)
