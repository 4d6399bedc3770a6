/* SPDX-License-Identifier: MIT */
/*
 * Creating a memfd, on every kernel and with every vm.memfd_noexec. Inline,
 * since iofd_memfd_open does little else.
 */
#ifndef IOFD_MEMFD_CREATE_H
#define IOFD_MEMFD_CREATE_H

#include <iofd/memfd.h>
#include <zcall/abi.h>
#include <zcall/io.h>
#include <zcall/memory.h>

enum {
	IOFD_MEMFD_EXECUTION = IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL
};

/*
 * Returns the descriptor of a close-on-exec memfd, or the error. `flags` is a
 * set of enum iofd_memfd_flags, not checked here.
 *
 * NOEXEC_SEAL is the default. It permits sealing, so another call forbids it if
 * the caller did not ask for it. Kernels before 6.3 refuse NOEXEC_SEAL and
 * EXEC; their files are executable.
 */
static inline int iofd_memfd_create(const char *name, unsigned int flags)
{
	unsigned int execution = flags & IOFD_MEMFD_EXECUTION;
	int raw, rc;

	flags |= ZCALL_MFD_CLOEXEC;
	raw = zcall_memfd_create(
		name, flags | (execution ? 0 : ZCALL_MFD_NOEXEC_SEAL));
	if (raw == IOFD_ERR_INVALID_PARAM && !(flags & IOFD_MEMFD_NOEXEC_SEAL))
		return zcall_memfd_create(
			name, flags & ~(unsigned int)IOFD_MEMFD_EXECUTION);
	if (raw < 0 || execution || flags & IOFD_MEMFD_ALLOW_SEALING)
		return raw;
	rc = zcall_fcntl(raw, ZCALL_F_ADD_SEALS, ZCALL_F_SEAL_SEAL);
	if (rc < 0) {
		zcall_close(raw);
		return rc;
	}
	return raw;
}

#endif
