/* SPDX-License-Identifier: MIT */
/*
 * Results: 0 or a count, or the kernel's own -errno, never another one in
 * its place. Compare with -EINVAL of any <errno.h>, with -ZCALL_EINVAL, or
 * with the names below.
 */
#ifndef IOFD_ERROR_H
#define IOFD_ERROR_H

/*
 * With IOFD_INLINE defined, what is called often is in place: the trap and a
 * few instructions around it, compiled from <iofd/inline/...>, of which the
 * library is made too. The rest, and every function without it, is called.
 *
 * The bodies are C, and C++ compilers can warn about its casts and about 0 as a
 * null pointer. So in C++ each file of bodies is a system header: it causes no
 * warning, while a call of it still can. The library compiles the bodies as C,
 * with all warnings.
 */
#if defined(IOFD_INLINE) && !defined(ZCALL_INLINE)
#define ZCALL_INLINE
#endif

#include <zcall/abi/errno.h>
#include <zcall/extern.h>

#define IOFD_EXTERN ZCALL_EXTERN
#ifdef IOFD_INLINE
#define IOFD_API static inline
#else
#define IOFD_API ZCALL_EXTERN
#endif

/* The results that an event loop meets every day. */
enum iofd_errors {
	IOFD_ERR_WOULD_BLOCK = -ZCALL_EAGAIN, /* not ready: poll, then again */
	IOFD_ERR_CLOSED = -ZCALL_EBADF,	      /* the handle is closed */
	IOFD_ERR_INVALID_PARAM = -ZCALL_EINVAL, /* an argument makes no sense */
	IOFD_ERR_INTERRUPTED = -ZCALL_EINTR,	/* a signal handler ran */
	IOFD_ERR_NO_MEMORY = -ZCALL_ENOMEM,
	IOFD_ERR_PERMISSION = -ZCALL_EPERM
};

/* What a result means, as a number that is the same on every system. */
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
 * Sorts any result into an enum iofd_error_kinds: 0 and counts are NONE, EPERM
 * and EACCES are both PERMISSION, an errno without a kind of its own is OTHER.
 */
IOFD_EXTERN int iofd_error_kind(int64_t result);

/*
 * Describes any result in a few lower-case words: "success" for 0 and counts,
 * "unknown error" outside [-4095, -1]. The string is static.
 */
IOFD_EXTERN const char *iofd_error_message(int64_t result);

/*
 * Names any result: "EAGAIN"; "OK" for 0 and counts, "unknown" for a number
 * that is not an error of this system. The string is static.
 */
IOFD_EXTERN const char *iofd_error_name(int64_t result);

#endif
