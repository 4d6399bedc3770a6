/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE
#include "harness.h"
#include "world.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *expression;
	size_t offset;
	size_t size;
} outputs[] = {
#define OUTPUT(member)                                                         \
	{                                                                      \
		"w->out." #member, offsetof(struct world_outputs, member),     \
			sizeof w->out.member                                   \
	}
	OUTPUT(made),	  OUTPUT(mapped),  OUTPUT(fds),		OUTPUT(count),
	OUTPUT(done),	  OUTPUT(value),   OUTPUT(old),		OUTPUT(left),
	OUTPUT(interval), OUTPUT(former),  OUTPUT(view),	OUTPUT(status),
	OUTPUT(usage),	  OUTPUT(about),   OUTPUT(reference),	OUTPUT(infos),
	OUTPUT(buf),	  OUTPUT(spawned), OUTPUT(report),	OUTPUT(ready),
	OUTPUT(waker),	  OUTPUT(other),   OUTPUT(credentials), OUTPUT(message),
};

int names(const char *call, const char *expression)
{
	size_t length = strlen(expression);
	const char *found = strstr(call, expression);

	/* A longer name, such as w->done for w->do, is a different one. */
	while (found && strchr("abcdefghijklmnopqrstuvwxyz_",
			       found[length] ? found[length] : ' '))
		found = strstr(found + length, expression);
	return found != NULL;
}

static int is_filled(const void *memory, size_t size)
{
	const unsigned char *bytes = memory;

	for (size_t i = 0; i < size; i++)
		if (bytes[i] != WORLD_FILL)
			return 0;
	return 1;
}

void expect_written(const char *call)
{
	for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
		int named = names(call, outputs[i].expression);
		int written = !is_filled((char *)&w->out + outputs[i].offset,
					 outputs[i].size);

		if (strcmp(outputs[i].expression, "w->out.buf") == 0)
			named |= names(call, "w->buf_vector");
		ck_assert_msg(named == written, "%s: %s was %swritten", call,
			      outputs[i].expression, written ? "" : "not ");
	}
}

void close_made(const char *call)
{
	if (strstr(call, "pidfd_spawn"))
		ck_assert_int_eq(iofd_pidfd_wait_until(&w->out.made.process, 0,
						       INT64_MAX, NULL, NULL),
				 0);
	if (strstr(call, "lease_acquire")) /* a view */
		ck_assert_int_eq(iofd_lease_release(&w->spare_lease), 0);
	else if (names(call, "w->out.made"))
		ck_assert_int_eq(iofd_fd_close(&w->out.made.fd), 0);
	if (names(call, "w->out.other"))
		ck_assert_int_eq(iofd_fd_close(&w->out.other.fd), 0);
	if (names(call, "w->out.waker"))
		ck_assert_int_eq(iofd_fd_close(&w->out.waker.fd), 0);
	if (names(call, "w->out.mapped"))
		ck_assert_int_eq(iofd_region_unmap(&w->out.mapped), 0);
	if (names(call, "w->out.fds"))
		ck_assert_int_eq(iofd_fd_close(&w->out.fds[0]), 0);
}

const iofd_tree *tree_with_report(void)
{
	static const int32_t report[] = {IOFD_TREE_EMPTY, 0, 0, 0};

	ck_assert_int_eq(
		iofd_message_send(&w->peer, report, sizeof report, NULL, 0),
		sizeof report);
	return &w->tree;
}

unsigned message_sent(void)
{
	ck_assert_int_eq(iofd_message_send(&w->socket, w->text, 1, w->raws, 1),
			 1);
	return 1;
}

unsigned memfd_sent(const iofd_memfd *m)
{
	int32_t raw = iofd_fd_raw(&m->fd);

	ck_assert_int_eq(iofd_message_send(&w->peer, w->text, 1, &raw, 1), 1);
	return 1;
}

unsigned memory_sent(void)
{
	return memfd_sent(&w->sealed);
}

int duplicate(const iofd_fd *fd)
{
	return fcntl(iofd_fd_raw(fd), F_DUPFD_CLOEXEC, 3);
}
