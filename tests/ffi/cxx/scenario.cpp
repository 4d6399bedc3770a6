// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh, with epoll.
#include "iofd.hpp"
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <functional>
#include <map>
#include <sys/epoll.h>
#include <unistd.h>

static int descriptors()
{
	int count = 0;
	DIR *directory = opendir("/proc/self/fd");
	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

template <typename Call>
static void fails(std::errc expected, Call call)
{
	try {
		call();
	} catch (const std::system_error &error) {
		if (error.code() == expected)
			return;
	}
	std::exit(1);
}

static void scenario()
{
	iofd_sigset mask = 0;
	iofd_sigset_add(&mask, SIGUSR1);
	iofd::check(iofd_sigmask_block(mask, nullptr));
	iofd::Handle<iofd_eventfd> event(iofd_eventfd_open, 0, 0);
	iofd::Handle<iofd_timerfd> timer(iofd_timerfd_open, IOFD_CLOCK_MONOTONIC, 0);
	iofd::Handle<iofd_signalfd> signals(iofd_signalfd_open, mask, 0);
	iofd::Handle<iofd_memfd> memory(iofd_memfd_open, "ffi", IOFD_MEMFD_ALLOW_SEALING);
	char sh[] = "sh", c[] = "-c", command[] = "exit 7";
	char *argv[] = {sh, c, command, nullptr};
	iofd::Handle<iofd_pidfd> child(iofd_pidfd_spawn, "/bin/sh", argv, nullptr, nullptr, 0, 0);
	iofd::Handle<iofd_fd> poller(iofd_fd_adopt, epoll_create1(EPOLL_CLOEXEC));

	auto wait = [&] { uint64_t n; iofd::check(iofd_eventfd_wait(&event, &n)); return static_cast<int>(n); };
	fails(std::errc::resource_unavailable_try_again, wait);
	iofd::check(iofd_eventfd_signal(&event, 3));
	iofd::check(iofd_timerfd_arm(&timer, 10 * 1000000, 0));
	std::raise(SIGUSR1);

	std::map<int, std::function<int()>> take = {
		{event.raw(), wait},
		{timer.raw(), [&] { uint64_t n; iofd::check(iofd_timerfd_expirations(&timer, &n)); return static_cast<int>(n); }},
		{signals.raw(), [&] { iofd_signal_info i; iofd::check(iofd_signalfd_read_into(&signals, &i)); return static_cast<int>(i.signo); }},
		{child.raw(), [&] { iofd_pidfd_status s; iofd::check(iofd_pidfd_wait(&child, 0, &s, nullptr)); return s.value; }},
	};
	std::map<int, int> seen;
	for (auto &handle : take) {
		epoll_event interest = {EPOLLIN, {}};
		interest.data.fd = handle.first;
		epoll_ctl(poller.raw(), EPOLL_CTL_ADD, handle.first, &interest);
	}
	while (seen.size() < take.size()) {
		epoll_event ready;
		if (epoll_wait(poller.raw(), &ready, 1, -1) == 1) {
			seen[ready.data.fd] = take[ready.data.fd]();
			epoll_ctl(poller.raw(), EPOLL_CTL_DEL, ready.data.fd, nullptr);
		}
	}

	iofd_region region = {};
	char text[6] = "";
	iofd::check(iofd_memfd_truncate(&memory, 4096));
	iofd::check(iofd_memfd_map(&memory, 4096, IOFD_PROT_READ | IOFD_PROT_WRITE, &region));
	std::memcpy(iofd_region_ptr(&region), "hello", 5);
	iofd::check(iofd_memfd_seal_for_sharing(&memory, &region));
	fails(std::errc::operation_not_permitted, [&] { iofd::check(iofd_fd_write(memory.fd(), "x", 1)); });
	iofd::check(iofd_fd_pread(memory.fd(), text, 5, 0));

	std::printf("eventfd %d, timerfd %d, signalfd %d, pidfd %d, memfd %s\n", seen[event.raw()], seen[timer.raw()],
		    seen[signals.raw()], seen[child.raw()], text);
	iofd::Handle<iofd_eventfd> moved(std::move(event)); // closes twice: here, and when it goes
	moved.close();
	fails(std::errc::bad_file_descriptor, [&] { iofd::check(iofd_eventfd_signal(&moved, 1)); });
}

int main()
{
	int before = descriptors();
	scenario();
	return descriptors() != before;
}
