/* SPDX-License-Identifier: MIT */
/*
 * io_uring. Its structs are in <zcall/abi/uring.h>; zcall/examples/uring.c is
 * an example. See <zcall/syscall.h>.
 */
#ifndef ZCALL_URING_H
#define ZCALL_URING_H

#include <zcall/syscall.h>

/*
 * Sets up a ring of `entries` requests. Returns a descriptor, which must be
 * mapped.
 * Since: Linux 5.1
 * See: io_uring_setup(2)
 */
ZCALL_API(ZCALL_RETURNS(fd))
int zcall_io_uring_setup(
	unsigned int entries,
	ZCALL_INOUT ZCALL_POINTEE(zcall_io_uring_params) void *ring_params)
	ZCALL_PRIV_TRAP(io_uring_setup, entries, ring_params);

/*
 * Submits requests and waits for `min_complete` completions. `argument` is a
 * signal mask or, with ZCALL_IORING_ENTER_EXT_ARG, a struct
 * zcall_io_uring_getevents_arg. Returns how many requests were submitted.
 * Since: Linux 5.1
 * See: io_uring_enter(2)
 */
ZCALL_API(ZCALL_RETURNS(count))
int zcall_io_uring_enter(int fd, unsigned int to_submit,
			 unsigned int min_complete,
			 ZCALL_FLAGS(zcall_uring_enter) unsigned int flags,
			 ZCALL_OPTIONAL ZCALL_READS(size) const void *argument,
			 size_t size)
	ZCALL_PRIV_TRAP(io_uring_enter, fd, to_submit, min_complete, flags,
			argument, size);

/*
 * Registers files, buffers and other resources. Some operations write to
 * `argument`. The result depends on the operation.
 * Since: Linux 5.1
 * See: io_uring_register(2)
 */
ZCALL_API(ZCALL_RETURNS(number))
int zcall_io_uring_register(
	int fd, ZCALL_ONE_OF(zcall_uring_register) unsigned int operation,
	ZCALL_OPTIONAL ZCALL_INOUT void *argument, unsigned int count)
	ZCALL_PRIV_TRAP(io_uring_register, fd, operation, argument, count);

#endif
