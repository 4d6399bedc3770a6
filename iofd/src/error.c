/* SPDX-License-Identifier: MIT */
#include <iofd/error.h>

int iofd_error_kind(int64_t result)
{
	if (result >= 0)
		return IOFD_KIND_NONE;
	switch (result) {
	case IOFD_WOULD_BLOCK:
		return IOFD_KIND_WOULD_BLOCK;
	case IOFD_CLOSED:
		return IOFD_KIND_CLOSED;
	case IOFD_INVALID_PARAM:
		return IOFD_KIND_INVALID_PARAM;
	case IOFD_INTERRUPTED:
		return IOFD_KIND_INTERRUPTED;
	case IOFD_NO_MEMORY:
		return IOFD_KIND_NO_MEMORY;
	case IOFD_PERMISSION:
	case -ZCALL_EACCES:
		return IOFD_KIND_PERMISSION;
	default:
		return IOFD_KIND_OTHER;
	}
}

const char *iofd_error_message(int64_t result)
{
	int error = 0;

	if (result < 0)
		error = result < INT32_MIN ? INT32_MIN : (int)result;
	return zcall_errno_message(error);
}
