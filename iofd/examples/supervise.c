/* SPDX-License-Identifier: MIT */
/*
 * supervise [--timeout T] [--grace T] [--tree] [--quiet] -- COMMAND [ARG...]
 *
 * Runs a command, shows its output and reports how it ended. One epoll waits
 * for everything:
 *
 *   pidfd     the command has ended; or with --tree
 *   tree      it has ended, or all that it started has
 *   timerfd   the timeout, and then the period of grace, are over
 *   signalfd  a signal came for us, and is passed on to the command; or we are
 *             the first process of a machine, and an orphan has ended
 *   pipe      the command wrote: its output goes to a memfd, which at the end
 *             is sealed, mapped and shown
 */
#define _GNU_SOURCE
#include "capture.h"
#include "check.h"
#include "options.h"

#include <iofd/iofd.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

struct supervisor {
	struct options options;
	iofd_fd output;	    /* the pipe's end to read */
	iofd_pidfd command; /* one of the two */
	iofd_tree tree;
	iofd_timerfd timer;
	iofd_signalfd signals;
	struct capture capture;
	iofd_sigset old_mask;
	iofd_spawn_result started;
	iofd_pidfd_status status;
	int start_error;
	int timed_out;
	int ended; /* and was waited for */
};

/* The command leads a process group, so its children get the signal too. A
 * stopped process acts on it only when it is continued. The group's ID cannot
 * be reused before we wait for the command. */
static void send_to_command(const struct supervisor *s, int signal)
{
	if (s->options.tree) {
		iofd_tree_signal(&s->tree, signal);
		iofd_tree_signal(&s->tree, SIGCONT);
		return;
	}
	kill(-s->started.pid, signal);
	kill(-s->started.pid, SIGCONT);
}

static void on_output(struct supervisor *s)
{
	capture_from(&s->capture, &s->output, SIZE_MAX);
}

/* All that the command wrote is in the pipe by now. What it left running may go
 * on writing: that is not waited for. */
static void finish(struct supervisor *s)
{
	int left = 0;

	s->ended = 1;
	ioctl(iofd_fd_raw(&s->output), FIONREAD, &left);
	for (int64_t n = 1; n > 0 && left > 0; left -= (int)n)
		n = capture_from(&s->capture, &s->output, (size_t)left);
}

/* The first process of a machine also gets orphans, which it has to reap. */
static void reap_children(struct supervisor *s)
{
	iofd_pidfd_status ended;

	while (iofd_pidfd_wait_any(IOFD_PIDFD_WAIT_NOHANG, &ended, NULL) == 0)
		if (ended.pid == s->started.pid) {
			s->status = ended;
			finish(s);
		}
}

/* When the command has ended, what it left running is killed. */
static void on_report(struct supervisor *s)
{
	iofd_tree_report report;

	check(iofd_tree_wait(&s->tree, &report), "lost the command");
	if (report.kind == IOFD_TREE_FIRST_ENDED) {
		s->status = report.status;
		iofd_tree_signal(&s->tree, SIGKILL);
	} else if (report.kind == IOFD_TREE_REFUSED) {
		fprintf(stderr, "supervise: cannot signal process %d: %s\n",
			report.status.pid, iofd_error_message(report.error));
	}
	if (report.kind != IOFD_TREE_FIRST_ENDED && s->status.pid != 0)
		finish(s);
}

static void on_signal(struct supervisor *s)
{
	iofd_signal_info info;

	while (!s->ended && iofd_signalfd_read_into(&s->signals, &info) == 0)
		if (info.signo == SIGCHLD)
			reap_children(s);
		else
			send_to_command(s, (int)info.signo);
}

static void on_timer(struct supervisor *s)
{
	int last = s->timed_out || s->options.grace == 0;
	uint64_t count;

	if (iofd_timerfd_expirations(&s->timer, &count) == IOFD_ERR_WOULD_BLOCK)
		return;
	s->timed_out = 1;
	send_to_command(s, last ? SIGKILL : SIGTERM);
	if (!last)
		check(iofd_timerfd_arm(&s->timer, s->options.grace, 0),
		      "cannot arm the timer");
}

static void run(struct supervisor *s)
{
	const struct {
		const iofd_fd *fd;
		void (*ready)(struct supervisor *s);
	} watches[] = {
		{&s->output, on_output},
		{&s->signals.fd, on_signal},
		{&s->timer.fd, on_timer},
		{s->options.tree ? &s->tree.fd : &s->command.fd,
		 s->options.tree ? on_report : reap_children},
	};
	iofd_epoll poller;
	iofd_epoll_event event;

	check(iofd_epoll_open(&poller), "cannot open an epoll");
	for (size_t i = 0; i < sizeof watches / sizeof watches[0]; i++)
		check(iofd_epoll_add(&poller, watches[i].fd, IOFD_EPOLL_IN, i),
		      "cannot watch a handle");
	while (!s->ended) {
		check(iofd_epoll_wait_until(&poller, INT64_MAX, &event, 1),
		      "cannot wait");
		watches[event.data].ready(s);
	}
	iofd_fd_close(&poller.fd);
}

