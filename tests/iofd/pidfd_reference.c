/* SPDX-License-Identifier: MIT */
/* References to processes: stored, sent, and opened again. */
#define _GNU_SOURCE
#include "harness.h"
#include "namespaces.h"
#include "references.h"
#include "sleeper.h"

#include <iofd/fd_kind.h>
#include <iofd/pidfd_id.h>

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const suite_name = "iofd/pidfd_reference";

enum {
	NOBODY = 65534
};

static iofd_pidfd_reference reference;
static iofd_pidfd opened;

/* Opens a sleeper and gets its reference. Returns 0 to go on, 1 to skip. */
static int old_kernel(void)
{
	int rc;

	open_sleeper(0);
	rc = iofd_pidfd_get_reference(&process, &reference);
	if (!lacks_references(rc)) {
		ck_assert_int_eq(rc, 0);
		return 0;
	}
	end_sleeper();
	return 1;
}

static void close_opened(void)
{
	ck_assert_int_eq(iofd_fd_close(&opened.fd), 0);
}

START_TEST(get_reference_returns_boot_id_and_id)
{
	iofd_pidfd_reference forged;
	uint64_t id;

	if (old_kernel())
		return;
	ck_assert_int_eq(iofd_pidfd_id(&process, &id), 0);
	forge_reference(&forged, id);
	ck_assert_mem_eq(&reference, &forged, sizeof forged);
	end_sleeper();
}
END_TEST

START_TEST(open_reference_opens_usable_handle_of_same_process)
{
	const uint32_t flags = _i ? IOFD_BLOCKING : 0;

	if (old_kernel())
		return;
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference, flags),
			 0);
	ck_assert_int_eq(iofd_fd_kind(&opened.fd), IOFD_FD_KIND_PIDFD);
	ck_assert_int_eq(iofd_fd_is_nonblock(&opened.fd), !flags);
	ck_assert_int_eq(iofd_fd_is_cloexec(&opened.fd), 1);
	ck_assert_int_eq(iofd_pidfd_same(&opened, &process), 1);
	ck_assert_int_eq(iofd_pidfd_pid(&opened), pid);
	ck_assert_int_eq(iofd_pidfd_alive(&opened), 1);
	ck_assert_int_eq(iofd_pidfd_send_signal(&opened, SIGTERM, 0), 0);
	await_end();
	ck_assert_int_eq(iofd_pidfd_wait(&opened, 0, &status, NULL), 0);
	ck_assert_int_eq(status.pid, pid);
	ck_assert_int_eq(status.value, SIGTERM);
	close_process();
	close_opened();
}
END_TEST

START_TEST(open_reference_when_no_handle_is_left_opens_process)
{
	if (old_kernel())
		return;
	close_process();
	ck_assert_int_eq(iofd_pidfd_open_reference(&process, &reference, 0), 0);
	ck_assert_int_eq(iofd_pidfd_pid(&process), pid);
	end_sleeper();
}
END_TEST

START_TEST(open_reference_opens_zombie_but_not_reaped_process)
{
	if (old_kernel())
		return;
	kill(pid, SIGKILL);
	await_end();
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference, 0), 0);
	ck_assert_int_eq(iofd_pidfd_same(&opened, &process), 1);
	close_opened();
	ck_assert_int_eq(iofd_pidfd_get_reference(&process, &reference), 0);
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	opened.fd.cell = 900;
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference, 0),
			 -ESTALE);
	ck_assert_int_eq(opened.fd.cell, 0);
	close_process();
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference, 0),
			 -ESTALE);
}
END_TEST

/* Opens the reference that it reads from a pipe, and ends the process. */
static void kill_referred(int input)
{
	iofd_pidfd_reference sent;

	if (getuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) < 0)
		_exit(1);
	if (read(input, &sent, sizeof sent) != (long)sizeof sent)
		_exit(2);
	if (iofd_pidfd_open_reference(&opened, &sent, 0) < 0)
		_exit(3);
	_exit(iofd_pidfd_send_signal(&opened, SIGTERM, 0) == 0 ? 0 : 4);
}

