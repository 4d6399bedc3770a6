/* SPDX-License-Identifier: MIT */
/* The common part of the adopt functions. */
#ifndef IOFD_ADOPT_H
#define IOFD_ADOPT_H

#include <iofd/fd_kind.h>

/* Adopts `raw` if it is of `kind`, an enum iofd_fd_kinds; otherwise -EINVAL. */
int iofd_adopt_kind(iofd_fd *fd, int64_t raw, int kind);

#endif
