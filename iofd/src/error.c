/* SPDX-License-Identifier: MIT */
#include <iofd/error.h>
#include <zcall/errno.h>

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

/* Nothing below INT32_MIN is an error, and nothing above 0 is one. */
static int error_of(int64_t result)
{
	if (result >= 0)
		return 0;
	return result < INT32_MIN ? INT32_MIN : (int)result;
}

const char *iofd_error_message(int64_t result)
{
	return zcall_errno_message(error_of(result));
}

const char *iofd_error_name(int64_t result)
{
	return zcall_errno_name(error_of(result));
}
