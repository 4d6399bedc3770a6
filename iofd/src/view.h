/* SPDX-License-Identifier: MIT */
/* What makes an interface of an object. */
#ifndef IOFD_VIEW_H
#define IOFD_VIEW_H

#include <iofd/interface.h>

/* A handle's first member is its iofd_fd, so these serve every noun. */
int iofd_view_raw(const void *object);
int iofd_view_close(void *object);

/* Defines view(): the object and its functions, as one interface. */
#define VIEW(view, noun, interface, ...)                                       \
	void view(iofd_##noun *object, iofd_##interface *out)                  \
	{                                                                      \
		static const struct iofd_##interface##_ops ops = {             \
			__VA_ARGS__};                                          \
		out->object = object;                                          \
		out->ops = &ops;                                               \
	}

#endif
