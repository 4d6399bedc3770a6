/* SPDX-License-Identifier: MIT */
#include "huge_sizes.h"
#include "harness.h"
#include "namespaces.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#define FOLDER "/sys/kernel/mm/hugepages"

enum {
	MOST_SIZES = 16
};

static struct {
	int shift;
	int reserved; /* by us */
	int free;     /* after that */
} sizes[MOST_SIZES];
static int count;
static int lock;

static int shift_of(long long size)
{
	int shift = 0;

	while (size >> shift > 1)
		shift++;
	return shift;
}

/* A processor without huge pages has no such folder. */
int find_huge_sizes(void)
{
	struct dirent *entry;
	long long kib;
	DIR *folder;

	mount_own_sys(); /* if it may: without, there may be no pages */
	folder = opendir(FOLDER);
	while (folder && count < MOST_SIZES && (entry = readdir(folder)))
		if (sscanf(entry->d_name, "hugepages-%lldkB", &kib) == 1)
			sizes[count++].shift = shift_of(kib * 1024);
	if (folder)
		closedir(folder);
	return count;
}

int huge_shift(int i)
{
	return sizes[i].shift;
}

int huge_pages(int i)
{
	return sizes[i].free;
}

static void name_setting(char *path, size_t size, int i, const char *name)
{
	snprintf(path, size, FOLDER "/hugepages-%lldkB/%s",
		 (1LL << sizes[i].shift) / 1024, name);
}

static int read_setting(int i, const char *name)
{
	char path[128];
	FILE *setting;
	int value = -1;

	name_setting(path, sizeof path, i, name);
	setting = fopen(path, "r");
	ck_assert_ptr_nonnull(setting);
	ck_assert_int_eq(fscanf(setting, "%d", &value), 1);
	fclose(setting);
	return value;
}

/* Changes how many pages the machine keeps, by as many as it can. */
static int change(int i, int by)
{
	int former = read_setting(i, "nr_hugepages");
	char path[128], text[16];

	name_setting(path, sizeof path, i, "nr_hugepages");
	snprintf(text, sizeof text, "%d", former + by);
	if (write_setting(path, text) < 0)
		return 0; /* not allowed, or no memory */
	return read_setting(i, "nr_hugepages") - former;
}

/* A lock ends with the program that has it. */
void lock_huge_pages(void)
{
	lock = open(FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (lock >= 0)
		ck_assert_int_eq(flock(lock, LOCK_EX), 0);
}

void unlock_huge_pages(void)
{
	close(lock);
}

/* More than a part of the memory would take long to find, and to clear. */
static int is_small(int i)
{
	struct sysinfo machine;

	ck_assert_int_eq(sysinfo(&machine), 0);
	return (unsigned long long)NEEDED << sizes[i].shift <=
	       (unsigned long long)machine.totalram * machine.mem_unit / 16;
}

void reserve_huge_pages(void)
{
	lock_huge_pages();
	for (int i = 0; i < count; i++)
		if (is_small(i)) {
			sizes[i].reserved = change(i, NEEDED);
			sizes[i].free = read_setting(i, "free_hugepages");
		}
}

void give_back_huge_pages(void)
{
	for (int i = 0; i < count; i++)
		if (sizes[i].reserved > 0)
			change(i, -sizes[i].reserved);
	unlock_huge_pages();
}

int lacks_huge_pages(int i)
{
	int is_smallest = 1;

	if (sizes[i].free >= NEEDED)
		return 0;
	for (int other = 0; other < count; other++)
		is_smallest &= sizes[i].shift <= sizes[other].shift;
	if (is_smallest)
		skip_without("memory for huge pages");
	return 1;
}
