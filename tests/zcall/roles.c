/* SPDX-License-Identifier: MIT */
/* The kernel accesses memory as the headers document: see roles.def. */
#include "roles.h"
#include "harness.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "zcall/roles";

enum {
	PAGE = 65536, /* a multiple of the page size of every target */
	RUBBISH = 0x55
};

enum verdict {
	AS_DOCUMENTED,
	NOT_HERE,
	CALL_FAILED,
	WRITTEN,
	NOT_WRITTEN,
	NULL_IS_EFAULT,
	NULL_IS_NO_EFAULT
};

/* The bytes end where the page ends, so an access past them faults. */
static unsigned char *bytes_before_nothing(const struct role_row *row)
{
	unsigned char *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned char *bytes = pages + PAGE - row->size;
	const void *content = row->content();

	if (pages == MAP_FAILED || mprotect(pages + PAGE, PAGE, PROT_NONE))
		_exit(CALL_FAILED);
	if (content)
		memcpy(bytes, content, row->size);
	else
		memset(bytes, RUBBISH, row->size);
	return bytes;
}

static enum verdict of_role(const struct role_row *row)
{
	unsigned char before[512];
	unsigned char *bytes = bytes_before_nothing(row);
	long result;

	memcpy(before, bytes, row->size);
	result = row->call(bytes);
	if (result == -ENOSYS)
		return NOT_HERE;
	if (result < 0) {
		fprintf(stderr, "%s: %ld\n", row->name, result);
		return CALL_FAILED;
	}
	if (memcmp(before, bytes, row->size) == 0)
		return row->role == IN ? AS_DOCUMENTED : NOT_WRITTEN;
	return row->role == IN ? WRITTEN : AS_DOCUMENTED;
}

/* Memory that is only read may be read-only. */
static enum verdict of_const(const struct role_row *row)
{
	unsigned char *bytes = bytes_before_nothing(row);
	long result;

	if (row->role != IN)
		return AS_DOCUMENTED;
	if (mprotect(bytes + row->size - PAGE, PAGE, PROT_READ))
		return CALL_FAILED;
	result = row->call(bytes);
	return result == -ENOSYS ? NOT_HERE
	       : result < 0	 ? CALL_FAILED
				 : AS_DOCUMENTED;
}

static enum verdict of_null(const struct role_row *row)
{
	long result = row->call(NULL);

	if (result == -ENOSYS)
		return NOT_HERE;
	if (row->null == EFAULT_)
		return result == -EFAULT ? AS_DOCUMENTED : NULL_IS_NO_EFAULT;
	return result == -EFAULT ? NULL_IS_EFAULT : AS_DOCUMENTED;
}

/* Calls that the oldest kernels lack; the others have been there for ever. */
static const struct {
	const char *name;
	int major;
	int minor;
} recent[] = {
	{"clone3 ", 5, 3},
	{"clone3_call ", 5, 3},
	{"epoll_pwait2 ", 5, 11},
	{"fstat ", 6, 11}, /* on loong64 */
};

static void skip_row(const struct role_row *row)
{
	for (size_t i = 0; i < sizeof recent / sizeof recent[0]; i++)
		if (strstr(row->name, recent[i].name) == row->name)
			SKIP_BEFORE(row->name, recent[i].major,
				    recent[i].minor);
	SKIP_WITHOUT(row->name);
}

static int needs_missing_ring(const struct role_row *row)
{
	int fd;

	if (strncmp(row->name, "io_uring_", 9) != 0)
		return 0;
	fd = ring();
	if (fd >= 0)
		close(fd);
	return lacks_io_uring(fd);
}

/* Runs in a child process, whose end closes all that it opened. */
static void check(const struct role_row *row,
		  enum verdict (*verdict)(const struct role_row *))
{
	int status;
	int pid;

	if (needs_missing_ring(row))
		return;
	pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		alarm(60);
		_exit((int)verdict(row));
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFEXITED(status), "%s: signal %d", row->name,
		      WTERMSIG(status));
	if (WEXITSTATUS(status) == NOT_HERE)
		skip_row(row);
	else
		ck_assert_msg(WEXITSTATUS(status) == AS_DOCUMENTED,
			      "%s: verdict %d", row->name, WEXITSTATUS(status));
}

START_TEST(kernel_writes_out_and_inout_memory_but_not_in)
{
	check(&role_rows[_i], of_role);
}
END_TEST

START_TEST(call_with_in_pointer_to_read_only_memory_succeeds)
{
	check(&role_rows[_i], of_const);
}
END_TEST

START_TEST(call_with_null_returns_efault_unless_marked_optional)
{
	check(&role_rows[_i], of_null);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_loop_test(tests,
			    kernel_writes_out_and_inout_memory_but_not_in, 0,
			    ROLE_ROWS);
	tcase_add_loop_test(tests,
			    call_with_in_pointer_to_read_only_memory_succeeds,
			    0, ROLE_ROWS);
	tcase_add_loop_test(
		tests, call_with_null_returns_efault_unless_marked_optional, 0,
		ROLE_ROWS);
}
