/* SPDX-License-Identifier: MIT */
#include <iofd/inline/lease.h>

#include <iofd/inline/time.h>

/* FUTEX_WAIT_BITSET takes the time of CLOCK_MONOTONIC at which to end. */
int iofd_lease_close_wait(iofd_lease *l, int64_t deadline_ns)
{
	struct zcall_timespec deadline =
		iofd_priv_timespec_of(deadline_ns > 0 ? deadline_ns : 0);
	uint64_t closing;
	int rc = iofd_priv_lease_close(l, &closing);

	while (rc == 0 || rc == IOFD_ERR_WOULD_BLOCK ||
	       rc == IOFD_ERR_INTERRUPTED)
		rc = iofd_priv_lease_await(
			l, closing, deadline_ns == INT64_MAX ? 0 : &deadline);
	return rc < 0 ? rc
		      : __atomic_load_n(
				&l->error,
				__ATOMIC_RELAXED); /* lease:error-load */
}
