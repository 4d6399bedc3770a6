/* SPDX-License-Identifier: MIT */
#include <iofd/inline/pidfd.h>

#include "adopt.h"
#include "fdinfo.h"

int iofd_pidfd_adopt(iofd_pidfd *p, int64_t raw)
{
	return iofd_adopt_kind(&p->fd, raw, IOFD_FD_KIND_PIDFD);
}

int iofd_pidfd_pid(const iofd_pidfd *p)
{
	uint64_t pid;
	int rc = iofd_fdinfo_number(&p->fd, "Pid:", 10, &pid);

	if (rc < 0)
		return rc;
	if (pid == 0)
		return -ZCALL_EREMOTE;
	return pid > INT32_MAX ? -ZCALL_ESRCH : (int)pid;
}
