/* SPDX-License-Identifier: MIT */
/* Creating a memfd, on every kernel and with every vm.memfd_noexec. */
#ifndef IOFD_INLINE_MEMFD_CREATE_H
#define IOFD_INLINE_MEMFD_CREATE_H

#include <iofd/inline/cell.h>
#include <iofd/memfd.h>
#include <zcall/abi.h>
#include <zcall/io.h>
#include <zcall/memory.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_MEMFD_EXECUTION = IOFD_MEMFD_EXEC | IOFD_MEMFD_NOEXEC_SEAL
};

/*
 * After an error. Kernels before 6.3 refuse NOEXEC_SEAL and EXEC; their files
 * are executable, and cannot be sealed if the caller did not ask for it.
 */
IOFD_PRIV_CALLED int iofd_priv_memfd_create_again(const char *name,
						  unsigned int flags, int error)
{
	if (error != IOFD_ERR_INVALID_PARAM || flags & IOFD_MEMFD_NOEXEC_SEAL)
		return error;
	return zcall_memfd_create(
		name, flags & ~(unsigned int)IOFD_PRIV_MEMFD_EXECUTION);
}

/* NOEXEC_SEAL permits sealing. This forbids it. */
static inline int iofd_priv_memfd_forbid_sealing(int raw)
{
	int rc = zcall_fcntl(raw, ZCALL_F_ADD_SEALS, ZCALL_F_SEAL_SEAL);

	if (IOFD_PRIV_RARELY(rc < 0)) {
		zcall_close(raw);
		return rc;
	}
	return raw;
}

/*
 * Returns the descriptor of a close-on-exec memfd, or the error. `flags` is a
 * set of enum iofd_memfd_flags, not checked here. NOEXEC_SEAL is the default.
 */
static inline int iofd_priv_memfd_create(const char *name, unsigned int flags)
{
	unsigned int execution = flags & IOFD_PRIV_MEMFD_EXECUTION;
	int raw;

	flags |= ZCALL_MFD_CLOEXEC;
	raw = zcall_memfd_create(
		name, flags | (execution ? 0 : ZCALL_MFD_NOEXEC_SEAL));
	if (IOFD_PRIV_RARELY(raw < 0))
		return iofd_priv_memfd_create_again(name, flags, raw);
	return execution || flags & IOFD_MEMFD_ALLOW_SEALING
		       ? raw
		       : iofd_priv_memfd_forbid_sealing(raw);
}

#endif