static void open_handles(struct supervisor *s)
{
	iofd_sigset mask = 0;

	iofd_sigset_add(&mask, SIGINT);
	iofd_sigset_add(&mask, SIGTERM);
	iofd_sigset_add(&mask, SIGHUP);
	if (getpid() == 1)
		iofd_sigset_add(&mask, SIGCHLD);
	check(iofd_signalfd_open_blocking_mask(&s->signals, mask, 0,
					       &s->old_mask),
	      "cannot open a signalfd");
	check(iofd_timerfd_open(&s->timer, IOFD_CLOCK_MONOTONIC, 0),
	      "cannot open a timerfd");
	capture_open(&s->capture);
}

static void open_pipe(iofd_fd *to_read, iofd_fd *to_write)
{
	int ends[2];

	check_libc(pipe2(ends, O_CLOEXEC), "cannot make a pipe");
	iofd_fd_adopt(to_read, ends[0]);
	iofd_fd_adopt(to_write, ends[1]);
	check(iofd_fd_set_nonblock(to_read, 1), "cannot set up the pipe");
}

/* Starts the command in a group of its own. It is killed if we end first. */
static void start(struct supervisor *s)
{
	char **command = s->options.command;
	int tree = s->options.tree;
	iofd_fd to_write;
	iofd_spawn_fd fds[] = {{-1, STDOUT_FILENO}, {-1, STDERR_FILENO}};
	const iofd_spawn_options options = {
		.fds = fds,
		.fd_count = 2,
		.flags = IOFD_SPAWN_NEW_GROUP | IOFD_SPAWN_SEARCH_PATH |
			 IOFD_SPAWN_DIE_WITH_PARENT,
		.mask = s->old_mask,
	};

	open_pipe(&s->output, &to_write);
	fds[0].source = fds[1].source = iofd_fd_raw(&to_write);
	signal(SIGCHLD, SIG_DFL); /* if ignored, there is no exit status */
	s->start_error =
		tree ? iofd_tree_spawn(&s->tree, command[0], command, environ,
				       &options, &s->started)
		     : iofd_pidfd_spawn_with(&s->command, command[0], command,
					     environ, &options, &s->started);
	iofd_fd_close(&to_write);
	check(iofd_timerfd_arm(&s->timer, s->options.timeout, 0),
	      "cannot arm the timer");
}

/* From now on a signal ends us, also during a write to a pipe that nobody
 * reads. */
static void stop_forwarding(struct supervisor *s)
{
	iofd_fd_close(&s->signals.fd);
	check(iofd_sigmask_set(s->old_mask, NULL), "cannot unblock signals");
}

static void report(const struct supervisor *s, double seconds)
{
	const char *name = s->options.command[0];
	int exited = s->status.event == IOFD_PIDFD_EXITED;

	if (s->start_error)
		fprintf(stderr, "supervise: cannot run %s: %s\n", name,
			iofd_error_message(s->start_error));
	else if (!s->options.quiet)
		fprintf(stderr,
			"supervise: %s %s %d%s; it took %.3f s and wrote %lld "
			"bytes\n",
			name, exited ? "exited with" : "was killed by signal",
			s->status.value,
			s->timed_out ? " after the timeout" : "", seconds,
			(long long)(s->capture.kept + s->capture.dropped));
}

static int status_of_failure(const struct supervisor *s)
{
	if (s->started.step != IOFD_SPAWN_STEP_EXECUTE)
		return EXIT_OWN_FAILURE;
	return s->start_error == -ENOENT ? EXIT_NOT_FOUND : EXIT_NOT_RUNNABLE;
}

static int exit_status(const struct supervisor *s)
{
	int killed = s->status.event != IOFD_PIDFD_EXITED;

	if (s->start_error)
		return status_of_failure(s);
	/* As timeout(1), whose status after SIGKILL is not 124. */
	if (s->timed_out && !(killed && s->status.value == SIGKILL))
		return EXIT_TIMED_OUT;
	return killed ? EXIT_BY_SIGNAL + s->status.value : s->status.value;
}

/* Closing a closed handle does nothing, so all are simply closed. */
static void close_handles(struct supervisor *s)
{
	iofd_fd_close(&s->output);
	iofd_fd_close(&s->command.fd);
	iofd_tree_close(&s->tree);
	iofd_fd_close(&s->timer.fd);
	iofd_fd_close(&s->signals.fd);
	iofd_fd_close(&s->capture.file.fd);
}

/* If we were started without them, a handle would become 0, 1 or 2. The first
 * process of a machine may have no /dev yet. */
static void occupy_standard_streams(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDWR);
		if (fd < 0)
			fd = memfd_create("null", 0);
	} while (fd >= 0 && fd <= STDERR_FILENO);
	close(fd);
}

static double seconds_now(void)
{
	return (double)iofd_clock_now(IOFD_CLOCK_MONOTONIC) / 1e9;
}

int main(int argc, char **argv)
{
	struct supervisor s = {0}; /* zeroed handles are closed handles */
	double started = seconds_now();
	double seconds;

	s.options = parse_options(argc, argv);
	occupy_standard_streams();
	open_handles(&s);
	start(&s);
	if (s.start_error == 0)
		run(&s);
	seconds = seconds_now() - started;
	stop_forwarding(&s);
	capture_show(&s.capture);
	report(&s, seconds);
	close_handles(&s);
	return exit_status(&s);
}
