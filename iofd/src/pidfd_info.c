/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd.h>

#include <iofd/inline/cell.h>

#include <zcall/abi.h>

static void tell_ids(iofd_pidfd_info *out, const struct zcall_pidfd_info *info)
{
	out->known |= IOFD_PIDFD_KNOWS_IDS;
	out->pid = (int32_t)info->pid;
	out->ppid = (int32_t)info->ppid;
	out->uid = info->ruid;
	out->gid = info->rgid;
	out->effective_uid = info->euid;
	out->effective_gid = info->egid;
}

/* `code` is what wait(2) calls a status. */
static void tell_end(iofd_pidfd_info *out, int code)
{
	int signal = code & 0x7f;

	out->known |= IOFD_PIDFD_KNOWS_END;
	out->value = signal ? signal : code >> 8 & 0xff;
	if (!signal)
		out->event = IOFD_PIDFD_EXITED;
	else
		out->event =
			code & 0x80 ? IOFD_PIDFD_DUMPED : IOFD_PIDFD_KILLED;
}

static void clear(iofd_pidfd_info *out)
{
	out->known = 0;
	out->pid = out->ppid = 0;
	out->uid = out->gid = 0;
	out->effective_uid = out->effective_gid = 0;
	out->event = out->value = 0;
}

int iofd_pidfd_get_info(const iofd_pidfd *p, iofd_pidfd_info *out)
{
	int raw = iofd_cell_number(&p->fd);
	struct zcall_pidfd_info info;
	int rc;

	if (raw < 0 || !out)
		return raw < 0 ? raw : -ZCALL_EFAULT;
	info.mask = ZCALL_PIDFD_INFO_PID | ZCALL_PIDFD_INFO_CREDS |
		    ZCALL_PIDFD_INFO_EXIT;
	rc = zcall_ioctl(raw, ZCALL_PIDFD_GET_INFO, (uintptr_t)&info);
	/* So those say who do not know the request, each in its own way. */
	if (rc == -ZCALL_ENOTTY || rc == IOFD_INVALID_PARAM)
		return -ZCALL_EOPNOTSUPP;
	if (rc < 0)
		return rc;
	clear(out);
	if (info.mask & ZCALL_PIDFD_INFO_PID && info.pid != 0)
		tell_ids(out, &info);
	if (info.mask & ZCALL_PIDFD_INFO_EXIT)
		tell_end(out, info.exit_code);
	return 0;
}
