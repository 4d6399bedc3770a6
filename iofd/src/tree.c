/* SPDX-License-Identifier: MIT */
#include <iofd/tree.h>

#include "await.h"
#include "tree_keeper.h"
#include "wait.h"

#include <iofd/inline/cell.h>

#include <zcall/abi.h>
#include <zcall/socket.h>

static int command(const iofd_tree *t, int kind, int value)
{
	int raw = iofd_priv_cell_number(&t->fd);
	struct iofd_keeper_command c;
	long n;

	if (raw < 0)
		return raw;
	c.kind = kind;
	c.value = value;
	/* One call fails so if the keeper was killed before it read all. */
	do
		n = zcall_sendto(raw, &c, sizeof c, ZCALL_MSG_NOSIGNAL, 0, 0);
	while (n == -ZCALL_ECONNRESET);
	return iofd_priv_error_or_zero(n);
}

int iofd_tree_signal(const iofd_tree *t, int signal)
{
	if (iofd_fd_valid(&t->fd) && (signal < 1 || signal > 64))
		return IOFD_ERR_INVALID_PARAM;
	return command(t, IOFD_KEEPER_SIGNAL, signal);
}

/* Empty is at the end of the file, if the keeper has not said so before. */
static long receive(int raw, struct iofd_keeper_report *m, int flags)
{
	long n;

	do
		n = zcall_recvfrom(raw, m, sizeof *m, flags, 0, 0);
	while (n == -ZCALL_ECONNRESET);
	return n == 0 ? -ZCALL_EPIPE : n;
}

static void tell(iofd_tree_report *report, const struct iofd_keeper_report *m,
		 long size)
{
	static const struct zcall_siginfo no_info;
	static const struct zcall_rusage no_use;
	int is_end = size == sizeof *m;

	report->kind = m->kind;
	report->error = m->error;
	iofd_wait_tell_status(&report->status, is_end ? &m->info : &no_info);
	iofd_wait_tell_usage(&report->usage, is_end ? &m->used : &no_use);
	if (!is_end)
		report->status.pid = m->pid;
}

/*
 * The last report is left where it is, for the next call. So a report is looked
 * at before it is taken.
 */
static int wait_once(int raw, int flags, iofd_tree_report *report)
{
	struct iofd_keeper_report m;
	long n = receive(raw, &m, flags | ZCALL_MSG_PEEK);

	if (n >= IOFD_KEEPER_REPORT_HEAD && m.kind != IOFD_TREE_EMPTY)
		n = receive(raw, &m, ZCALL_MSG_DONTWAIT);
	if (n < 0)
		return (int)n;
	if (n < IOFD_KEEPER_REPORT_HEAD)
		return -ZCALL_EPROTO;
	tell(report, &m, n);
	return 0;
}

int iofd_tree_wait(const iofd_tree *t, iofd_tree_report *report)
{
	int raw = iofd_priv_cell_number(&t->fd);

	return raw < 0 ? raw : wait_once(raw, 0, report);
}

int iofd_tree_wait_until(const iofd_tree *t, int64_t deadline_ns,
			 iofd_tree_report *report)
{
	int rc = iofd_priv_cell_number(&t->fd);

	while (rc >= 0) {
		rc = iofd_priv_cell_number(&t->fd);
		if (rc >= 0)
			rc = wait_once(rc, ZCALL_MSG_DONTWAIT, report);
		if (rc != IOFD_ERR_WOULD_BLOCK)
			return rc;
		rc = iofd_await_readable(&t->fd, deadline_ns);
	}
	return rc;
}

int iofd_tree_close(iofd_tree *t)
{
	iofd_fd own;
	int raw = iofd_priv_cell_take(&t->fd);
	int rc, shut;

	if (raw < 0)
		return 0;
	/* Copies of the handle do not keep the tree alive. */
	shut = zcall_shutdown(raw, ZCALL_SHUT_RDWR);
	iofd_fd_adopt(&own, raw);
	rc = iofd_fd_close(&own);
	return rc < 0 ? rc : shut;
}

int iofd_tree_release(iofd_tree *t)
{
	int rc = command(t, IOFD_KEEPER_RELEASE, 0);

	return rc < 0 ? rc : iofd_fd_close(&t->fd);
}
