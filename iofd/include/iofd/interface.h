/* SPDX-License-Identifier: MIT */
/*
 * Small interfaces, for code that works with any handle, and with objects of
 * your own. An interface is a pair of an object and its functions, and is
 * called as h.ops->read(h.context, buf, size).
 *
 * An interface refers to its object: do not move or close the handle while the
 * interface is used. close() closes the handle itself. The functions return
 * what those of the handle return.
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

/* Makes an interface to poll any handle, &h.fd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_fd_as_poll_fd(ZCALL_BORROWS ZCALL_INOUT iofd_fd *fd,
			ZCALL_OUT iofd_poll_fd *view);

/* Makes an interface to poll and close any handle, &h.fd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_fd_as_poll_closer(ZCALL_BORROWS ZCALL_INOUT iofd_fd *fd,
			    ZCALL_OUT iofd_poll_closer *view);

/* Makes an interface to read from any handle, &h.fd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_fd_as_reader(ZCALL_BORROWS ZCALL_INOUT iofd_fd *fd,
		       ZCALL_OUT iofd_reader *view);

/* Makes an interface to write to any handle, &h.fd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_fd_as_writer(ZCALL_BORROWS ZCALL_INOUT iofd_fd *fd,
		       ZCALL_OUT iofd_writer *view);

/* Makes an interface to read from and write to any handle, &h.fd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_fd_as_read_writer(ZCALL_BORROWS ZCALL_INOUT iofd_fd *fd,
			    ZCALL_OUT iofd_read_writer *view);

/* Makes an interface to poll, read, write and close any handle, &h.fd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_fd_as_handle(ZCALL_BORROWS ZCALL_INOUT iofd_fd *fd,
		       ZCALL_OUT iofd_handle *view);

/* Makes an interface to signal and wait for an eventfd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_eventfd_as_signaler(ZCALL_BORROWS ZCALL_INOUT iofd_eventfd *e,
			      ZCALL_OUT iofd_signaler *view);

/* Makes an interface to arm and disarm a timerfd. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_timerfd_as_timer(ZCALL_BORROWS ZCALL_INOUT iofd_timerfd *t,
			   ZCALL_OUT iofd_timer *view);

/* Makes an interface to read a timerfd as iofd_timerfd_read does. */
IOFD_EXTERN(ZCALL_NONNULL(1, 2))
void iofd_timerfd_as_reader(ZCALL_BORROWS ZCALL_INOUT iofd_timerfd *t,
			    ZCALL_OUT iofd_reader *view);

#endif
