/* SPDX-License-Identifier: MIT */
/* The version of these headers, and of the loaded library. */
#ifndef IOFD_VERSION_H
#define IOFD_VERSION_H

#include <iofd/error.h>

#define IOFD_VERSION_MAJOR 0
#define IOFD_VERSION_MINOR 2
#define IOFD_VERSION_PATCH 0
#define IOFD_VERSION	   2000 /* major * 1000000 + minor * 1000 + patch */

/* Returns the IOFD_VERSION of the loaded library, for bindings to compare. */
IOFD_EXTERN(ZCALL_RETURNS(number))
int iofd_version_loaded(void);

#endif
