/* SPDX-License-Identifier: MIT */
/* Shared by the tests of pidfd: one child and its handle. */
#ifndef SLEEPER_H
#define SLEEPER_H

#include <iofd/pidfd.h>
#include <iofd/pidfd_wait.h>

extern iofd_pidfd process;
extern iofd_pidfd_status status;
extern int pid;

/* Opens a handle of a new child that sleeps until a signal ends it. */
void open_sleeper(uint32_t flags);

/* The same for one that exits with `code`, perhaps later. */
void open_exiting(int code, uint32_t flags);

/* The same for one that was killed by SIGSEGV, with a core dump if possible. */
void open_dumping(void);

/* Waits until the handle reports the end of the child. */
void await_end(void);

void close_process(void);

/* Waits for the child to end, reaps it into `status`, and closes the handle. */
void reap_process(void);

/* The same, but kills the child first. */
void end_sleeper(void);

#endif
