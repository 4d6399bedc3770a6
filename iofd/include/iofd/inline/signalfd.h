/* SPDX-License-Identifier: MIT */
/* The bodies of <iofd/signalfd.h>. */
#ifndef IOFD_INLINE_SIGNALFD_H
#define IOFD_INLINE_SIGNALFD_H

#include <iofd/inline/cell.h>
#include <iofd/signalfd.h>
#include <zcall/abi.h>
#include <zcall/event.h>
#include <zcall/process.h>

#ifdef __cplusplus
#pragma GCC system_header /* see <iofd/error.h> */
#endif

/* The bit of a signal; 0, which changes no set, for what is no signal. */
static inline iofd_sigset iofd_sigset_bit(int signal)
{
	return signal >= 1 && signal <= 64 ? (iofd_sigset)1 << (signal - 1) : 0;
}

IOFD_API void iofd_sigset_add(iofd_sigset *set, int signal)
{
	*set |= iofd_sigset_bit(signal);
}

IOFD_API void iofd_sigset_del(iofd_sigset *set, int signal)
{
	*set &= ~iofd_sigset_bit(signal);
}

IOFD_API int iofd_sigset_has(iofd_sigset set, int signal)
{
	return (set & iofd_sigset_bit(signal)) != 0;
}

IOFD_API int iofd_sigset_empty(iofd_sigset set)
{
	return set == 0;
}

IOFD_API int iofd_sigset_block(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_BLOCK, &set, old, sizeof set);
}

IOFD_API int iofd_sigset_unblock(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_UNBLOCK, &set, old, sizeof set);
}

IOFD_API int iofd_sigset_reset(void)
{
	return iofd_sigset_restore(0);
}

IOFD_API int iofd_sigset_restore(iofd_sigset old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_SETMASK, &old, 0, sizeof old);
}

IOFD_API int iofd_signalfd_open(iofd_signalfd *s, iofd_sigset mask,
				uint32_t flags)
{
	int kernel_flags = ZCALL_SFD_CLOEXEC;

	if (flags & ~(uint32_t)IOFD_SIGNALFD_BLOCKING)
		return iofd_cell_settle(&s->fd, IOFD_INVALID_PARAM);
	if (!(flags & IOFD_SIGNALFD_BLOCKING))
		kernel_flags |= ZCALL_SFD_NONBLOCK;
	return iofd_cell_settle(
		&s->fd, zcall_signalfd4(-1, &mask, sizeof mask, kernel_flags));
}

IOFD_API int iofd_signalfd_open_blocking_mask(iofd_signalfd *s,
					      iofd_sigset mask, uint32_t flags,
					      iofd_sigset *old)
{
	int rc = iofd_signalfd_open(s, mask, flags);

	if (rc == 0) /* last, so that no failure has blocked anything */
		rc = iofd_sigset_block(mask, old);
	if (rc < 0)
		iofd_fd_close(&s->fd);
	return rc;
}

IOFD_API int iofd_signalfd_set_mask(const iofd_signalfd *s, iofd_sigset mask)
{
	int raw = iofd_cell_number(&s->fd);

	return iofd_error_or_zero(
		raw < 0 ? raw : zcall_signalfd4(raw, &mask, sizeof mask, 0));
}

IOFD_API int iofd_signalfd_read_into(const iofd_signalfd *s,
				     iofd_signal_info *info)
{
	int raw = iofd_cell_number(&s->fd);

	return iofd_error_or_zero(
		raw < 0 ? raw : zcall_read(raw, info, sizeof *info));
}

IOFD_API int64_t iofd_signalfd_read_many(const iofd_signalfd *s,
					 iofd_signal_info *infos, size_t count)
{
	int raw = iofd_cell_number(&s->fd);
	long n;

	if (raw < 0)
		return raw;
	if (count > SIZE_MAX / sizeof *infos)
		return IOFD_INVALID_PARAM;
	n = zcall_read(raw, infos, count * sizeof *infos);
	return n < 0 ? n : (int64_t)((size_t)n / sizeof *infos);
}

#endif
