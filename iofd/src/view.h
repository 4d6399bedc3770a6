/* SPDX-License-Identifier: MIT */
/* Making interfaces. */
#ifndef IOFD_VIEW_H
#define IOFD_VIEW_H

#include <iofd/interface.h>

/* For every handle, whose first member is its iofd_fd. */
int iofd_view_raw(const void *context);
int iofd_view_close(void *context);

/* Defines function(): the object and its functions, as one interface. */
#define VIEW(function, noun, interface, ...)                                   \
	void function(iofd_##noun *context, iofd_##interface *view)            \
	{                                                                      \
		static const struct iofd_##interface##_ops ops = {             \
			__VA_ARGS__};                                          \
		view->context = context;                                       \
		view->ops = &ops;                                              \
	}

#endif
