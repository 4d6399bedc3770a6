/* SPDX-License-Identifier: MIT */
/* References to processes that are made without the library. */
#ifndef REFERENCES_H
#define REFERENCES_H

#include <iofd/pidfd_reference.h>

/* Writes the reference that a process of this boot would have. */
void forge_reference(iofd_pidfd_reference *reference, uint64_t id);

/*
 * Whether the result means that the kernel has no references. Skips the test if
 * so.
 */
int lacks_references(int result);

/* The same for this process. Kernels before 6.14 do not open it. */
void forge_own_reference(iofd_pidfd_reference *reference);

/* Gets a reference to this process. Returns 0 to go on, 1 to skip. */
int refer_to_self(iofd_pidfd_reference *reference);

#endif
