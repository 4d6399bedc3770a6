/* SPDX-License-Identifier: MIT */
/*
 * Results, and the rules that hold for every function of iofd.
 *
 * Results. A result below 0 is -errno, exactly as the kernel returned it.
 * Compare with -EINVAL of any <errno.h>, with -ZCALL_EINVAL, or with the names
 * below. `Errors:` lists the errors of a function. It does not list that a
 * sandbox can make any system call fail with any errno.
 *
 * Null. A pointer may be null only where it is ZCALL_OPTIONAL. What iofd reads
 * or writes itself must be valid, and the compiler warns where it can
 * (ZCALL_NONNULL). What only the kernel touches is -EFAULT when it is null.
 *
 * Outputs. They are always set: after a failure an output handle is closed, a
 * count is 0, and any other output is unchanged. Only `done` counts what a
 * failed call has transferred.
 *
 * Flags. Flags of iofd are in <iofd/flags.h>; each bit has one meaning. Flags
 * that are passed to the kernel have the kernel's values. A flag that a
 * function does not know is -EINVAL. Reserved words must be 0.
 *
 * Calls. No function takes a lock or allocates memory: all may be called from a
 * signal handler, and in a child after fork. The only variable of the library
 * is an address that stays the same: see <iofd/clock.h>.
 */
#ifndef IOFD_ERROR_H
#define IOFD_ERROR_H

/*
 * With IOFD_INLINE defined, short functions are inlined: those of at most two
 * system calls, with the bodies of <iofd/inline/...>, from which the library is
 * built as well. The others, and without it all of them, are called.
 *
 * The bodies are C, and C++ compilers can warn about its casts and about 0 as a
 * null pointer. So in C++ each file of bodies is a system header, which causes
 * no warning. The library compiles the bodies as C, with all warnings.
 */
#if defined(IOFD_INLINE) && !defined(ZCALL_INLINE)
#define ZCALL_INLINE
#endif

#include <zcall/abi/errno.h>
#include <zcall/extern.h>

/* Before a prototype: its linkage, and the marks of the function. */
#define IOFD_EXTERN(...) ZCALL_CALLED(__VA_ARGS__)
#ifdef IOFD_INLINE
#define IOFD_API(...)  static inline __VA_ARGS__
#define IOFD_PRIV_BODY static inline
#else
#define IOFD_API(...) ZCALL_CALLED(__VA_ARGS__)
#define IOFD_PRIV_BODY
#endif

/* The results that an event loop handles most often. */
enum iofd_errors {
	IOFD_ERR_WOULD_BLOCK = -ZCALL_EAGAIN, /* not ready: poll, then again */
	IOFD_ERR_CLOSED = -ZCALL_EBADF,	      /* the handle is closed */
	IOFD_ERR_INVALID_PARAM = -ZCALL_EINVAL, /* an argument makes no sense */
	IOFD_ERR_INTERRUPTED = -ZCALL_EINTR,	/* a signal handler ran */
	IOFD_ERR_NO_MEMORY = -ZCALL_ENOMEM,
	IOFD_ERR_PERMISSION = -ZCALL_EPERM
};

/* Classes of results, with the same values on every system. */
enum iofd_error_kinds {
	IOFD_ERROR_KIND_NONE = 0,
	IOFD_ERROR_KIND_WOULD_BLOCK = 1,
	IOFD_ERROR_KIND_CLOSED = 2,
	IOFD_ERROR_KIND_INVALID_PARAM = 3,
	IOFD_ERROR_KIND_INTERRUPTED = 4,
	IOFD_ERROR_KIND_NO_MEMORY = 5,
	IOFD_ERROR_KIND_PERMISSION = 6,
	IOFD_ERROR_KIND_OTHER = 7
};

/*
 * Classifies any result. 0 and counts are NONE, EPERM and EACCES are both
 * PERMISSION, and an errno that has no kind is OTHER.
 */
IOFD_EXTERN(ZCALL_RETURNS(one_of(iofd_error_kinds)))
int iofd_error_kind(int64_t result);

/*
 * Describes any result in a few lower-case words: "success" for 0 and counts,
 * "unknown error" outside [-4095, -1].
 */
IOFD_EXTERN(ZCALL_RETURNS(string))
const char *iofd_error_message(int64_t result);

/*
 * Returns the name of any result: "EAGAIN"; "OK" for 0 and counts, "unknown"
 * for a number that is not an errno of this system.
 */
IOFD_EXTERN(ZCALL_RETURNS(string))
const char *iofd_error_name(int64_t result);

#endif
