/* SPDX-License-Identifier: MIT */
/*
 * Shared by the tests of the contract: one handle of each type, all open, and a
 * place for each output. All of it is one object, so that a test can compare
 * everything before and after a call.
 */
#ifndef WORLD_H
#define WORLD_H

#include <iofd/iofd.h>

#include <signal.h>
#include <sys/uio.h>
#include <time.h>

typedef union world_handle {
	iofd_fd fd;
	iofd_eventfd event;
	iofd_timerfd timer;
	iofd_pidfd process;
	iofd_memfd memory;
	iofd_signalfd signals;
	iofd_tree tree;
	iofd_epoll epoll;
	iofd_socket socket;
} world_handle;

typedef union world_view {
	iofd_poll_fd poll_fd;
	iofd_poll_closer poll_closer;
	iofd_reader reader;
	iofd_writer writer;
	iofd_read_writer read_writer;
	iofd_handle handle;
	iofd_signaler signaler;
	iofd_timer timer;
} world_view;

/* What a call may write. Every byte is WORLD_FILL before the call. */
struct world_outputs {
	world_handle made;
	iofd_waker waker;
	iofd_region mapped;
	iofd_socket other;
	iofd_socket_credentials credentials;
	iofd_message message;
	iofd_fd fds[2];
	uint32_t count;
	uint64_t done;
	uint64_t value;
	iofd_sigset old;
	int64_t left;
	int64_t interval;
	struct itimerspec former;
	world_view view;
	iofd_pidfd_status status;
	iofd_pidfd_usage usage;
	iofd_pidfd_info about;
	iofd_spawn_result spawned;
	iofd_tree_report report;
	iofd_pidfd_reference reference;
	iofd_epoll_event ready[2];
	iofd_signal_info infos[2];
	char buf[256];
};

enum {
	WORLD_FILL = 0x5a,
	WORLD_SIZE = 4096 /* of the memfds that have a size */
};

struct world {
	/* Handles that no call may change. */
	iofd_eventfd event;    /* 1 */
	iofd_eventfd zero;     /* 0 */
	iofd_eventfd blocking; /* 0 */
	iofd_eventfd full;     /* 2^64-2 */
	iofd_waker due_waker;  /* as if a wake were about to ring */
	iofd_timerfd timer;
	iofd_timerfd expired;
	iofd_signalfd signals; /* SIGUSR1, which is not pending */
	iofd_signalfd pending; /* SIGUSR2, which is */
	iofd_epoll epoll;      /* of `event`, which is ready */
	iofd_epoll outer;      /* of `epoll` */
	iofd_pidfd process;    /* of this process */
	iofd_pidfd child;      /* asleep */
	iofd_pidfd ended;      /* a zombie */
	iofd_pidfd gone;       /* reaped */
	int child_pid;
	int ended_pid;
	iofd_memfd memory; /* cannot be sealed */
	iofd_memfd sealable;
	iofd_memfd sealed;   /* by SHRINK, GROW and WRITE */
	iofd_memfd readonly; /* `sealable`, for reading */
	iofd_memfd huge;     /* sealed by SHRINK; closed if there are none */
	iofd_fd reader;	     /* an empty pipe, non-blocking */
	iofd_fd writer;
	iofd_socket socket; /* two ends, SEQPACKET, non-blocking */
	iofd_socket peer;
	iofd_tree tree;	    /* `socket`: its keeper is the test */
	iofd_socket lonely; /* the same type, not connected */
	iofd_socket lonely_stream;
	iofd_fd directory;
	iofd_fd path;	    /* opened with O_PATH */
	world_handle wrong; /* a socket, used as any other type */
	iofd_fd closed;
	iofd_lease lease;	     /* without users */
	iofd_region region;	     /* of `memory` */
	iofd_region readonly_region; /* of `readonly` */
	iofd_region beyond;	     /* past the end of `memory` */

	/* Inputs of calls. */
	char text[128];
	struct iovec text_vector;
	struct iovec buf_vector;
	struct itimerspec setting; /* an hour */
	siginfo_t info;		   /* of SIGUSR1, queued */
	siginfo_t kernel_info;	   /* of SIGUSR1, as if from the kernel */
	siginfo_t realtime_info;   /* of SIGRTMAX, queued */
	int32_t raws[2];
	int32_t bad_raw;
	iofd_spawn_fd bad_source;
	iofd_spawn_fd spawn_fds[1];
	iofd_pidfd_reference reference;	 /* of `process` */
	iofd_pidfd_reference other_boot; /* zeroed */
	uint64_t token;			 /* of `spare_lease` */
	char *argv[2];
	iofd_spawn_options options;
	iofd_memfd_terms terms; /* a byte to be read */

	/* Handles that calls may change, also open. */
	iofd_fd spare;
	iofd_fd other_spare;
	iofd_tree spare_tree; /* `socket` */
	iofd_waker spare_waker;
	iofd_region spare_region; /* of `memory` */
	iofd_sigset spare_set;
	iofd_lease spare_lease;	 /* without users */
	iofd_lease ending_lease; /* closed, with one user */
	iofd_lease closed_lease;

	struct world_outputs out;
};

/* In memory that children share. */
extern struct world *w;

/* Makes a world in which everything is closed. */
void make_world(void);

/* Opens everything. The calling process blocks SIGUSR1 and SIGUSR2. */
void open_world(void);

void close_world(void);

/* Sets all outputs to WORLD_FILL. */
void fill_outputs(void);

/* Whether the text of a call has this expression as an argument. */
int names(const char *call, const char *expression);

/*
 * Checks that a call which has succeeded has written to the outputs that its
 * text names, and to no other.
 */
void expect_written(const char *call);

/* Closes and unmaps what a call has made, and waits for a child. */
void close_made(const char *call);

/* Sends the report EMPTY to w->tree. Returns w->tree. */
const iofd_tree *tree_with_report(void);

/* Sends a message of one byte to w->peer. Returns 1. */
unsigned message_sent(void);

/* Send a message of one byte, with a memfd, to w->socket. Return 1. */
unsigned memory_sent(void); /* w->sealed */
unsigned memfd_sent(const iofd_memfd *m);

/* Returns another number for the same open file. */
int duplicate(const iofd_fd *fd);

#endif
