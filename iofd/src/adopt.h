/* SPDX-License-Identifier: MIT */
/* What the adopt of each noun is. */
#ifndef IOFD_ADOPT_H
#define IOFD_ADOPT_H

#include <iofd/fd_kind.h>

/* Adopts `raw` if it is of this enum iofd_fd_kinds; else -EINVAL. */
int iofd_adopt_kind(iofd_fd *fd, int64_t raw, int kind);

#endif
