/* SPDX-License-Identifier: MIT */
#include "signalfd_thread.h"

#include "proc_text.h"

#include <zcall/abi.h>
#include <zcall/io.h>

struct thread {
	int state;
	uint64_t blocked;
	uint64_t ignored;
	uint64_t handled;
};

static uint64_t bit_of(int signal)
{
	return 1ULL << (signal - 1);
}

/* The members are in the order of the file. */
static int read_thread(struct thread *thread, struct iofd_proc_text *status)
{
	int is_whole = iofd_proc_text_find(status, "State:\t");

	thread->state = iofd_proc_text_byte(status);
	is_whole &= iofd_proc_text_find(status, "SigBlk:");
	thread->blocked = iofd_proc_text_number(status, 16);
	is_whole &= iofd_proc_text_find(status, "SigIgn:");
	thread->ignored = iofd_proc_text_number(status, 16);
	is_whole &= iofd_proc_text_find(status, "SigCgt:");
	thread->handled = iofd_proc_text_number(status, 16);
	if (status->size < 0)
		return (int)status->size;
	return is_whole ? 0 : -ZCALL_EOPNOTSUPP;
}

/*
 * A signal that is ignored, also by default, is discarded when it is sent to
 * the process, unless the main thread blocks it, which may have ended.
 */
static uint64_t missed_by(const struct thread *thread, uint64_t wanted)
{
	const uint64_t by_default =
		bit_of(ZCALL_SIGCHLD) | bit_of(ZCALL_SIGCONT) |
		bit_of(ZCALL_SIGURG) | bit_of(ZCALL_SIGWINCH);
	uint64_t missed = wanted & ~thread->blocked;

	if (thread->state == 'Z' || thread->state == 'X')
		return missed &
		       (thread->ignored | (by_default & ~thread->handled));
	return missed | (wanted & thread->ignored & bit_of(ZCALL_SIGCHLD));
}

/*
 * A /proc of an outer PID namespace names threads by their numbers there. The
 * last number of the line is the one that they have here.
 */
static int own_number(struct iofd_proc_text *status, int number)
{
	int c;

	zcall_lseek(status->raw, 0, ZCALL_SEEK_SET);
	iofd_proc_text_begin(status, status->raw);
	if (!iofd_proc_text_find(status, "NSpid:"))
		return status->size < 0 ? (int)status->size : number;
	for (c = iofd_proc_text_byte(status); c >= 0 && c != '\n';
	     c = iofd_proc_text_byte(status))
		number = c == '\t' ? 0 : number * 10 + (c - '0');
	return number;
}

int iofd_signalfd_thread(int raw, int number, uint64_t wanted, uint64_t *missed)
{
	struct iofd_proc_text status;
	struct thread thread;
	uint64_t its;
	int rc;

	iofd_proc_text_begin(&status, raw);
	rc = read_thread(&thread, &status);
	its = rc < 0 ? 0 : missed_by(&thread, wanted);
	if (its == 0)
		return rc;
	rc = own_number(&status, number);
	if (rc > 0)
		*missed = its;
	return rc;
}
