/* SPDX-License-Identifier: MIT */
#include "tree_keeper_kill.h"

enum {
	RETRY_NS = 100000000
};

KEEPER_INLINE void set_up(struct keeper *k)
{
	k->first = 0;
	k->progress = RUNNING;
	k->is_released = k->is_silent = k->is_killing = k->is_empty = 0;
	k->rounds = 0;
	k->last_count = k->refused_count = (unsigned)keeper_constant(0);
	k->ended.kind = keeper_constant(IOFD_TREE_FIRST_ENDED);
	k->ended.error = k->ended.pid = k->ended.reserved = 0;
}

/* What `ps` shows. Otherwise it is the number of the memfd. */
KEEPER_INLINE void set_name(void)
{
	char name[16];
	volatile char *end = keeper_put(name, 'i', 'o', 'f', 'd', '-');

	keeper_put(end, 't', 'r', 'e', 'e', 0);
	zcall_prctl(ZCALL_PR_SET_NAME, (uintptr_t)name, 0, 0, 0);
}

/* In a sandbox that forbids it a call, the keeper must not run for ever. */
KEEPER_INLINE void give_up_unless(long result, long expected)
{
	if (result < 0 && result != expected)
		zcall_exit_group(1);
}

/* Reaps the children that have ended. */
KEEPER_INLINE void reap(struct keeper *k)
{
	const int options = ZCALL_WEXITED | ZCALL_WNOHANG | ZCALL_WALL;
	int rc;

	for (;;) {
		const int is_over = k->progress != RUNNING;
		struct zcall_siginfo *info =
			is_over ? &k->other : &k->ended.info;

		rc = zcall_waitid(ZCALL_P_ALL, 0, info, options,
				  is_over ? 0 : &k->ended.used);
		k->is_empty = rc == -ZCALL_ECHILD;
		if (rc == 0 && info->pid == 0)
			return;
		if (rc < 0) {
			give_up_unless(rc, -ZCALL_ECHILD);
			return;
		}
		if (!is_over && (unsigned)info->pid == k->first)
			k->progress = ENDED;
	}
}

/* Sends a signal to all members, unless it is 0. */
static KEEPER_CODE void send_signal(struct keeper *k, int signal)
{
	if (signal == 0)
		return;
	k->refused_count = 0;
	if (signal == ZCALL_SIGKILL)
		k->is_killing = 1;
	else
		walk_all(k, signal);
}

/*
 * What follows when the owner has hung up. Unless it has released the tree, its
 * signals are not sent, since the tree would live on meanwhile.
 */
KEEPER_INLINE void follow_last(struct keeper *k)
{
	for (unsigned i = 0; k->is_released && i < k->last_count; i++)
		send_signal(k, k->last_signals[i]);
	k->last_count = 0;
	k->is_killing |= !k->is_released;
}

/* Returns whether the last report was sent. */
KEEPER_INLINE int report(struct keeper *k)
{
	if (k->progress == ENDED &&
	    keeper_send(&k->ended, sizeof k->ended) != -ZCALL_EAGAIN)
		k->progress = REPORTED;
	return k->is_empty && k->progress != ENDED &&
	       keeper_report(IOFD_TREE_EMPTY, 0, 0) != -ZCALL_EAGAIN;
}

/* The owner sees the end even if a forked process has a copy of this socket. */
KEEPER_INLINE void leave(void)
{
	zcall_shutdown(IOFD_KEEPER_SOCKET, ZCALL_SHUT_RDWR);
	zcall_exit_group(0);
}

/* Sleeps until there is something to do. */
KEEPER_INLINE void await(const struct keeper *k)
{
	struct zcall_pollfd fds[2];
	struct zcall_timespec pause;
	char taken[128];

	fds[0].fd = k->is_silent ? -1 : IOFD_KEEPER_SOCKET;
	fds[0].events = (short)keeper_constant(ZCALL_POLLIN);
	if (k->progress == ENDED || k->is_empty)
		fds[0].events = ZCALL_POLLIN | ZCALL_POLLOUT;
	fds[0].revents = 0;
	fds[1].fd = keeper_constant(IOFD_KEEPER_SIGNALS);
	fds[1].events = ZCALL_POLLIN;
	pause.tv_sec = 0;
	pause.tv_nsec = keeper_constant(RETRY_NS);
	give_up_unless(zcall_ppoll(fds, 2, k->is_killing ? &pause : 0, 0, 0),
		       -ZCALL_EINTR);
	zcall_read(IOFD_KEEPER_SIGNALS, taken, sizeof taken);
}

KEEPER_CODE ZCALL_PRIV_ENTRY void iofd_keeper_main(void)
{
	struct iofd_keeper_command command;
	struct keeper k;

	set_up(&k);
	set_name();
	give_up_unless(keeper_report(IOFD_KEEPER_HELLO, 0, 0), 0);
	for (;;) {
		await(&k);
		if (keeper_is_hung_up(&k))
			keeper_take_last(&k);
		else if (!k.is_silent && keeper_take(&command))
			send_signal(&k, keeper_note(&k, &command));
		if (k.is_silent)
			follow_last(&k);
		/* The first program is recognized by its number. */
		if (k.first != 0 || k.is_killing)
			reap(&k);
		if (k.is_silent ? k.is_empty : report(&k))
			leave();
		if (k.is_killing && !k.is_empty)
			kill_members(&k);
	}
}
