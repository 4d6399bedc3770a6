/* SPDX-License-Identifier: MIT */
#include "mappings.h"
#include "harness.h"

#include <stdio.h>
#include <string.h>

int count_mappings(const char *name)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512], file[64];
	int count = 0;

	ck_assert_ptr_nonnull(maps);
	snprintf(file, sizeof file, "/memfd:%s", name);
	while (fgets(line, sizeof line, maps))
		count += strstr(line, file) != NULL;
	fclose(maps);
	return count;
}
