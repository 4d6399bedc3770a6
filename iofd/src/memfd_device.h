/* SPDX-License-Identifier: MIT */
/*
 * The devices on which the kernel keeps memfds. Nobody can mount them, so they
 * prove what name, link, link count and seals cannot: a deleted file `memfd:x`
 * on a detached tmpfs has all of these.
 */
#ifndef IOFD_MEMFD_DEVICE_H
#define IOFD_MEMFD_DEVICE_H

#include <zcall/abi.h>

/* Describes the open file `raw` by statx. Returns 0 or its error. */
int iofd_describe(int raw, struct zcall_statx_info *out);

/*
 * Returns 1 when the file is on a device of memfds, else 0; or the error of
 * iofd_memfd_open, which makes one to compare with.
 */
int iofd_is_on_memfd_device(const struct zcall_statx_info *file);

#endif
