/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/memfd_seal.h>. */
#ifndef IOFD_INLINE_MEMFD_SEAL_H
#define IOFD_INLINE_MEMFD_SEAL_H

#include <iofd/inline/cell.h>
#include <iofd/memfd_seal.h>
#include <zcall/abi.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

enum {
	IOFD_PRIV_SEALS = IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK | IOFD_SEAL_GROW |
			  IOFD_SEAL_WRITE | IOFD_SEAL_FUTURE_WRITE |
			  IOFD_SEAL_EXEC
};

IOFD_PRIV_BODY int iofd_memfd_seal(const iofd_memfd *m, uint32_t seals)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_ADD_SEALS, seals);
}

IOFD_PRIV_BODY int iofd_memfd_seals(const iofd_memfd *m)
{
	int raw = iofd_priv_cell_number(&m->fd);

	return raw < 0 ? raw : zcall_fcntl(raw, ZCALL_F_GET_SEALS, 0);
}

IOFD_PRIV_BODY int iofd_memfd_seal_for_sharing(const iofd_memfd *m,
					       iofd_region *own)
{
	int raw = iofd_priv_cell_number(&m->fd);
	int rc = raw < 0 || !own ? 0 : iofd_region_unmap(own);

	return rc < 0 ? rc
		      : iofd_memfd_seal(m, IOFD_SEAL_SEAL | IOFD_SEAL_SHRINK |
						   IOFD_SEAL_GROW |
						   IOFD_SEAL_WRITE);
}

IOFD_PRIV_BODY int iofd_memfd_verify(const iofd_memfd *m, uint32_t seals,
				     int64_t minimum)
{
	int have = iofd_memfd_seals(m);
	int64_t size;

	if (have < 0)
		return have;
	if (seals & ~(uint32_t)IOFD_PRIV_SEALS)
		return IOFD_ERR_INVALID_PARAM;
	if (seals & ~(uint32_t)have)
		return IOFD_ERR_PERMISSION;
	size = minimum > 0 ? iofd_memfd_size(m) : 0;
	if (size < 0)
		return (int)size;
	return size < minimum ? -ZCALL_ERANGE : 0;
}

#endif
