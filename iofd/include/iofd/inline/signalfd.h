/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/signalfd.h>. */
#ifndef IOFD_INLINE_SIGNALFD_H
#define IOFD_INLINE_SIGNALFD_H

#include <iofd/inline/cell.h>
#include <iofd/signalfd.h>
#include <zcall/abi.h>
#include <zcall/event.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

IOFD_PRIV_BODY int iofd_signalfd_open(iofd_signalfd *s, iofd_sigset mask,
				      uint32_t flags)
{
	if (flags & ~(uint32_t)IOFD_BLOCKING)
		return iofd_priv_cell_settle(&s->fd, IOFD_ERR_INVALID_PARAM);
	return iofd_priv_cell_settle(
		&s->fd, zcall_signalfd4(-1, &mask, sizeof mask,
					iofd_priv_open_flags(flags)));
}

IOFD_PRIV_BODY int iofd_signalfd_set_mask(const iofd_signalfd *s,
					  iofd_sigset mask)
{
	int raw = iofd_priv_cell_number(&s->fd);

	return iofd_priv_error_or_zero(
		raw < 0 ? raw : zcall_signalfd4(raw, &mask, sizeof mask, 0));
}

IOFD_PRIV_BODY int iofd_signalfd_read_into(const iofd_signalfd *s,
					   iofd_signal_info *info)
{
	int raw = iofd_priv_cell_number(&s->fd);

	return iofd_priv_error_or_zero(
		raw < 0 ? raw : zcall_read(raw, info, sizeof *info));
}

IOFD_PRIV_BODY int64_t iofd_signalfd_read_many(const iofd_signalfd *s,
					       iofd_signal_info *infos,
					       size_t count)
{
	int raw = iofd_priv_cell_number(&s->fd);
	long n;

	if (raw < 0)
		return raw;
	if (count > SIZE_MAX / sizeof *infos)
		return IOFD_ERR_INVALID_PARAM;
	n = zcall_read(raw, infos, count * sizeof *infos);
	return n < 0 ? n : (int64_t)((size_t)n / sizeof *infos);
}

#endif
