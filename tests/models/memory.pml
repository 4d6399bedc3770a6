/* SPDX-License-Identifier: MIT */
/*
 * Memory that delays stores, for protocols that agree on one word. Each thread
 * has a buffer: did[t] is how much t has stored in all, and view[t].has[u] how
 * much of the stores of u has reached t. The rest is still in the buffer of u.
 *
 * By default a buffer promises as little as arm64 and POWER do: only a release
 * makes the word carry what its thread knows, and only an acquire takes it. With
 * -DORDERED it is that of x86: each read-modify-write empties it. With
 * -DSEQUENTIAL there is no buffer, as in plain Promela.
 *
 * RMW(how, read, write) is an operation of the word. To `how`, besides its
 * order, there is SPLIT, a load and a store, and DROP, a load only. They are
 * the changes of tests/proofs. A label as "waker:wake" is the macro waker_wake.
 */
#define THREADS 3
#define EVERY_THREAD(x) x(0) x(1) x(2)

typedef row {
	byte has[THREADS]
};
byte did[THREADS];    /* stored */
row view[THREADS];    /* arrived */
byte carried[THREADS]; /* arrives with the next acquire of the word */

#define MORE(a, b) a = (a > b -> a : b);
#define TAKE(u) MORE(view[me].has[u], carried[u])
#define GIVE(u) MORE(carried[u], view[me].has[u])
#define SET(u) carried[u] = view[me].has[u];
#define FORGET(u) carried[u] = 0;
#define SHOW(u) view[u].has[me] = did[me];

inline store_any() {
	d_step {
		did[me] = did[me] + 1;
		view[me].has[me] = did[me];
#ifdef SEQUENTIAL
		EVERY_THREAD(SHOW)
#endif
	}
}

#ifdef ORDERED
#define DRAINS EVERY_THREAD(TAKE) EVERY_THREAD(GIVE)
#else
#define DRAINS
#endif
#define ACQUIRES EVERY_THREAD(TAKE)
#define RELEASES EVERY_THREAD(GIVE)

#define RMW(how, read, write) RMW_OF(how, read, write)
#define RMW_OF(how, read, write) RMW_##how(read, write)
#define RMW_RELAXED(read, write) atomic { DRAINS read; write }
#define RMW_ACQUIRE(read, write) atomic { DRAINS ACQUIRES read; write }
#define RMW_RELEASE(read, write) atomic { DRAINS RELEASES read; write }
#define RMW_ACQ_REL(read, write) atomic { DRAINS ACQUIRES RELEASES read; write }
#define RMW_SPLIT(read, write) \
	atomic { ACQUIRES read }; atomic { EVERY_THREAD(SET) write }
#define RMW_DROP(read, write) atomic { ACQUIRES read }

/* A store that is not part of a read-modify-write. */
#define STORE(how, write) STORE_OF(how, write)
#define STORE_OF(how, write) STORE_##how(write)
#define STORE_RELEASE(write) atomic { EVERY_THREAD(SET) write }
#define STORE_RELAXED(write) atomic { EVERY_THREAD(FORGET) write }
#define STORE_DROP(write) skip

#define LOAD(how, read) LOAD_OF(how, read)
#define LOAD_OF(how, read) LOAD_##how(read)
#define LOAD_ACQUIRE(read) atomic { ACQUIRES read }
#define LOAD_RELAXED(read) atomic { read }
