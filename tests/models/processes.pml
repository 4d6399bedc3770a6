/* SPDX-License-Identifier: MIT */
/*
 * The processes of one tree, and what the kernel does for them. It promises
 * less here than Linux does, so what is proved here holds there:
 * - A killed process can fork until it is dead. In Linux it cannot: fork checks
 *   for a fatal signal while it holds the lock under which kill sends it.
 * - A new process can get any free number, even one that was freed just now.
 * With -DLINUX it promises as much, so what is refuted here is wrong there.
 *
 * Threads, tracing, and members that the keeper may not kill are not modelled.
 */
#define NUMBERS 4 /* process numbers, as many as EVERY has */
#define KEEPER NUMBERS
#define INIT (NUMBERS + 1)
#define EVERY(x) x(0) x(1) x(2) x(3)
#define any(is) (is(0) || is(1) || is(2) || is(3))

#ifndef BIRTHS
#define BIRTHS 5 /* members in all: more than there are numbers, for reuse */
#endif
#ifdef ENDLESS /* Members fork without end. To be fair, a kill is immediate. */
#define A_BIRTH 0
#else
#define A_BIRTH 1
#endif

#define FREE 0
#define RUNNING 1
#define ZOMBIE 2
#define STRANGER 3 /* a running process that is not in the tree */

byte state[NUMBERS], parent[NUMBERS];
bit killed[NUMBERS];
bit subreaper[NUMBERS]; /* members can keep trees of their own */
bit hung_up, keeper_exited, stranger_exists;
byte births;
hidden byte i, up, born;

#ifdef LINUX
#define can_fork(n) (state[n] == RUNNING && !killed[n])
#else
#define can_fork(n) (state[n] == RUNNING)
#endif
#define is_free(n) (state[n] == FREE)
#define is_member(n) (state[n] == RUNNING || state[n] == ZOMBIE)
#define is_child(n) (is_member(n) && parent[n] == KEEPER)
#define is_dead_child(n) (state[n] == ZOMBIE && parent[n] == KEEPER)

inline free(n) {
	state[n] = FREE;
	parent[n] = 0
}

/* In one step, as in Linux: the process becomes a zombie, and its children get
 * the nearest ancestor that is a subreaper as their parent. */
inline die(n) {
	up = parent[n];
	do
	:: up < NUMBERS && !subreaper[up] -> up = parent[up]
	:: else -> break
	od;
#ifdef NO_SUBREAPER
	up = INIT;
#endif
	up = (up == KEEPER && keeper_exited -> INIT : up);
	for (i : 0 .. NUMBERS - 1) {
		parent[i] = (is_member(i) && parent[i] == n -> up : parent[i])
	}
	i = 0;
	up = 0;
	state[n] = ZOMBIE;
	killed[n] = 0;
	subreaper[n] = 0;
#ifdef IGNORED_SIGCHLD
	if
	:: is_dead_child(n) -> free(n)
	:: else
	fi
#endif
}

inline kill(n) {
	stranger_killed = (state[n] == STRANGER);
	assert(!stranger_killed);
#ifndef ENDLESS
	killed[n] = (state[n] == RUNNING)
#else
	if
	:: state[n] == RUNNING -> die(n)
	:: else
	fi
#endif
}

#define OFFERS(n) :: is_free(n) -> born = n
inline take_number() {
	if
	EVERY(OFFERS)
	fi
}

/* What can happen to each number. With CLONE_PARENT a child is a sibling. */
#define FORKS(n) \
	:: atomic { can_fork(n) && births < BIRTHS && any(is_free) -> \
		births = births + A_BIRTH; \
		take_number(); \
		state[born] = RUNNING; \
		if :: parent[born] = n :: parent[born] = parent[n] fi; \
		if :: subreaper[born] = 1 :: true fi; \
		born = 0 }
#define EXITS(n) :: atomic { state[n] == RUNNING -> die(n) }
#define IS_REAPED(n) \
	:: atomic { state[n] == ZOMBIE && parent[n] != KEEPER -> free(n) }
#define IS_STRANGERS(n) \
	:: atomic { is_free(n) && !stranger_exists -> \
		stranger_exists = 1; \
		state[n] = STRANGER }
#define DIES(n) :: atomic { state[n] == RUNNING && killed[n] -> die(n) }

active proctype world() {
	do
	EVERY(FORKS)
	EVERY(EXITS)
	EVERY(IS_REAPED)
	EVERY(IS_STRANGERS)
	:: break
	od;
	/* Now nobody does anything more, except that killed processes die. */
end:	do
	EVERY(DIES)
	od
}

active proctype owner() {
	hung_up = 1 /* closed the socket, or crashed */
}
