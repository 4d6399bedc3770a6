/* SPDX-License-Identifier: MIT */
/*
 * The contract of a function, as marks in its declaration: people read them
 * first, and cmake/api reads them exactly.
 *
 *     ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
 *     long zcall_read(int fd, ZCALL_WRITES(count) void *buf, size_t count);
 *
 * A pointer to const is read; any other needs a direction. A null pointer is
 * ZCALL_OPTIONAL, or forbidden by ZCALL_NONNULL; with neither, the kernel
 * answers it with -EFAULT.
 */
#ifndef ZCALL_CONTRACT_H
#define ZCALL_CONTRACT_H

/*
 * Most marks are nothing to a compiler. With ZCALL_DESCRIBE all of them stay
 * in the preprocessed text, for cmake/api/marks.awk, which knows this name.
 */
#ifndef ZCALL_DESCRIBE
#define ZCALL_PRIV_MARK(...)
#endif

/*
 * Before the type of a parameter or field. A length is a parameter's name,
 * *name if that is a pointer, or a number; it counts elements, and bytes after
 * a void * that has no ZCALL_POINTEE.
 */

/* What happens to what it points to: one object, or `length` of them. */
#define ZCALL_OUT	      ZCALL_PRIV_MARK(out)
#define ZCALL_INOUT	      ZCALL_PRIV_MARK(inout)
#define ZCALL_READS(length)   ZCALL_PRIV_MARK(reads length)
#define ZCALL_WRITES(length)  ZCALL_PRIV_MARK(writes length)
#define ZCALL_UPDATES(length) ZCALL_PRIV_MARK(updates length)

/* A pointer that may be null. */
#define ZCALL_OPTIONAL ZCALL_PRIV_MARK(optional)

/* A string that ends with NUL; an array of pointers that ends with null. */
#define ZCALL_STRING ZCALL_PRIV_MARK(string)
#define ZCALL_VECTOR ZCALL_PRIV_MARK(vector)

/* The struct behind a void *; the one that its bytes begin with. */
#define ZCALL_POINTEE(name) ZCALL_PRIV_MARK(pointee name)
#define ZCALL_HEAD(name)    ZCALL_PRIV_MARK(head name)

/* Only a number, which may be null: nothing is read or written there. */
#define ZCALL_ADDRESS ZCALL_PRIV_MARK(address)

/* A number: a set of the constants of enums, one of an enum's, or in a unit. */
#define ZCALL_FLAGS(...)  ZCALL_PRIV_MARK(flags __VA_ARGS__)
#define ZCALL_ONE_OF(tag) ZCALL_PRIV_MARK(one_of tag)
#define ZCALL_UNIT(name)  ZCALL_PRIV_MARK(unit name)

/*
 * Ownership, after success: of what was passed, now the function's; of what was
 * written there, now the caller's. And memory that is used after the return.
 */
#define ZCALL_TAKES   ZCALL_PRIV_MARK(takes)
#define ZCALL_GIVES   ZCALL_PRIV_MARK(gives)
#define ZCALL_BORROWS ZCALL_PRIV_MARK(borrows)

/* Before a struct: the function that ends what ZCALL_GIVES gave. */
#define ZCALL_DESTROYED_BY(function) ZCALL_PRIV_MARK(destroyed_by function)

/*
 * What a function returns, if not -errno: zero, bytes, count, truth (1 or 0),
 * fd (a descriptor, now the caller's), raw (a descriptor that is not), ns,
 * number, address, string (static, never null), set(tag), one_of(tag), never.
 */
#define ZCALL_RETURNS(kind) ZCALL_PRIV_MARK(returns kind)

/*
 * These are attributes, where the compiler has them. Parameters count from 1.
 * ZCALL_NONNULL stands only where the function has no check: a compiler may
 * delete it. ZCALL_ACCESS(mode, pointer, length) is for an optional pointer
 * only where null has length 0, since compilers warn of any other, and never
 * for a void * with a ZCALL_POINTEE, since they count bytes.
 */
#define ZCALL_NONNULL(...)                                                     \
	ZCALL_PRIV_MARK(nonnull __VA_ARGS__) ZCALL_PRIV_NONNULL(__VA_ARGS__)
#define ZCALL_ACCESS(...)                                                      \
	ZCALL_PRIV_MARK(access __VA_ARGS__) ZCALL_PRIV_ACCESS(__VA_ARGS__)
#define ZCALL_FD_ARG(index)                                                    \
	ZCALL_PRIV_MARK(fd_arg index) ZCALL_PRIV_FD_ARG(index)
#define ZCALL_MUST_CHECK ZCALL_PRIV_MARK(must_check) ZCALL_PRIV_MUST_CHECK

#ifndef __has_attribute
#define ZCALL_PRIV_HAS(attribute) 0
#else
#define ZCALL_PRIV_HAS(attribute) __has_attribute(attribute)
#endif

#if ZCALL_PRIV_HAS(__nonnull__)
#define ZCALL_PRIV_NONNULL(...) __attribute__((__nonnull__(__VA_ARGS__)))
#else
#define ZCALL_PRIV_NONNULL(...)
#endif

#if ZCALL_PRIV_HAS(__access__)
#define ZCALL_PRIV_ACCESS(...) __attribute__((__access__(__VA_ARGS__)))
#else
#define ZCALL_PRIV_ACCESS(...)
#endif

#if ZCALL_PRIV_HAS(__fd_arg__)
#define ZCALL_PRIV_FD_ARG(index) __attribute__((__fd_arg__(index)))
#else
#define ZCALL_PRIV_FD_ARG(index)
#endif

#if ZCALL_PRIV_HAS(__warn_unused_result__)
#define ZCALL_PRIV_MUST_CHECK __attribute__((__warn_unused_result__))
#else
#define ZCALL_PRIV_MUST_CHECK
#endif

#endif
