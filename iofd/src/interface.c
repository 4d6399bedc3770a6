/* SPDX-License-Identifier: MIT */
#include <iofd/interface.h>

/* A handle's first member is its iofd_fd, so one set serves every noun. */
static int fd_raw(const void *object)
{
	return iofd_fd_raw(object);
}

static int fd_close(void *object)
{
	return iofd_fd_close(object);
}

static int64_t fd_read(void *object, void *buf, size_t size)
{
	return iofd_fd_read(object, buf, size);
}

static int64_t fd_write(void *object, const void *buf, size_t size)
{
	return iofd_fd_write(object, buf, size);
}

static int eventfd_signal(void *object, uint64_t n)
{
	return iofd_eventfd_signal(object, n);
}

static int eventfd_wait(void *object, uint64_t *out)
{
	return iofd_eventfd_wait(object, out);
}

static int timerfd_arm(void *object, int64_t initial, int64_t interval)
{
	return iofd_timerfd_arm(object, initial, interval);
}

static int timerfd_disarm(void *object)
{
	return iofd_timerfd_disarm(object);
}

static int64_t timerfd_read(void *object, void *buf, size_t size)
{
	return iofd_timerfd_read(object, buf, size);
}

/* Defines view(): the object and its functions, as one interface. */
#define VIEW(view, noun, interface, ...)                                       \
	void view(iofd_##noun *object, iofd_##interface *out)                  \
	{                                                                      \
		static const struct iofd_##interface##_ops ops = {             \
			__VA_ARGS__};                                          \
		out->object = object;                                          \
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
