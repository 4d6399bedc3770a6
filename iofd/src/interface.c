/* SPDX-License-Identifier: MIT */
#include <iofd/interface.h>

/* A handle's first member is its iofd_fd, so one set serves every noun. */
static int fd_raw(const void *self)
{
	return iofd_fd_raw(self);
}

static int fd_close(void *self)
{
	return iofd_fd_close(self);
}

static int64_t fd_read(void *self, void *buf, size_t size)
{
	return iofd_fd_read(self, buf, size);
}

static int64_t fd_write(void *self, const void *buf, size_t size)
{
	return iofd_fd_write(self, buf, size);
}

static int eventfd_signal(void *self, uint64_t n)
{
	return iofd_eventfd_signal(self, n);
}

static int eventfd_wait(void *self, uint64_t *out)
{
	return iofd_eventfd_wait(self, out);
}

static int timerfd_arm(void *self, int64_t initial, int64_t interval)
{
	return iofd_timerfd_arm(self, initial, interval);
}

static int timerfd_disarm(void *self)
{
	return iofd_timerfd_disarm(self);
}

static int64_t timerfd_read(void *self, void *buf, size_t size)
{
	return iofd_timerfd_read(self, buf, size);
}

/* Defines view(): the object and its functions, as one interface. */
#define VIEW(view, noun, interface, ...)                                       \
	void view(iofd_##noun *object, iofd_##interface *out)                  \
	{                                                                      \
		static const struct iofd_##interface##_ops ops = {             \
			__VA_ARGS__};                                          \
		out->self = object;                                            \
		out->ops = &ops;                                               \
	}

VIEW(iofd_fd_as_poll_fd, fd, poll_fd, fd_raw)
VIEW(iofd_fd_as_poll_closer, fd, poll_closer, fd_raw, fd_close)
VIEW(iofd_fd_as_reader, fd, reader, fd_read)
VIEW(iofd_fd_as_writer, fd, writer, fd_write)
VIEW(iofd_fd_as_read_writer, fd, read_writer, fd_read, fd_write)
VIEW(iofd_fd_as_handle, fd, handle, fd_raw, fd_close, fd_read, fd_write)
VIEW(iofd_eventfd_as_signaler, eventfd, signaler, fd_raw, fd_close,
     eventfd_signal, eventfd_wait)
VIEW(iofd_timerfd_as_timer, timerfd, timer, fd_raw, fd_close, timerfd_arm,
     timerfd_disarm)
VIEW(iofd_timerfd_as_reader, timerfd, reader, timerfd_read)
