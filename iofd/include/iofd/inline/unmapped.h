/* SPDX-License-Identifier: MIT */
/* What every function that gives a region starts with. */
#ifndef IOFD_INLINE_UNMAPPED_H
#define IOFD_INLINE_UNMAPPED_H

#include <iofd/region.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

static inline void iofd_priv_region_clear(iofd_region *r)
{
	r->ptr = 0;
	r->len = 0;
	r->huge_kib = 0;
	r->prot = 0;
	r->steady = 0;
}

#endif
