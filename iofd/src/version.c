/* SPDX-License-Identifier: MIT */
#include <iofd/version.h>

_Static_assert(IOFD_VERSION == IOFD_VERSION_MAJOR * 1000000 +
				       IOFD_VERSION_MINOR * 1000 +
				       IOFD_VERSION_PATCH,
	       "IOFD_VERSION");

int iofd_version_loaded(void)
{
	return IOFD_VERSION;
}
