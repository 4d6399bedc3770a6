/* SPDX-License-Identifier: MIT */
/* What the tests of pidfd share: one child and the handle that holds it. */
#ifndef SLEEPER_H
#define SLEEPER_H

#include <iofd/pidfd.h>
#include <iofd/pidfd_wait.h>

extern iofd_pidfd process;
extern iofd_pidfd_status status;
extern int pid;

/* Opens a handle of a new child that sleeps until a signal ends it. */
void open_sleeper(uint32_t flags);

/* The same for one that exits with `code`, maybe later. */
void open_exiting(int code, uint32_t flags);

/* The same for one that has been killed by SIGSEGV, with a core if it could. */
void open_dumping(void);

/* Waits until the handle says that the child has ended. */
void await_end(void);

void close_process(void);

/* Reaps the child, which is ending, into `status`, and closes the handle. */
void reap_process(void);

/* Kills the child first. */
void end_sleeper(void);

#endif
