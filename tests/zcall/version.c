/* SPDX-License-Identifier: MIT */
#include "harness.h"

#include <stdio.h>
#include <zcall/zcall.h>

const char *const suite_name = "zcall/version";

/* ZCALL_PACKAGE_VERSION is the version of the CMake project. */
START_TEST(version_equals_version_of_package)
{
	char text[32];

	snprintf(text, sizeof text, "%d.%d.%d", ZCALL_VERSION_MAJOR,
		 ZCALL_VERSION_MINOR, ZCALL_VERSION_PATCH);
	ck_assert_str_eq(text, ZCALL_PACKAGE_VERSION);
}
END_TEST

/* ZCALL_VERSION is one literal, so #if and api.json can use its value. */
START_TEST(version_equals_its_parts)
{
#if ZCALL_VERSION != ZCALL_VERSION_MAJOR * 1000000 +                           \
			     ZCALL_VERSION_MINOR * 1000 + ZCALL_VERSION_PATCH
	ck_abort_msg("ZCALL_VERSION is %d", ZCALL_VERSION);
#endif
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, version_equals_version_of_package);
	tcase_add_test(tests, version_equals_its_parts);
}
