/* SPDX-License-Identifier: MIT */
/*
 * iofd_lease: thread 0 closes and waits, the first time not to the end; threads
 * 1 and 2 use the file. With -DRESTART whoever closes it starts it again, once,
 * and thread 2 has a token of the first generation. With -DSTRANGER, thread 1
 * only tries to start it. Proved: the file is closed once, after all uses, which
 * its closer has seen; who waited or starts it goes on after that; and a token
 * does not reach the second file.
 *
 * A load before a compare-and-exchange is a part of it: lease:finish-load,
 * lease:close-load, lease:acquire-load, lease:start-load, lease:release-load,
 * lease:await-load. Not here, only in tests/proofs: lease:error,
 * lease:error-load, lease:token-first, lease:token-again.
 */
#define CLOSED 0
#define STARTING 1
#define CLOSING 2
#define OPEN 3
#define WAITING 4
#define GENERATION 8
#define USER 32
#define state(word) (word % WAITING)
#define is_waiting(word) (word / WAITING % 2)
#define generation(word) (word / GENERATION % 4)
#define users(word) (word / USER)
#define is_closing(word) (state(word) == CLOSING && generation(word) == 1)
#define FIRST (OPEN + GENERATION)

#ifndef lease_acquire
#define lease_acquire ACQUIRE
#endif
#ifndef lease_release
#define lease_release ACQ_REL
#endif
#ifndef lease_close
#define lease_close ACQ_REL
#endif
#ifndef lease_await
#define lease_await ACQUIRE
#endif
#ifndef lease_finish
#define lease_finish RELEASE
#endif
#ifndef lease_start
#define lease_start ACQUIRE
#endif
#ifndef lease_started
#define lease_started RELEASE
#endif

/* Never true. An assertion names the one that is. */
bit uses_closed, closes_unseen, closes_twice, goes_on_early, starts_early;
bit reaches_second, opens_unseen;

#include "memory.pml"

short word = FIRST;
byte file = 1; /* the generation that the descriptor belongs to, 0 is closed */
byte closes;
bit asleep;
byte closed_by, closed_at, opened_by, opened_at; /* did[_by] == _at */

/* Whether this thread has seen everything that the others did. */
#define UNSEEN(u) + (view[me].has[u] < did[u])
#define has_unseen ((0 EVERY_THREAD(UNSEEN)) > 0)
#define has_seen_close (view[me].has[closed_by] >= closed_at)

inline use() {
	d_step {
		uses_closed = (file == 0);
		assert(!uses_closed)
	};
	store_any()
}

inline start() {
	RMW(lease_start, old = word;, if :: state(old) == CLOSED -> word = old + GENERATION + STARTING :: else fi);
	if
	:: state(old) == CLOSED ->
		d_step {
			starts_early = (has_unseen || file != 0);
			assert(!starts_early);
			file = 2
		};
		store_any();
		opened_by = me;
		opened_at = did[me];
		STORE(lease_started, word = old + GENERATION + OPEN)
	:: else
	fi
}

inline finish() {
	atomic {
		closes_unseen = has_unseen;
		assert(!closes_unseen);
		closes_twice = (file == 0);
		assert(!closes_twice);
		file = 0;
		closes++;
		store_any();
		closed_by = me;
		closed_at = did[me]
	};
	RMW(lease_finish, old = word;, word = generation(old) * GENERATION;);
#ifndef WAKE_NOBODY
	asleep = (is_waiting(old) -> 0 : asleep);
#endif
#ifdef RESTART
	if
	:: generation(old) == 1 -> start()
	:: else
	fi
#endif
}

#define may_enter (state(old) == OPEN && (me == 1 || generation(old) == 1))

#ifdef STRANGER
proctype stranger(byte me) {
	short old;

	start()
}
#endif

proctype user(byte me) {
	short old;

	RMW(lease_acquire, old = word;, if :: may_enter -> word = old + USER :: else fi);
	if
	:: may_enter ->
		d_step {
			reaches_second = (me == 2 && file == 2);
			assert(!reaches_second);
			opens_unseen = (view[me].has[opened_by] < opened_at);
			assert(!opens_unseen)
		};
		use();
		use();
		RMW(lease_release, old = word;, word = old - USER;);
		if
		:: state(old) == CLOSING && users(old) == 1 -> finish()
		:: else
		fi
	:: else
	fi
}

active proctype closer() {
	byte me = 0;
	short old;
	bit early;

#ifdef STRANGER
	run stranger(1);
#else
	run user(1);
#endif
	run user(2);
	store_any();
	RMW(lease_close, old = word;, if :: state(old) == OPEN -> word = old - OPEN + CLOSING :: else fi);
	if
	:: state(old) == OPEN && users(old) == 0 -> finish(); goto done
	:: else
	fi;
	do
	:: RMW(lease_await, old = word;, if :: is_closing(old) && !is_waiting(old) -> word = old + WAITING :: else fi);
		if
		:: !is_closing(old) -> break
		:: else
		fi;
		/* FUTEX_WAIT compares and sleeps in one step. */
		atomic {
			if
			:: word % USER == CLOSING + WAITING + GENERATION -> asleep = 1
			:: else
			fi
		};
		if
		:: !asleep
		:: !early -> early = 1; asleep = 0
		fi
	od;
	goes_on_early = (closes == 0 || !has_seen_close);
	assert(!goes_on_early);
done:	skip
}
