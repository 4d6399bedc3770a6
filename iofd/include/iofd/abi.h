/* SPDX-License-Identifier: MIT */
/* What a binding checks when it loads the library. */
#ifndef IOFD_ABI_H
#define IOFD_ABI_H

#include <iofd/error.h>

enum iofd_version_number {
	IOFD_VERSION_MAJOR = 0,
	IOFD_VERSION_MINOR = 1,
	IOFD_VERSION_PATCH = 0
};

/* The structs of the API, to ask for their sizes. */
enum iofd_struct {
	IOFD_STRUCT_FD = 1, /* and every handle but the region */
	IOFD_STRUCT_REGION = 2,
	IOFD_STRUCT_PIDFD_STATUS = 3,
	IOFD_STRUCT_SIGNAL_INFO = 4,
	IOFD_STRUCT_INTERFACE = 5, /* each of them */
	IOFD_STRUCT_PIDFD_USAGE = 6,
	IOFD_STRUCT_PIDFD_INFO = 7,
	IOFD_STRUCT_SPAWN_FD = 8,
	IOFD_STRUCT_SPAWN_OPTIONS = 9
};

/* Returns major * 1000000 + minor * 1000 + patch of the loaded library. */
IOFD_EXTERN int iofd_version(void);

/*
 * Returns the size in bytes of an enum iofd_struct in the loaded library;
 * -EINVAL for another number.
 */
IOFD_EXTERN int64_t iofd_sizeof(uint32_t which);

#endif
