/* SPDX-License-Identifier: MIT */
/*
 * io_uring, Linux 5.1; its structs are in <zcall/abi/uring.h>, and
 * zcall/examples/uring.c goes through it once. See <zcall/syscall.h>.
 */
#ifndef ZCALL_URING_H
#define ZCALL_URING_H

#include <zcall/syscall.h>

/*
 * Sets up a ring of `entries` requests, by a struct io_uring_params that is
 * read and filled. Returns a descriptor, to be mapped. io_uring_setup(2).
 */
ZCALL_API int zcall_io_uring_setup(unsigned entries, void *params)
	ZCALL_TRAP(io_uring_setup, entries, params);

/*
 * Submits requests and waits for `min_complete` completions, as `flags`, of
 * ZCALL_IORING_ENTER_*, say. `argument` is a signal mask or, by its flag, a
 * struct io_uring_getevents_arg. Returns how many were submitted.
 * io_uring_enter(2).
 */
ZCALL_API int zcall_io_uring_enter(int fd, unsigned to_submit,
				   unsigned min_complete, unsigned flags,
				   const void *argument, size_t size)
	ZCALL_TRAP(io_uring_enter, fd, to_submit, min_complete, flags, argument,
		   size);

/* Registers files, buffers and more, ZCALL_IORING_*. io_uring_register(2). */
ZCALL_API int zcall_io_uring_register(int fd, unsigned operation,
				      void *argument, unsigned count)
	ZCALL_TRAP(io_uring_register, fd, operation, argument, count);

#endif
