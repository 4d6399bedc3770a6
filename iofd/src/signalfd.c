/* SPDX-License-Identifier: MIT */
#include <iofd/signalfd.h>

#include "adopt.h"
#include "cell.h"
#include "fdinfo.h"

#include <zcall/abi.h>
#include <zcall/event.h>
#include <zcall/process.h>

/* The bit of a signal; 0, which changes no set, for what is no signal. */
static iofd_sigset bit_of(int signal)
{
	return signal >= 1 && signal <= 64 ? (iofd_sigset)1 << (signal - 1) : 0;
}

void iofd_sigset_add(iofd_sigset *set, int signal)
{
	*set |= bit_of(signal);
}

void iofd_sigset_del(iofd_sigset *set, int signal)
{
	*set &= ~bit_of(signal);
}

int iofd_sigset_has(iofd_sigset set, int signal)
{
	return (set & bit_of(signal)) != 0;
}

int iofd_sigset_empty(iofd_sigset set)
{
	return set == 0;
}

int iofd_sigset_block(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_BLOCK, &set, old, sizeof set);
}

int iofd_sigset_unblock(iofd_sigset set, iofd_sigset *old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_UNBLOCK, &set, old, sizeof set);
}

int iofd_sigset_reset(void)
{
	return iofd_sigset_restore(0);
}

int iofd_sigset_restore(iofd_sigset old)
{
	return zcall_rt_sigprocmask(ZCALL_SIG_SETMASK, &old, 0, sizeof old);
}

int iofd_signalfd_open(iofd_signalfd *s, iofd_sigset mask, uint32_t flags)
{
	int kernel_flags = ZCALL_SFD_CLOEXEC;

	if (flags & ~(uint32_t)IOFD_SIGNALFD_BLOCKING)
		return settle(&s->fd, IOFD_INVALID_PARAM);
	if (!(flags & IOFD_SIGNALFD_BLOCKING))
		kernel_flags |= ZCALL_SFD_NONBLOCK;
	return settle(&s->fd,
		      zcall_signalfd4(-1, &mask, sizeof mask, kernel_flags));
}

int iofd_signalfd_open_blocking_mask(iofd_signalfd *s, iofd_sigset mask,
				     uint32_t flags, iofd_sigset *old)
{
	iofd_sigset before;
	int rc = iofd_sigset_block(mask, &before);

	if (rc < 0)
		return settle(&s->fd, rc);
	rc = iofd_signalfd_open(s, mask, flags);
	if (rc < 0)
		iofd_sigset_restore(before);
	else if (old)
		*old = before;
	return rc;
}

int iofd_signalfd_adopt(iofd_signalfd *s, int64_t raw)
{
	return iofd_adopt_kind(&s->fd, raw, IOFD_FD_SIGNALFD);
}

int iofd_signalfd_mask(const iofd_signalfd *s, iofd_sigset *out)
{
	return iofd_fdinfo_number(&s->fd, "sigmask:", 16, out);
}

int iofd_signalfd_set_mask(const iofd_signalfd *s, iofd_sigset mask)
{
	int raw = number_of(&s->fd);
	int rc = raw < 0 ? raw : zcall_signalfd4(raw, &mask, sizeof mask, 0);

	return rc < 0 ? rc : 0;
}

int iofd_signalfd_read_into(const iofd_signalfd *s, iofd_signal_info *info)
{
	int64_t n = iofd_signalfd_read_many(s, info, 1);

	return n < 0 ? (int)n : 0;
}

int64_t iofd_signalfd_read_many(const iofd_signalfd *s, iofd_signal_info *infos,
				size_t count)
{
	int raw = number_of(&s->fd);
	long n;

	if (raw < 0)
		return raw;
	if (count > SIZE_MAX / sizeof *infos)
		return IOFD_INVALID_PARAM;
	n = zcall_read(raw, infos, count * sizeof *infos);
	return n < 0 ? n : n / (long)sizeof *infos;
}
