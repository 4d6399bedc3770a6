/* SPDX-License-Identifier: MIT */
/*
 * The contract of a function, as marks in its declaration. They are for
 * readers; cmake/api parses them too.
 *
 *     ZCALL_API(ZCALL_RETURNS(bytes) ZCALL_FD_ARG(1))
 *     long zcall_read(int fd, ZCALL_WRITES(count) void *buf, size_t count);
 *
 * A pointer to const is read; any other pointer needs a direction mark. A
 * pointer may be null if it is ZCALL_OPTIONAL and must not be null if it is in
 * ZCALL_NONNULL. With neither mark, the kernel returns -EFAULT for null.
 */
#ifndef ZCALL_CONTRACT_H
#define ZCALL_CONTRACT_H

/*
 * Most marks expand to nothing. With ZCALL_DESCRIBE defined, all of them stay
 * in the preprocessed text, where cmake/api/marks.awk reads them.
 */
#ifndef ZCALL_DESCRIBE
#define ZCALL_PRIV_MARK(...)
#endif

/*
 * These marks stand before the type of a parameter or field. A length is the
 * name of a parameter, *name if that is a pointer, or a number. It counts
 * elements; for a void * without ZCALL_POINTEE it counts bytes.
 */

/* How the function accesses the object, or the `length` objects, pointed to. */
#define ZCALL_OUT	      ZCALL_PRIV_MARK(out)
#define ZCALL_INOUT	      ZCALL_PRIV_MARK(inout)
#define ZCALL_READS(length)   ZCALL_PRIV_MARK(reads length)
#define ZCALL_WRITES(length)  ZCALL_PRIV_MARK(writes length)
#define ZCALL_UPDATES(length) ZCALL_PRIV_MARK(updates length)

/* A pointer that may be null. */
#define ZCALL_OPTIONAL ZCALL_PRIV_MARK(optional)

/* A NUL-terminated string; an array of pointers that ends with null. */
#define ZCALL_STRING ZCALL_PRIV_MARK(string)
#define ZCALL_VECTOR ZCALL_PRIV_MARK(vector)

/* The struct that a void * points to; the struct that its bytes start with. */
#define ZCALL_POINTEE(name) ZCALL_PRIV_MARK(pointee name)
#define ZCALL_HEAD(name)    ZCALL_PRIV_MARK(head name)

/* Only an address, which may be null; it is not read from or written to. */
#define ZCALL_ADDRESS ZCALL_PRIV_MARK(address)

/* A number: a set of flags of these enums, one enumerator, or a unit. */
#define ZCALL_FLAGS(...)  ZCALL_PRIV_MARK(flags __VA_ARGS__)
#define ZCALL_ONE_OF(tag) ZCALL_PRIV_MARK(one_of tag)
#define ZCALL_UNIT(name)  ZCALL_PRIV_MARK(unit name)

/*
 * Ownership after success. TAKES: the function now owns the argument. GIVES:
 * the caller now owns what was written there. BORROWS: what was passed is used
 * after the return, but the caller still owns it.
 */
#define ZCALL_TAKES   ZCALL_PRIV_MARK(takes)
#define ZCALL_GIVES   ZCALL_PRIV_MARK(gives)
#define ZCALL_BORROWS ZCALL_PRIV_MARK(borrows)

/* Before a struct: the function that destroys what ZCALL_GIVES handed over. */
#define ZCALL_DESTROYED_BY(function) ZCALL_PRIV_MARK(destroyed_by function)

/*
 * What a function returns on success: zero, bytes, count, truth (1 or 0), fd (a
 * descriptor that the caller now owns), raw (a descriptor that the caller does
 * not own), ns, number, address, string (static, never null), set(tag),
 * one_of(tag), never.
 */
#define ZCALL_RETURNS(kind) ZCALL_PRIV_MARK(returns kind)

/*
 * These expand to attributes if the compiler has them. Parameters count from 1.
 * Use ZCALL_NONNULL only if the function does not check for null, because a
 * compiler may remove such a check. ZCALL_ACCESS(mode, pointer, length) fits an
 * optional pointer only if null implies length 0, because compilers warn
 * otherwise. It never fits a void * with a ZCALL_POINTEE, because compilers
 * count bytes there.
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
