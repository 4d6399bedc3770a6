/* SPDX-License-Identifier: MIT */
#include <iofd/error.h>
#include <zcall/errno.h>

int iofd_error_kind(int64_t result)
{
	if (result >= 0)
		return IOFD_ERROR_KIND_NONE;
	switch (result) {
	case IOFD_ERR_WOULD_BLOCK:
		return IOFD_ERROR_KIND_WOULD_BLOCK;
	case IOFD_ERR_CLOSED:
		return IOFD_ERROR_KIND_CLOSED;
	case IOFD_ERR_INVALID_PARAM:
		return IOFD_ERROR_KIND_INVALID_PARAM;
	case IOFD_ERR_INTERRUPTED:
		return IOFD_ERROR_KIND_INTERRUPTED;
	case IOFD_ERR_NO_MEMORY:
		return IOFD_ERROR_KIND_NO_MEMORY;
	case IOFD_ERR_PERMISSION:
	case -ZCALL_EACCES:
		return IOFD_ERROR_KIND_PERMISSION;
	default:
		return IOFD_ERROR_KIND_OTHER;
	}
}

/* A number below INT32_MIN or above 0 is not an errno. */
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
