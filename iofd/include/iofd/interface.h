/* SPDX-License-Identifier: MIT */
/*
 * The small interfaces, for code that works on any handle, and on yours: fill
 * one with your own object and functions. Each is a pair of an object and its
 * functions and is called as h.ops->read(h.context, buf, size).
 *
 * An interface borrows its object: keep the handle where it is, and open, for
 * as long as the interface is used. close() closes the handle itself. The
 * functions return what those of the noun return.
 */
#ifndef IOFD_INTERFACE_H
#define IOFD_INTERFACE_H

#include <iofd/eventfd.h>
#include <iofd/fd_io.h>
#include <iofd/timerfd.h>

struct iofd_poll_fd_ops {
	int (*raw)(const void *context);
};

struct iofd_poll_closer_ops {
	int (*raw)(const void *context);
	int (*close)(void *context);
};

struct iofd_reader_ops {
	int64_t (*read)(void *context, void *buf, size_t size);
};

struct iofd_writer_ops {
	int64_t (*write)(void *context, const void *buf, size_t size);
};

struct iofd_read_writer_ops {
	int64_t (*read)(void *context, void *buf, size_t size);
	int64_t (*write)(void *context, const void *buf, size_t size);
};

struct iofd_handle_ops {
	int (*raw)(const void *context);
	int (*close)(void *context);
	int64_t (*read)(void *context, void *buf, size_t size);
	int64_t (*write)(void *context, const void *buf, size_t size);
};

struct iofd_signaler_ops {
	int (*raw)(const void *context);
	int (*close)(void *context);
	int (*signal)(void *context, uint64_t n);
	int (*wait)(void *context, uint64_t *value);
};

struct iofd_timer_ops {
	int (*raw)(const void *context);
	int (*close)(void *context);
	int (*arm)(void *context, int64_t initial_ns, int64_t interval_ns);
	int (*disarm)(void *context);
};

typedef struct iofd_poll_fd {
	void *context;
	const struct iofd_poll_fd_ops *ops;
} iofd_poll_fd;

typedef struct iofd_poll_closer {
	void *context;
	const struct iofd_poll_closer_ops *ops;
} iofd_poll_closer;

typedef struct iofd_reader {
	void *context;
	const struct iofd_reader_ops *ops;
} iofd_reader;

typedef struct iofd_writer {
	void *context;
	const struct iofd_writer_ops *ops;
} iofd_writer;

typedef struct iofd_read_writer {
	void *context;
	const struct iofd_read_writer_ops *ops;
} iofd_read_writer;

typedef struct iofd_handle {
	void *context;
	const struct iofd_handle_ops *ops;
} iofd_handle;

typedef struct iofd_signaler {
	void *context;
	const struct iofd_signaler_ops *ops;
} iofd_signaler;

typedef struct iofd_timer {
	void *context;
	const struct iofd_timer_ops *ops;
} iofd_timer;

/* Views any handle, as &h.fd, through an interface written to *view. */
IOFD_EXTERN void iofd_fd_as_poll_fd(iofd_fd *fd, iofd_poll_fd *view);
IOFD_EXTERN void iofd_fd_as_poll_closer(iofd_fd *fd, iofd_poll_closer *view);
IOFD_EXTERN void iofd_fd_as_reader(iofd_fd *fd, iofd_reader *view);
IOFD_EXTERN void iofd_fd_as_writer(iofd_fd *fd, iofd_writer *view);
IOFD_EXTERN void iofd_fd_as_read_writer(iofd_fd *fd, iofd_read_writer *view);
IOFD_EXTERN void iofd_fd_as_handle(iofd_fd *fd, iofd_handle *view);

/* Views an eventfd as what signals and waits. */
IOFD_EXTERN void iofd_eventfd_as_signaler(iofd_eventfd *e, iofd_signaler *view);

/* Views a timerfd as a timer, or as a reader that knows false alarms. */
IOFD_EXTERN void iofd_timerfd_as_timer(iofd_timerfd *t, iofd_timer *view);
IOFD_EXTERN void iofd_timerfd_as_reader(iofd_timerfd *t, iofd_reader *view);

#endif
