/* SPDX-License-Identifier: MIT */
/*
 * The bodies of <iofd/lease.h>. All that threads agree on is in one word:
 *
 *	bits 35 to 63	users
 *	bits 3 to 34	generation
 *	bit 2		WAITING: somebody sleeps until it is closed
 *	bits 0 and 1	state
 *
 *	CLOSED -> STARTING -> OPEN	start
 *	OPEN -> CLOSING			close
 *	CLOSING -> CLOSED	last release, or close without users
 *
 * Users come only while it is OPEN. So one change leaves it CLOSING without
 * users, and the thread that made it closes the descriptor. Only the thread
 * that starts or closes the descriptor writes the cell.
 *
 * The lower half is what close_wait sleeps on: users who leave do not change
 * it, and a later closing has another generation.
 *
 * The labels name the operations in the models of this protocol.
 */
#ifndef IOFD_INLINE_LEASE_H
#define IOFD_INLINE_LEASE_H

#include <iofd/inline/atomic.h>
#include <iofd/inline/cell.h>
#include <iofd/lease.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

#define IOFD_PRIV_LEASE_CLOSED	   UINT64_C(0)
#define IOFD_PRIV_LEASE_STARTING   UINT64_C(1)
#define IOFD_PRIV_LEASE_CLOSING	   UINT64_C(2)
#define IOFD_PRIV_LEASE_OPEN	   UINT64_C(3)
#define IOFD_PRIV_LEASE_STATE	   UINT64_C(3)
#define IOFD_PRIV_LEASE_WAITING	   UINT64_C(4)
#define IOFD_PRIV_LEASE_FIRST	   UINT64_C(8) /* generation 1 */
#define IOFD_PRIV_LEASE_GENERATION (UINT64_C(0xffffffff) << 3)
#define IOFD_PRIV_LEASE_USER	   (UINT64_C(1) << 35)
#define IOFD_PRIV_LEASE_FULL	   (UINT64_C(0x1fffffff) << 35)

/* Whether a change to `word` obliges the thread that made it to close. */
static inline int iofd_priv_lease_must_close(uint64_t word)
{
	return (word & ~(IOFD_PRIV_LEASE_GENERATION |
			 IOFD_PRIV_LEASE_WAITING)) == IOFD_PRIV_LEASE_CLOSING;
}

/* The half of the word that the kernel compares. */
static inline uint32_t *iofd_priv_lease_half(iofd_lease *l)
{
	return (uint32_t *)&l->word + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
}

/*
 * Closes the descriptor. When the word is CLOSED, a waiter may free the lease:
 * after that only the address is used, for which a wake is at worst spurious.
 */
static inline int iofd_priv_lease_finish(iofd_lease *l)
{
	int rc = iofd_fd_close(&l->leased);
	uint64_t word, next;

	__atomic_store_n(&l->error, rc, __ATOMIC_RELAXED); /* lease:error */
	word = __atomic_load_n(&l->word,
			       __ATOMIC_RELAXED); /* lease:finish-load */
	do
		next = word & IOFD_PRIV_LEASE_GENERATION;
	while (!IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(
		&l->word, &word, next, __ATOMIC_RELEASE,
		__ATOMIC_RELAXED)); /* lease:finish */
	if (word & IOFD_PRIV_LEASE_WAITING)
		zcall_futex(iofd_priv_lease_half(l),
			    ZCALL_FUTEX_WAKE | ZCALL_FUTEX_PRIVATE_FLAG,
			    INT32_MAX, 0, 0, 0);
	return rc < 0 ? rc : 1;
}

/* Stores in *word what it found: the generation is that which it closed. */
static inline int iofd_priv_lease_close(iofd_lease *l, uint64_t *word)
{
	uint64_t next;

	*word = __atomic_load_n(&l->word,
				__ATOMIC_RELAXED); /* lease:close-load */
	do {
		if ((*word & IOFD_PRIV_LEASE_STATE) != IOFD_PRIV_LEASE_OPEN)
			return 0;
		next = *word - IOFD_PRIV_LEASE_OPEN + IOFD_PRIV_LEASE_CLOSING;
	} while (!IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(
		&l->word, word, next, __ATOMIC_ACQ_REL,
		__ATOMIC_RELAXED)); /* lease:close */
	return iofd_priv_lease_must_close(next) ? iofd_priv_lease_finish(l) : 0;
}

/*
 * Sleeps once until the generation of `closing` is closed. Returns 1 if it is;
 * otherwise the result of the sleep, which says only whether to try again.
 */
static inline int iofd_priv_lease_await(iofd_lease *l, uint64_t closing,
					const struct zcall_timespec *deadline)
{
	uint64_t awaited = (closing & IOFD_PRIV_LEASE_GENERATION) |
			   IOFD_PRIV_LEASE_CLOSING;
	uint64_t word = __atomic_load_n(
		&l->word, __ATOMIC_ACQUIRE); /* lease:await-load */

	do
		if ((word & (IOFD_PRIV_LEASE_GENERATION |
			     IOFD_PRIV_LEASE_STATE)) != awaited)
			return 1;
	while (!(word & IOFD_PRIV_LEASE_WAITING) &&
	       !IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(
		       &l->word, &word, word | IOFD_PRIV_LEASE_WAITING,
		       __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE)); /* lease:await */
	return zcall_futex(iofd_priv_lease_half(l),
			   ZCALL_FUTEX_WAIT_BITSET | ZCALL_FUTEX_PRIVATE_FLAG,
			   (uint32_t)(awaited | IOFD_PRIV_LEASE_WAITING),
			   deadline, 0, UINT32_MAX);
}

