/* SPDX-License-Identifier: MIT */
#include <zcall/errno.h>

/*
 * All strings are in one struct and are found by their offset. An array of
 * pointers would need one relocation per string, in every process.
 */
struct strings {
	char success_name[sizeof "OK"];
	char success_message[sizeof "success"];
#define ZCALL_ERRNO_HERE(constant, name, number, message)                      \
	char constant##_name[sizeof name];                                     \
	char constant##_message[sizeof message];
#include <zcall/errno.def>
	char unknown_name[sizeof "unknown"];
	char unknown_message[sizeof "unknown error"];
};

static const struct strings strings = {
	"OK",
	"success",
#define ZCALL_ERRNO_HERE(constant, name, number, message) name, message,
#include <zcall/errno.def>
	"unknown",
	"unknown error",
};

struct row {
	uint16_t number;
	uint16_t name;
	uint16_t message;
};

#define ROW(number, id)                                                        \
	{                                                                      \
		number, offsetof(struct strings, id##_name),                   \
			offsetof(struct strings, id##_message)                 \
	}

static const struct row rows[] = {
	ROW(0, success),
#define ZCALL_ERRNO_HERE(constant, name, number, message) ROW(number, constant),
#include <zcall/errno.def>
};

static const struct row unknown = ROW(0, unknown);

static const char *string_at(size_t offset)
{
	return (const char *)&strings + offset;
}

/* A number that is not an error, such as INT_MIN, matches no row. */
static const struct row *find(int errnum)
{
	unsigned int number =
		errnum < 0 ? 0u - (unsigned int)errnum : (unsigned int)errnum;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].number == number)
			return &rows[i];
	return &unknown;
}

const char *zcall_errno_name(int errnum)
{
	return string_at(find(errnum)->name);
}

const char *zcall_errno_message(int errnum)
{
	return string_at(find(errnum)->message);
}

int zcall_errno_temporary(int errnum)
{
	switch (find(errnum)->number) {
	case ZCALL_EAGAIN:
	case ZCALL_EINTR:
	case ZCALL_EINPROGRESS:
		return 1;
	default:
		return 0;
	}
}

int zcall_errno_timeout(int errnum)
{
	switch (find(errnum)->number) {
	case ZCALL_EAGAIN:
	case ZCALL_ETIMEDOUT:
		return 1;
	default:
		return 0;
	}
}

static int is_same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

int zcall_errno_number(const char *name)
{
	if (name)
		for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
			if (is_same(name, string_at(rows[i].name)))
				return rows[i].number;
	return 0;
}
