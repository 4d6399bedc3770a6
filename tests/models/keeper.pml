/* SPDX-License-Identifier: MIT */
/*
 * The keeper of a process tree. It is the subreaper of the tree. When the owner
 * hangs up, it kills and reaps until it has no child. -D selects mutants.
 *
 * Proved: it never signals a stranger, it never exits while a member runs or is
 * a zombie, and after the hang-up it exits. The last takes two searches: no run
 * is endless, since births are bounded; and where a run ends, it has exited.
 *
 * Its list of children promises less than that of Linux: one child is in it if
 * there is one, any other may be missing, and FAILURES times it is unreadable.
 * Linux omits no child that the keeper had when the read began, because only
 * the keeper's reaping removes one, and new ones are appended.
 */
#ifdef LINUX
#define FAILURES 0
#define list_can_end !any(is_unlisted)
#else
#define list_can_end true
#endif
#ifndef FAILURES
#define FAILURES 1
#endif

/* Never true. An assertion names the one that is. */
bit stranger_killed, member_left;

#include "processes.pml"

bit listed[NUMBERS];
bit found; /* whether a child was listed */
byte failures;

#define FINDS_FIRST(n) :: is_child(n) -> listed[n] = 1
#define is_unlisted(n) (is_child(n) && !listed[n])
#define FINDS(n) :: atomic { is_unlisted(n) -> listed[n] = 1 }
#define REAPS(n) :: atomic { is_dead_child(n) -> free(n) }
#ifndef KILL_GROUP
#define KILLS(n) :: atomic { listed[n] -> listed[n] = 0; kill(n) }
#else /* the group of the first program; subreapers are in others */
#define KILLS(n) \
	:: atomic { state[n] == RUNNING && !killed[n] && !subreaper[n] -> kill(n) }
#endif

/* waitid with WNOHANG, until it finds none. */
inline reap_all() {
	do
	EVERY(REAPS)
	:: !any(is_dead_child) -> break
	od
}

active proctype keeper() {
	atomic { births = 1; state[0] = RUNNING; parent[0] = KEEPER };
progress: /* Until the owner hangs up, it can reap for ever. */
	do
	EVERY(REAPS)
	:: hung_up -> break
	od;
	do
	:: /* Read the list. Every entry is a step. */
		found = 0;
		if
#if FAILURES
		:: atomic { failures < FAILURES -> failures++ }
#endif
		:: !any(is_child)
		:: atomic { any(is_child) -> found = 1; if EVERY(FINDS_FIRST) fi };
			do
			EVERY(FINDS)
			:: list_can_end -> break
			od
		fi;
#ifdef EXIT_AT_EMPTY_LIST
		if
		:: !found -> break
		:: else
		fi;
#endif
#ifdef REAP_BEFORE_KILL
		reap_all();
#endif
		do
		EVERY(KILLS)
		:: else -> break
		od;
		/* Wait for one. If none was killed, none may ever die: WNOHANG. */
		if
		EVERY(REAPS)
		:: !any(is_child) -> break /* ECHILD */
#ifndef WAIT_AT_EMPTY_LIST
		:: !found && any(is_child) && !any(is_dead_child)
#endif
		fi;
		reap_all();
#ifdef ONE_ROUND
		break;
#endif
#ifdef KILL_ONCE
		do
		EVERY(REAPS)
		:: !any(is_child) -> goto done
		od;
#endif
	od;
done:	atomic {
		keeper_exited = 1;
		member_left = any(is_member);
		assert(!member_left)
	}
}

#ifdef SCENE
/* One run with three generations after the first program, the last of which the
 * keeper adopts, a number that is used again, all births, and the end. */
#define is_son(n) (state[n] == RUNNING && parent[n] == n - 1)
never {
	do
	:: is_child(0) && is_son(1) && is_son(2) && is_son(3) -> break
	:: else
	od;
	do
	:: is_free(0) && is_child(3) && hung_up -> break
	:: else
	od;
	do
	:: state[0] == STRANGER -> break
	:: else
	od;
	do
	:: births == BIRTHS && keeper_exited -> break
	:: else
	od
}
#endif