/* Counts a user if the bits of `mask` are `wanted`. Returns the descriptor. */
static inline int iofd_priv_lease_enter(iofd_lease *l, uint64_t mask,
					uint64_t wanted)
{
	uint64_t word = __atomic_load_n(
		&l->word, __ATOMIC_RELAXED); /* lease:acquire-load */

	do {
		if ((word & IOFD_PRIV_LEASE_STATE) != IOFD_PRIV_LEASE_OPEN)
			return IOFD_ERR_CLOSED;
		if ((word & mask) != wanted)
			return -ZCALL_ESTALE;
		if (IOFD_PRIV_RARELY(word >= IOFD_PRIV_LEASE_FULL))
			return -ZCALL_EOVERFLOW;
	} while (IOFD_PRIV_RARELY(!IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(
		&l->word, &word, word + IOFD_PRIV_LEASE_USER, __ATOMIC_ACQUIRE,
		__ATOMIC_RELAXED))); /* lease:acquire */
	return iofd_priv_cell_number(&l->leased);
}

IOFD_PRIV_BODY int iofd_lease_start(iofd_lease *l, iofd_fd *source)
{
	uint64_t word = __atomic_load_n(
		&l->word, __ATOMIC_RELAXED); /* lease:start-load */
	uint64_t next;
	int raw;

	do {
		if ((word & IOFD_PRIV_LEASE_STATE) != IOFD_PRIV_LEASE_CLOSED)
			return -ZCALL_EBUSY;
		if (word >= IOFD_PRIV_LEASE_GENERATION)
			return -ZCALL_EOVERFLOW;
		next = word + IOFD_PRIV_LEASE_FIRST + IOFD_PRIV_LEASE_STARTING;
	} while (!IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(
		&l->word, &word, next, __ATOMIC_ACQUIRE,
		__ATOMIC_RELAXED)); /* lease:start */
	raw = iofd_priv_cell_take(source);
	if (raw >= 0) {
		iofd_priv_cell_settle(&l->leased, raw);
		word = next - IOFD_PRIV_LEASE_STARTING + IOFD_PRIV_LEASE_OPEN;
	}
	/* Nobody else changes the word while it is STARTING. */
	__atomic_store_n(&l->word, word, __ATOMIC_RELEASE); /* lease:started */
	return iofd_priv_error_or_zero(raw);
}

IOFD_PRIV_BODY int iofd_lease_acquire(iofd_lease *l, iofd_fd *view)
{
	return iofd_priv_cell_settle(view, iofd_priv_lease_enter(l, 0, 0));
}

IOFD_PRIV_BODY int iofd_lease_acquire_token(iofd_lease *l, uint64_t token,
					    iofd_fd *view)
{
	int raw = iofd_priv_cell_number(&l->leased);

	if (raw >= 0)
		raw = raw != (int32_t)token
			      ? -ZCALL_ESTALE
			      : iofd_priv_lease_enter(
					l, IOFD_PRIV_LEASE_GENERATION,
					token >> 32 << 3);
	return iofd_priv_cell_settle(view, raw);
}

IOFD_PRIV_BODY int iofd_lease_release(iofd_lease *l)
{
	uint64_t word = __atomic_load_n(
		&l->word, __ATOMIC_RELAXED); /* lease:release-load */
	uint64_t next;

	do {
		if (IOFD_PRIV_RARELY(word < IOFD_PRIV_LEASE_USER))
			return IOFD_ERR_CLOSED;
		next = word - IOFD_PRIV_LEASE_USER;
	} while (IOFD_PRIV_RARELY(!IOFD_PRIV_ATOMIC_COMPARE_EXCHANGE64(
		&l->word, &word, next, __ATOMIC_ACQ_REL,
		__ATOMIC_RELAXED))); /* lease:release */
	return IOFD_PRIV_RARELY(iofd_priv_lease_must_close(next))
		       ? iofd_priv_lease_finish(l)
		       : 0;
}

IOFD_PRIV_BODY int iofd_lease_close(iofd_lease *l)
{
	uint64_t word;

	return iofd_priv_lease_close(l, &word);
}

/*
 * A cell of this generation is read between two equal words. If they differ, it
 * was closed meanwhile.
 */
IOFD_PRIV_BODY int iofd_lease_token(const iofd_lease *l, uint64_t *token)
{
	uint64_t word = __atomic_load_n(
		&l->word, __ATOMIC_ACQUIRE); /* lease:token-first */
	int raw = iofd_priv_cell_number(&l->leased);
	uint64_t again = __atomic_load_n(
		&l->word, __ATOMIC_RELAXED); /* lease:token-again */

	if (raw < 0 || (word & IOFD_PRIV_LEASE_STATE) != IOFD_PRIV_LEASE_OPEN ||
	    (word ^ again) &
		    (IOFD_PRIV_LEASE_GENERATION | IOFD_PRIV_LEASE_STATE))
		return IOFD_ERR_CLOSED;
	*token = (word & IOFD_PRIV_LEASE_GENERATION) >> 3 << 32 | (uint32_t)raw;
	return 0;
}

IOFD_PRIV_BODY int iofd_lease_match(const iofd_lease *l, uint64_t token)
{
	uint64_t current;

	return iofd_lease_token(l, &current) == 0 && current == token;
}

#endif
