/* SPDX-License-Identifier: MIT */
/* What the adopt of each noun is. */
#ifndef IOFD_ADOPT_H
#define IOFD_ADOPT_H

#include <iofd/kind.h>

/* Adopts `raw` if it is of this enum iofd_fd_kind; else -EINVAL. */
int iofd_adopt_kind(iofd_fd *fd, int64_t raw, int kind);

#endif
