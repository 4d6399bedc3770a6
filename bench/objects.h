/* SPDX-License-Identifier: MIT */
/* What is operated on: the same kernel objects in every column. */
#ifndef OBJECTS_H
#define OBJECTS_H

struct objects {
	int counter;	 /* an eventfd that is only ever signalled */
	int semaphore;	 /* an eventfd that a wait takes 1 from */
	int empty;	 /* an eventfd that nobody signals, non-blocking */
	int pair;	 /* an eventfd, signalled and waited for */
	int timer;	 /* a timerfd: armed, disarmed, asked */
	int ticking;	 /* a timerfd that expires all the time, blocking */
	int signals;	 /* a signalfd of SIGUSR1, which is blocked */
	int self;	 /* a pidfd of this process */
	int memory;	 /* a memfd of one page */
	int zero;	 /* /dev/zero, to read from */
	int null;	 /* /dev/null, to write to */
	const int *many; /* eventfds */
	long how_many;
	void (*enlarge)(void); /* makes 1 GB of this process resident, once */
	/* Other languages declare what is above. */
	int none_ready; /* an epoll without members */
	int one_ready;	/* an epoll of one eventfd, which is ready */
	int all_ready;	/* an epoll of 64 eventfds, which are ready */
};

/* Opens all but the many, or ends the program. */
void objects_open(struct objects *objects);

/* Opens as many as the system lets this process have, up to `most`. */
void objects_open_many(struct objects *objects, long most);

#endif
