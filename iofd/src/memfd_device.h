/* SPDX-License-Identifier: MIT */
/*
 * The devices of memfds. They cannot be mounted, so they identify a memfd.
 * Name, link, link count and seals do not: a deleted file `memfd:x` on a
 * detached tmpfs has the same.
 */
#ifndef IOFD_MEMFD_DEVICE_H
#define IOFD_MEMFD_DEVICE_H

#include <zcall/abi.h>

/* Describes the open file `raw` by statx. Returns 0 or its error. */
int iofd_describe(int raw, struct zcall_statx_info *out);

/*
 * Returns 1 if the file is on a device of memfds, otherwise 0; or the error of
 * creating a memfd to compare with.
 */
int iofd_is_on_memfd_device(const struct zcall_statx_info *file);

#endif
