/* SPDX-License-Identifier: MIT */
/* What waitid reports, as the structs of iofd. */
#ifndef IOFD_SRC_WAIT_H
#define IOFD_SRC_WAIT_H

#include <iofd/pidfd_wait.h>
#include <zcall/abi.h>

void iofd_wait_tell_status(iofd_pidfd_status *status,
			   const struct zcall_siginfo *info);
void iofd_wait_tell_usage(iofd_pidfd_usage *usage,
			  const struct zcall_rusage *used);

#endif
