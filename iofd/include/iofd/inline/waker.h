/* SPDX-License-Identifier: MIT */
/*
 * The bodies of <iofd/waker.h>. Wakers store TOKEN, the sleeper EMPTY and
 * ARMED. All are exchanges of one word, so a wake is either before the sleeper
 * takes it, which then sees what was stored before the wake, or after the
 * sleeper armed, and then it rings. A load before the exchange of wake would
 * lose wakes: it may read a TOKEN that the sleeper has already taken.
 *
 * The labels name the operations in the models of this protocol.
 */
#ifndef IOFD_INLINE_WAKER_H
#define IOFD_INLINE_WAKER_H

#include <iofd/inline/atomic.h>
#include <iofd/inline/cell.h>
#include <iofd/waker.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_WAKER_EMPTY = 0, /* the sleeper is awake */
	IOFD_PRIV_WAKER_TOKEN = 1, /* a wake that the sleeper has not taken */
	IOFD_PRIV_WAKER_ARMED = 2, /* the sleeper sleeps: a wake rings */
	/* Read the eventfd now and then, so that `due` does not overflow. */
	IOFD_PRIV_WAKER_MANY = 1 << 30
};

/* A full counter is readable, which suffices: EDGE reads before it is full. */
static inline int iofd_priv_waker_ring(int raw)
{
	uint64_t one = 1;
	long n = zcall_write(raw, &one, sizeof one);

	return n == -ZCALL_EAGAIN ? 0 : iofd_priv_error_or_zero(n);
}

static inline int iofd_priv_waker_wake(iofd_waker_word *word, int raw)
{
	int32_t old;

	if (IOFD_PRIV_RARELY(raw < 0))
		return raw;
	old = IOFD_PRIV_ATOMIC_EXCHANGE(&word->state, IOFD_PRIV_WAKER_TOKEN,
					__ATOMIC_RELEASE); /* waker:wake */
	return IOFD_PRIV_RARELY(old == IOFD_PRIV_WAKER_ARMED)
		       ? iofd_priv_waker_ring(raw)
		       : 0;
}

/* Returns whether the sleeper may sleep. */
static inline int iofd_priv_waker_try_arm(iofd_waker_word *word)
{
	int32_t empty = IOFD_PRIV_WAKER_EMPTY;

	return IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE(
		&word->state, &empty, IOFD_PRIV_WAKER_ARMED, __ATOMIC_RELAXED,
		__ATOMIC_RELAXED); /* waker:arm */
}

/* Returns whether there was a wake. */
static inline int iofd_priv_waker_take(iofd_waker_word *word)
{
	return IOFD_PRIV_ATOMIC_EXCHANGE(&word->state, IOFD_PRIV_WAKER_EMPTY,
					 __ATOMIC_ACQUIRE) /* waker:take */
	       == IOFD_PRIV_WAKER_TOKEN;
}

/* The same, and counts the ring of a wake that came while armed. */
static inline int iofd_priv_waker_take_own(iofd_waker *w)
{
	int woken = iofd_priv_waker_take(&w->word);

	w->due += (uint32_t)woken & w->armed;
	w->armed = 0;
	return woken;
}

/* Reads the rings that have arrived. Returns 0, also if there are none. */
static inline int iofd_priv_waker_collect(iofd_waker *w, int raw)
{
	uint64_t rings = 0;
	long n = zcall_read(raw, &rings, sizeof rings);

	w->due -= rings < w->due ? (uint32_t)rings : w->due;
	return n == -ZCALL_EAGAIN ? 0 : iofd_priv_error_or_zero(n);
}

IOFD_PRIV_BODY int iofd_waker_open(iofd_waker *w, uint32_t trigger)
{
	w->word.state = IOFD_PRIV_WAKER_EMPTY;
	w->due = 0;
	w->armed = 0;
	w->trigger = trigger & IOFD_WAKER_EDGE;
	if (trigger > IOFD_WAKER_EDGE)
		return iofd_priv_cell_settle(&w->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_priv_cell_settle(
		&w->fd, zcall_eventfd2(0, iofd_priv_open_flags(0)));
}

IOFD_PRIV_BODY int iofd_waker_wake(iofd_waker *w)
{
	return iofd_priv_waker_wake(&w->word, iofd_priv_cell_number(&w->fd));
}

IOFD_PRIV_BODY int iofd_waker_arm(iofd_waker *w)
{
	int raw = iofd_priv_cell_number(&w->fd);

	if (IOFD_PRIV_RARELY(raw < 0))
		return raw;
	if (iofd_priv_waker_try_arm(&w->word)) {
		w->armed = 1;
		return 0;
	}
	iofd_priv_waker_take_own(w);
	return 1;
}

IOFD_PRIV_BODY int iofd_waker_disarm(iofd_waker *w)
{
	int raw = iofd_priv_cell_number(&w->fd);
	int slept = (int)w->armed;
	int woken, rc = 0;

	if (IOFD_PRIV_RARELY(raw < 0))
		return raw;
	woken = iofd_priv_waker_take_own(w);
	if (w->trigger == IOFD_WAKER_EDGE
		    ? w->due > (uint32_t)IOFD_PRIV_WAKER_MANY
		    : slept | (w->due != 0))
		rc = iofd_priv_waker_collect(w, raw);
	return rc < 0 ? rc : woken;
}

IOFD_PRIV_BODY int iofd_waker_word_wake(iofd_waker_word *word,
					const iofd_eventfd *bell)
{
	return iofd_priv_waker_wake(word, iofd_priv_cell_number(&bell->fd));
}

IOFD_PRIV_BODY int iofd_waker_word_arm(iofd_waker_word *word)
{
	if (iofd_priv_waker_try_arm(word))
		return 0;
	iofd_priv_waker_take(word);
	return 1;
}

IOFD_PRIV_BODY int iofd_waker_word_disarm(iofd_waker_word *word)
{
	return iofd_priv_waker_take(word);
}

#endif
