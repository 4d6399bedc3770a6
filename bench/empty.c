/* SPDX-License-Identifier: MIT */
/* Does nothing, with or without the libraries. */
#ifdef WITH_IOFD
#include <iofd/iofd.h>
#else
#define iofd_version_loaded() 0
#endif

int main(void)
{
	return iofd_version_loaded() == -1;
}
