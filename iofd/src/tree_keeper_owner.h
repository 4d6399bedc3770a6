/* SPDX-License-Identifier: MIT */
/* The state of the keeper, and what it exchanges with the owner of its tree. */
#ifndef IOFD_TREE_KEEPER_OWNER_H
#define IOFD_TREE_KEEPER_OWNER_H

#include "tree_keeper_code.h"

#include <zcall/socket.h>

enum {
	REFUSALS_MAX = 16,
	LAST_SIGNALS_MAX = 16
};

enum {
	RUNNING,
	ENDED, /* to be reported */
	REPORTED
};

struct keeper {
	unsigned first; /* 0 is not yet known */
	int progress;	/* of the first program */
	int is_released;
	int is_silent; /* no handle is open */
	int is_killing;
	int is_empty;
	int rounds; /* of killing */
	unsigned last_count;
	int last_signals[LAST_SIGNALS_MAX];
	unsigned refused_count; /* members that could not be signalled */
	unsigned refused[REFUSALS_MAX];
	struct iofd_keeper_report ended; /* the first program */
	struct zcall_siginfo other;
};

/* Sends a report without sleeping. It is lost if the owner reads none. */
KEEPER_INLINE long keeper_send(const struct iofd_keeper_report *report,
			       unsigned long size)
{
	return zcall_sendto(IOFD_KEEPER_SOCKET, report, size,
			    ZCALL_MSG_DONTWAIT | ZCALL_MSG_NOSIGNAL, 0, 0);
}

static KEEPER_CODE long keeper_report(int kind, unsigned pid, int error)
{
	struct iofd_keeper_report report;

	report.kind = keeper_constant(kind);
	report.error = error;
	report.pid = (int)pid;
	report.reserved = 0;
	return keeper_send(&report, IOFD_KEEPER_REPORT_HEAD);
}

/* Reports a member once, however often it is tried again. */
static KEEPER_CODE void keeper_refuse(struct keeper *k, unsigned pid, int error)
{
	for (unsigned i = 0; i < k->refused_count; i++)
		if (k->refused[i] == pid)
			return;
	if (k->refused_count == REFUSALS_MAX)
		return;
	k->refused[k->refused_count++] = pid;
	keeper_report(IOFD_TREE_REFUSED, pid, error);
}

/*
 * Takes a command. Returns 0 if there is none. Closing a socket with unread
 * messages makes one receive of its peer fail with ECONNRESET, before the
 * messages that are still there.
 */
static KEEPER_CODE int keeper_take(struct iofd_keeper_command *command)
{
	long size;

	do
		size = zcall_recvfrom(
			IOFD_KEEPER_SOCKET, command, sizeof *command,
			ZCALL_MSG_DONTWAIT | ZCALL_MSG_TRUNC, 0, 0);
	while (size == -ZCALL_ECONNRESET ||
	       (size > 0 && size != sizeof *command));
	return size > 0;
}

/* Obeys a command, or returns the signal that it asks for. */
KEEPER_INLINE int keeper_note(struct keeper *k,
			      const struct iofd_keeper_command *command)
{
	if (command->kind == IOFD_KEEPER_SIGNAL)
		return command->value;
	if (command->kind == IOFD_KEEPER_FIRST && k->first == 0)
		k->first = (unsigned)command->value;
	if (command->kind == IOFD_KEEPER_RELEASE)
		k->is_released = 1;
	return 0;
}

/* Whether the last handle is closed, which is_silent does not yet say. */
KEEPER_INLINE int keeper_is_hung_up(const struct keeper *k)
{
	struct zcall_pollfd owner;
	struct zcall_timespec none;

	if (k->is_silent)
		return 0;
	owner.fd = keeper_constant(IOFD_KEEPER_SOCKET);
	owner.events = owner.revents = 0;
	none.tv_sec = none.tv_nsec = 0;
	return zcall_ppoll(&owner, 1, &none, 0, 0) > 0;
}

/* Takes the commands of an owner that has hung up: only then none follows. */
static KEEPER_CODE void keeper_take_last(struct keeper *k)
{
	struct iofd_keeper_command command;
	int signal;

	k->is_silent = 1;
	while (keeper_take(&command)) {
		signal = keeper_note(k, &command);
		if (signal != 0 && k->last_count < LAST_SIGNALS_MAX)
			k->last_signals[k->last_count++] = signal;
	}
}

#endif
