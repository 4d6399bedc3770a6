/* SPDX-License-Identifier: MIT */
/* A symbol that several sources of the library share, and no program sees. */
#ifndef IOFD_SRC_HIDDEN_H
#define IOFD_SRC_HIDDEN_H

#define IOFD_HIDDEN __attribute__((visibility("hidden")))

#endif
