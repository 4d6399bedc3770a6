/* SPDX-License-Identifier: MIT */
/* Our own flags are distinct; those passed to the kernel have its values. */
#include "harness.h"

#include <iofd/iofd.h>
#include <zcall/abi.h>

const char *const suite_name = "iofd/flags_values";

enum {
	OURS = 0x7fff7800 /* bits 11 to 14, and 16 to 30 */
};

static const struct {
	const char *name;
	uint32_t value;
} own[] = {
#define OWN(name) {#name, name},
#include "flags_own.def"
};

static const struct {
	const char *name;
	uint32_t value;
	uint32_t kernel;
} values[] = {
#define KERNEL(name, value) {#name, (uint32_t)name, (uint32_t)(value)},
#include "flags_kernel.def"
};

START_TEST(own_flags_share_no_bit)
{
	uint32_t used = IOFD_PIDFD_WAIT_KEEP; /* a kernel flag in our range */

	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
		uint32_t value = own[i].value;

		ck_assert_msg(value && !(value & (value - 1)) &&
				      !(value & ~(uint32_t)OURS),
			      "%s is %x", own[i].name, value);
		ck_assert_msg(!(value & used), "%s has the bit of another",
			      own[i].name);
		used |= value;
	}
}
END_TEST

START_TEST(flags_passed_to_kernel_equal_its_constants)
{
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		ck_assert_msg(values[i].value == values[i].kernel,
			      "%s is %x, not %x", values[i].name,
			      values[i].value, values[i].kernel);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, own_flags_share_no_bit);
	tcase_add_test(tests, flags_passed_to_kernel_equal_its_constants);
}
