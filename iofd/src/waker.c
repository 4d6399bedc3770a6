/* SPDX-License-Identifier: MIT */
#include <iofd/inline/waker.h>

#include "await.h"

/* Waits until each ring that was announced has been written and read. */
static int await_rings(iofd_waker *w, int raw)
{
	int rc = 0;

	while (rc == 0 && w->due > 0) {
		rc = iofd_priv_waker_collect(w, raw);
		if (rc == 0 && w->due > 0)
			rc = iofd_await_readable(&w->fd, INT64_MAX);
	}
	return rc;
}

int iofd_waker_close(iofd_waker *w)
{
	int raw = iofd_priv_cell_number(&w->fd);
	int rc;

	if (raw < 0)
		return 0;
	iofd_priv_waker_take_own(w);
	rc = await_rings(w, raw);
	/* If other code has closed the descriptor, the cell is closed too. */
	return rc < 0 && rc != IOFD_ERR_CLOSED ? rc : iofd_fd_close(&w->fd);
}
