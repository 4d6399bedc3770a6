/* SPDX-License-Identifier: MIT */
/*
 * Wakes a thread that sleeps in poll, epoll or io_uring. A wake makes a system
 * call only if the thread sleeps or is about to: an eventfd with a word in
 * front of it.
 *
 * One thread at a time is the sleeper. Any number of threads and signal
 * handlers are wakers:
 *
 *	put(&queue, item);		waker
 *	iofd_waker_wake(&w);
 *
 *	for (;;) {			sleeper
 *		if (iofd_waker_arm(&w) == 0) {
 *			poll(&(struct pollfd){iofd_fd_raw(&w.fd), POLLIN}, 1,
 *			     -1);
 *			iofd_waker_disarm(&w);
 *		}
 *		drain(&queue);
 *	}
 *
 * What was stored before a wake, in any way, is visible to the drain that
 * follows the arm or disarm which took that wake. Wakes merge: drain until the
 * queue is empty, and expect to find it empty sometimes.
 *
 * Only these functions may read or write the eventfd; anything may poll it.
 * The struct must not be moved or copied, and must exist until the last call
 * of wake has returned. A signal handler that ends by longjmp out of a wake
 * loses that wake, and close then waits for ever.
 *
 * After fork, a child has a copy of the word but the same eventfd. There, call
 * nothing but iofd_fd_close(&w.fd). If a signal handler wakes there, the parent
 * can take that ring for another, and close too early: block such signals from
 * before fork until the child has closed `fd`.
 */
#ifndef IOFD_WAKER_H
#define IOFD_WAKER_H

#include <iofd/eventfd.h>

/* The state that wakers and the sleeper share. Initialize it to 0. */
typedef struct iofd_waker_word {
	int32_t state;
} iofd_waker_word;

/* How the eventfd is polled. */
enum iofd_waker_triggers {
	IOFD_WAKER_LEVEL = 0, /* disarm reads it */
	IOFD_WAKER_EDGE = 1   /* disarm leaves it readable */
};

ZCALL_DESTROYED_BY(iofd_waker_close)
typedef struct iofd_waker {
	iofd_fd fd;	      /* the eventfd */
	iofd_waker_word word; /* of all; the rest is the sleeper's */
	uint32_t due;	      /* rings announced and not yet read */
	uint32_t armed;
	ZCALL_ONE_OF(iofd_waker_triggers) uint32_t trigger;
} iofd_waker;

/*
 * Opens a waker that is not armed. The former value of `w` is overwritten; no
 * other thread may use it any more.
 *
 * IOFD_WAKER_EDGE saves a system call for each sleep: for IOFD_EPOLL_EDGE and
 * multishot polls, which report each ring of an eventfd that nobody reads.
 * Errors: EINVAL for another `trigger`; EMFILE; ENFILE; ENOMEM; ENODEV
 * Since: Linux 2.6.30
 * See: eventfd(2)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_waker_open(ZCALL_GIVES iofd_waker *w,
		    ZCALL_ONE_OF(iofd_waker_triggers) uint32_t trigger);

/*
 * Wakes the sleeper, or keeps it from sleeping when it arms next. After close
 * it returns -EBADF, and a wake during close touches no other descriptor.
 * Threads: any, also at the same time, and in signal handlers
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_waker_wake(ZCALL_INOUT iofd_waker *w);

/*
 * Announces that the sleeper is about to sleep. Returns 0 if it may: from now
 * on a wake makes the eventfd readable. Returns 1 if there was a wake, or it
 * was armed already: then it is not armed, and must drain.
 * Threads: the sleeper
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_waker_arm(ZCALL_INOUT iofd_waker *w);

/*
 * Announces that the sleeper is awake, for any reason: wakes make no system
 * calls. Returns whether there was a wake. If it was not armed, that is all.
 * Threads: the sleeper
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_waker_disarm(ZCALL_INOUT iofd_waker *w);

/*
 * Closes it. Wakes that have begun to ring are waited for, so that none writes
 * to a descriptor that has got the same number. A closed waker returns 0. If
 * the wait fails, it is still open. iofd_fd_close(&w.fd) does not wait: it is
 * for a child after fork.
 * Errors: ENOMEM; EBADF if other code has closed the descriptor
 * Threads: the sleeper; others may wake
 * Blocks: until each wake that has begun to ring has rung
 * See: iofd_fd_close(3)
 */
IOFD_EXTERN(ZCALL_RETURNS(zero) ZCALL_NONNULL(1))
int iofd_waker_close(ZCALL_INOUT iofd_waker *w);

/*
 * A word in memory that processes share, each of which has the eventfd `bell`,
 * such as by a message. The sleeper polls it, reads it with iofd_eventfd_wait,
 * and then disarms; or polls it edge-triggered and never reads it.
 *
 * The word is not trusted: a process that stores anything there can lose wakes
 * or cause needless ones, and no more. Hence nobody waits for what it promises:
 * close `bell` after the last wake of the own process. A process that is killed
 * in a wake can lose the wakes of others until the next disarm, so sleep with a
 * timeout. A process can make the eventfd blocking for all; then a wake sleeps
 * while the counter is full. See <iofd/region.h> about memory that shrinks.
 */

/*
 * Wakes the sleeper of a shared word.
 * Threads: any, also at the same time, and in signal handlers
 * See: iofd_waker_wake(3)
 */
IOFD_API(ZCALL_RETURNS(zero) ZCALL_NONNULL(1, 2))
int iofd_waker_word_wake(ZCALL_INOUT iofd_waker_word *word,
			 const iofd_eventfd *bell);

/*
 * Announces that the sleeper of a shared word is about to sleep. Returns 0 if
 * it may, and 1 if there was a wake, or it was armed already.
 * Threads: the sleeper
 * See: iofd_waker_arm(3)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_waker_word_arm(ZCALL_INOUT iofd_waker_word *word);

/*
 * Announces that the sleeper of a shared word is awake. Returns whether there
 * was a wake.
 * Threads: the sleeper
 * See: iofd_waker_disarm(3)
 */
IOFD_API(ZCALL_RETURNS(truth) ZCALL_NONNULL(1))
int iofd_waker_word_disarm(ZCALL_INOUT iofd_waker_word *word);

#ifdef IOFD_INLINE
#include <iofd/inline/waker.h>
#endif

#endif
