/* SPDX-License-Identifier: MIT */
#include <iofd/pidfd_info.h>

#include <iofd/inline/cell.h>

#include <zcall/abi.h>

static void tell_ids(iofd_pidfd_info *info, const struct zcall_pidfd_info *told)
{
	info->known |= IOFD_PIDFD_KNOWS_IDS;
	info->pid = (int32_t)told->pid;
	info->ppid = (int32_t)told->ppid;
	info->uid = told->ruid;
	info->gid = told->rgid;
	info->effective_uid = told->euid;
	info->effective_gid = told->egid;
}

/* `code` is a status as of wait(2). */
static void tell_end(iofd_pidfd_info *info, int code)
{
	int signal = code & 0x7f;

	info->known |= IOFD_PIDFD_KNOWS_END;
	info->value = signal ? signal : code >> 8 & 0xff;
	if (!signal)
		info->event = IOFD_PIDFD_EXITED;
	else
		info->event =
			code & 0x80 ? IOFD_PIDFD_DUMPED : IOFD_PIDFD_KILLED;
}

static void tell_cgroup(iofd_pidfd_info *info,
			const struct zcall_pidfd_info *told)
{
	info->known |= IOFD_PIDFD_KNOWS_CGROUP;
	info->cgroup_id = told->cgroupid;
}

static void clear(iofd_pidfd_info *info)
{
	info->known = 0;
	info->pid = info->ppid = 0;
	info->cgroup_id = 0;
	info->uid = info->gid = 0;
	info->effective_uid = info->effective_gid = 0;
	info->event = info->value = 0;
	for (size_t i = 0; i < sizeof info->reserved / 4; i++)
		info->reserved[i] = 0;
}

int iofd_pidfd_get_info(const iofd_pidfd *p, iofd_pidfd_info *info)
{
	int raw = iofd_priv_cell_number(&p->fd);
	struct zcall_pidfd_info told;
	int rc;

	if (raw < 0 || !info)
		return raw < 0 ? raw : -ZCALL_EFAULT;
	told.mask = ZCALL_PIDFD_INFO_PID | ZCALL_PIDFD_INFO_CREDS |
		    ZCALL_PIDFD_INFO_EXIT | ZCALL_PIDFD_INFO_CGROUPID;
	rc = zcall_ioctl(raw, ZCALL_PIDFD_GET_INFO, (uintptr_t)&told);
	/* Files that do not know the request return either error. */
	if (rc == -ZCALL_ENOTTY || rc == IOFD_ERR_INVALID_PARAM)
		return -ZCALL_EOPNOTSUPP;
	if (rc < 0)
		return rc;
	clear(info);
	if (told.mask & ZCALL_PIDFD_INFO_PID && told.pid != 0)
		tell_ids(info, &told);
	if (told.mask & ZCALL_PIDFD_INFO_EXIT)
		tell_end(info, told.exit_code);
	if (told.mask & ZCALL_PIDFD_INFO_CGROUPID)
		tell_cgroup(info, &told);
	return 0;
}
