/* SPDX-License-Identifier: MIT */
/*
 * iofd_fd: thread 0 opens the cell, the others use it or close it. Proved: the
 * file is closed at most once; whoever finds the cell open has seen what its
 * opener did; and whoever finds it closed again, what its closer did.
 */
#define CLOSED 0
#define OPEN 1

#ifndef cell_number
#define cell_number ACQUIRE
#endif
#ifndef cell_settle
#define cell_settle RELEASE
#endif
#ifndef cell_take
#define cell_take ACQ_REL
#endif

/* Never true. An assertion names the one that is. */
bit opens_unseen, closes_unseen, closes_twice;

#include "memory.pml"

byte cell, closed_by;
bit closed;

proctype closer(byte me) {
	byte old;

	store_any();
	RMW(cell_take, old = cell;, cell = CLOSED;);
	if
	:: old == OPEN ->
		d_step {
			opens_unseen = (view[me].has[0] < 1);
			assert(!opens_unseen);
			closes_twice = closed;
			assert(!closes_twice);
			closed = 1
		}
	:: else
	fi
}

active proctype opener() {
	byte me = 0, old;

	run closer(1);
	run closer(2);
	store_any();
	STORE(cell_settle, cell = OPEN);
	LOAD(cell_number, old = cell;);
	/* Closed, by one of the others. */
	d_step {
		closes_unseen = (old == CLOSED && view[0].has[1] == 0 && view[0].has[2] == 0);
		assert(!closes_unseen)
	}
}
