/* SPDX-License-Identifier: MIT */
/* A pair of sockets, and what is sent and received through it. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include <iofd/message.h>

enum {
	MAX = IOFD_MESSAGE_MAX_FDS
};

extern iofd_socket sender;
extern iofd_socket receiver;
extern int32_t raws[MAX + 1]; /* of open_sockets: each is descriptor 0 */

/* Of the last receive. */
extern iofd_fd cells[MAX + 1];
extern uint32_t count;
extern uint64_t done;
extern iofd_message message;
extern iofd_pidfd process;
extern char buf[64];

/* Every type, for loop tests. */
extern const uint32_t socket_types[3];

void open_sockets(uint32_t type); /* non-blocking */
void close_sockets(void);	  /* those that are open */

/* Send `text`, with `fd_count` descriptors, and check that all was sent. */
void send_text(const char *text, uint32_t fd_count);

/* Receive into `cells`, all of which have another value before. */
int64_t receive(size_t size, uint32_t capacity);
int receive_partial(size_t size, uint32_t capacity);

/* Closes what the last receive has stored. */
void close_cells(void);

/* No cell is open, and count is 0. */
void expect_all_closed(uint32_t capacity);

/* The last message has this text and these descriptors, and misses this. */
void expect_message(const char *text, uint32_t fd_count, uint32_t missing);

/* From now on, this many more descriptors can be opened. */
void limit_descriptors(unsigned more);
void unlimit_descriptors(void);

/* The exit status of a child, which must have exited. */
int status_of(int pid);

#endif
