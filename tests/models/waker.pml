/* SPDX-License-Identifier: MIT */
/*
 * iofd_waker: two wakers, and a sleeper, whose first sleep may end by itself.
 * When it has all that they stored, it closes. Proved: it gets it, no wake rings
 * after the close, and the close ends.
 */
#define EMPTY 0
#define TOKEN 1
#define ARMED 2
#define ITEMS 2 /* of each waker */
#define SLEEPER 0

#ifndef waker_wake
#define waker_wake RELEASE
#endif
#ifndef waker_arm
#define waker_arm RELAXED
#endif
#ifndef waker_take
#define waker_take ACQUIRE
#endif

/* Never true. An assertion names the one that is. */
bit rings_closed, rings_twice;

#include "memory.pml"

byte word, bell, sleeps, rings;
bit closed;

#define has_all (view[SLEEPER].has[1] == ITEMS && view[SLEEPER].has[2] == ITEMS)

proctype waker(byte me) {
	byte old, i;

	for (i : 1 .. ITEMS) {
		store_any();
		RMW(waker_wake, old = word;, word = TOKEN;);
		if
		:: old == ARMED ->
			atomic {
				rings_closed = closed;
				assert(!rings_closed);
				bell++;
				rings++;
				rings_twice = (rings > sleeps);
				assert(!rings_twice)
			}
		:: else
		fi
	}
}

inline take() {
	RMW(waker_take, old = word;, word = EMPTY;);
	due = due + (old == TOKEN && armed);
	armed = 0
}

/* Reads the rings that have arrived. */
inline read_bell() {
	atomic {
		due = due - bell;
		bell = 0
	}
}

active proctype sleeper() {
	byte me = SLEEPER, old, due;
	bit armed, early;

	run waker(1);
	run waker(2);
	do
	:: has_all -> break
	:: !has_all ->
		RMW(waker_arm, old = word;, if :: old == EMPTY -> word = ARMED; sleeps++ :: else fi);
		armed = (old == EMPTY);
		if
		:: armed ->
			if
			:: bell > 0 /* asleep until then */
			:: !early -> early = 1
			fi;
			take();
			read_bell()
		:: else ->
			take()
		fi
	od;
	take();
#ifndef CLOSE_AT_ONCE
	do
	:: due > 0 ->
		bell > 0;
		read_bell()
	:: else -> break
	od;
#endif
	closed = 1
}

/* A store can reach the sleeper before anything makes it. */
#define ARRIVES(u) :: atomic { view[SLEEPER].has[u] < did[u] -> view[SLEEPER].has[u] = view[SLEEPER].has[u] + 1 }
#ifndef SEQUENTIAL
active proctype memory() {
end:	do
	EVERY_THREAD(ARRIVES)
	od
}
#endif
