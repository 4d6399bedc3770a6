/* SPDX-License-Identifier: MIT */
/* Each function uses each operation of a handle type and checks its effect. */
#ifndef USES_H
#define USES_H

#include <iofd/iofd.h>

/* Every handle begins with its descriptor. */
typedef union handle {
	iofd_fd fd;
	iofd_eventfd event;
	iofd_timerfd timer;
	iofd_pidfd process;
	iofd_memfd memory;
	iofd_signalfd signals;
	iofd_epoll epoll;
	iofd_socket socket;
} handle;

extern handle used;	 /* used by the functions below */
extern iofd_socket peer; /* the other end, when that is a socket */

#define USE_START (1ULL << 32) /* the start value of the eventfd */

void use_eventfd(void);
void use_timerfd(void);
void use_pidfd(void); /* of this process */
void use_pidfd_info(void);
void use_spawned(void);	   /* of a child that runs true */
void use_memfd(void);	   /* empty, sealing allowed */
void use_unsealable(void); /* a memfd as well */
void use_directory(void);
void use_signalfd(void);
void use_epoll(void);
void use_socket(void); /* of the type SOCK_SEQPACKET */

#endif
