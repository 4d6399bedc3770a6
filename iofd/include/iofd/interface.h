/* SPDX-License-Identifier: MIT */
/*
 * The small interfaces, for code that works on any handle, and on yours: fill
 * one with your own object and functions. Each is a pair of an object and its
 * functions and is called as h.ops->read(h.object, buf, size).
 *
 * An interface borrows its object: keep the handle where it is, and open, for
 * as long as the interface is used. close() closes the handle itself. The
 * functions return what those of the noun return.
 */
#ifndef IOFD_INTERFACE_H
#define IOFD_INTERFACE_H

#include <iofd/eventfd.h>
#include <iofd/io.h>
#include <iofd/timerfd.h>

struct iofd_poll_fd_ops {
	int (*raw)(const void *object);
};

struct iofd_poll_closer_ops {
	int (*raw)(const void *object);
	int (*close)(void *object);
};

struct iofd_reader_ops {
	int64_t (*read)(void *object, void *buf, size_t size);
};

struct iofd_writer_ops {
	int64_t (*write)(void *object, const void *buf, size_t size);
};

struct iofd_read_writer_ops {
	int64_t (*read)(void *object, void *buf, size_t size);
	int64_t (*write)(void *object, const void *buf, size_t size);
};

struct iofd_handle_ops {
	int (*raw)(const void *object);
	int (*close)(void *object);
	int64_t (*read)(void *object, void *buf, size_t size);
	int64_t (*write)(void *object, const void *buf, size_t size);
};

struct iofd_signaler_ops {
	int (*raw)(const void *object);
	int (*close)(void *object);
	int (*signal)(void *object, uint64_t n);
	int (*wait)(void *object, uint64_t *out);
};

struct iofd_timer_ops {
	int (*raw)(const void *object);
	int (*close)(void *object);
	int (*arm)(void *object, int64_t initial, int64_t interval);
	int (*disarm)(void *object);
};

typedef struct iofd_poll_fd {
	void *object;
	const struct iofd_poll_fd_ops *ops;
} iofd_poll_fd;

typedef struct iofd_poll_closer {
	void *object;
	const struct iofd_poll_closer_ops *ops;
} iofd_poll_closer;

typedef struct iofd_reader {
	void *object;
	const struct iofd_reader_ops *ops;
} iofd_reader;

typedef struct iofd_writer {
	void *object;
	const struct iofd_writer_ops *ops;
} iofd_writer;

typedef struct iofd_read_writer {
	void *object;
	const struct iofd_read_writer_ops *ops;
} iofd_read_writer;

typedef struct iofd_handle {
	void *object;
	const struct iofd_handle_ops *ops;
} iofd_handle;

typedef struct iofd_signaler {
	void *object;
	const struct iofd_signaler_ops *ops;
} iofd_signaler;

typedef struct iofd_timer {
	void *object;
	const struct iofd_timer_ops *ops;
} iofd_timer;

/* Views any handle, as &h.fd, through an interface written to *out. */
IOFD_EXTERN void iofd_fd_as_poll_fd(iofd_fd *fd, iofd_poll_fd *out);
IOFD_EXTERN void iofd_fd_as_poll_closer(iofd_fd *fd, iofd_poll_closer *out);
IOFD_EXTERN void iofd_fd_as_reader(iofd_fd *fd, iofd_reader *out);
IOFD_EXTERN void iofd_fd_as_writer(iofd_fd *fd, iofd_writer *out);
IOFD_EXTERN void iofd_fd_as_read_writer(iofd_fd *fd, iofd_read_writer *out);
IOFD_EXTERN void iofd_fd_as_handle(iofd_fd *fd, iofd_handle *out);

/* Views an eventfd as what signals and waits. */
IOFD_EXTERN void iofd_eventfd_as_signaler(iofd_eventfd *e, iofd_signaler *out);

/* Views a timerfd as a timer, or as a reader that knows false alarms. */
IOFD_EXTERN void iofd_timerfd_as_timer(iofd_timerfd *t, iofd_timer *out);
IOFD_EXTERN void iofd_timerfd_as_reader(iofd_timerfd *t, iofd_reader *out);

#endif
