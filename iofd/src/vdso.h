/* SPDX-License-Identifier: MIT */
/* The vDSO: code of the kernel that is mapped into each program. */
#ifndef IOFD_VDSO_H
#define IOFD_VDSO_H

#include <stdint.h>

/*
 * Stores the address of its ELF image. Returns 0; -ENOENT if there is none; or
 * the error that prevented the search.
 */
int iofd_vdso_image(uintptr_t *image);

#endif