/* Without privilege, and without any descriptor of the process. */
START_TEST(open_reference_sent_to_unprivileged_process_opens)
{
	int ends[2], receiver, result, is_old;

	ck_assert_int_eq(pipe(ends), 0);
	receiver = fork();
	if (receiver == 0)
		kill_referred(ends[0]);
	if (getuid() == 0)
		ck_assert_int_eq(setresuid(NOBODY, NOBODY, 0), 0);
	is_old = old_kernel();
	ck_assert_int_eq(write(ends[1], &reference, sizeof reference),
			 sizeof reference);
	close(ends[0]);
	close(ends[1]);
	ck_assert_int_eq(waitpid(receiver, &result, 0), receiver);
	if (is_old)
		return;
	ck_assert_int_eq(WEXITSTATUS(result), 0);
	reap_process();
	ck_assert_int_eq(status.value, SIGTERM);
}
END_TEST

static void open_from_inside(void)
{
	iofd_pidfd_reference own;

	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference, 0),
			 -ESTALE);
	ck_assert_int_eq(iofd_pidfd_open(&opened, getpid(), 0), 0);
	ck_assert_int_eq(iofd_pidfd_get_reference(&opened, &own), 0);
	close_opened();
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &own, 0), 0);
	close_opened();
	ck_assert_int_eq(iofd_pidfd_get_reference(&process, &own), 0);
	ck_assert_mem_eq(&own, &reference, sizeof own);
}

START_TEST(open_reference_of_process_outside_namespace_returns_estale)
{
	if (old_kernel())
		return;
	if (enter_namespaces(CLONE_NEWPID) < 0)
		skip_without("right to create a PID namespace");
	else
		run_in_child(open_from_inside);
	end_sleeper();
}
END_TEST

/* The namespace of a parent has the processes of its children. */
START_TEST(open_reference_of_process_in_inner_namespace_opens)
{
	if (old_kernel())
		return;
	end_sleeper();
	if (enter_namespaces(CLONE_NEWPID) < 0)
		SKIP_WITHOUT("right to create a PID namespace");
	open_sleeper(0);
	ck_assert_int_eq(iofd_pidfd_get_reference(&process, &reference), 0);
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference, 0), 0);
	ck_assert_int_eq(iofd_pidfd_same(&opened, &process), 1);
	close_opened();
	end_sleeper();
}
END_TEST

/*
 * The kernel takes the flag, but opens no handle of a thread: that is why there
 * is no reference to one.
 */
START_TEST(get_reference_of_thread_handle_returns_einval)
{
	if (old_kernel())
		return;
	ck_assert_int_eq(iofd_pidfd_open(&opened, pid, IOFD_PIDFD_THREAD), 0);
	reference.id = 77;
	ck_assert_int_eq(iofd_pidfd_get_reference(&opened, &reference),
			 -EINVAL);
	ck_assert_uint_eq(reference.id, 77);
	close_opened();
	end_sleeper();
}
END_TEST

START_TEST(open_reference_with_thread_flag_returns_einval)
{
	forge_reference(&reference, 1);
	opened.fd.cell = 900;
	ck_assert_int_eq(iofd_pidfd_open_reference(&opened, &reference,
						   IOFD_PIDFD_THREAD),
			 -EINVAL);
	ck_assert_int_eq(opened.fd.cell, 0);
}
END_TEST

void add_tests(TCase *tests)
{
	tcase_add_test(tests, get_reference_returns_boot_id_and_id);
	tcase_add_loop_test(tests,
			    open_reference_opens_usable_handle_of_same_process,
			    0, 2);
	tcase_add_test(tests,
		       open_reference_when_no_handle_is_left_opens_process);
	tcase_add_test(tests,
		       open_reference_opens_zombie_but_not_reaped_process);
	tcase_add_test(tests,
		       open_reference_sent_to_unprivileged_process_opens);
	tcase_add_test(
		tests,
		open_reference_of_process_outside_namespace_returns_estale);
	tcase_add_test(tests,
		       open_reference_of_process_in_inner_namespace_opens);
	tcase_add_test(tests, get_reference_of_thread_handle_returns_einval);
	tcase_add_test(tests, open_reference_with_thread_flag_returns_einval);
}
