#include "iofd.hpp"
#include <cstdio>

int main()
{
	iofd::Handle<iofd_timerfd> timer(iofd_timerfd_open, IOFD_CLOCK_MONOTONIC, 0);
	iofd::check(iofd_timerfd_arm(&timer, 10 * 1000000, 0)); // ns
	iofd::check(iofd_fd_wait(timer.fd(), IOFD_READABLE, -1));
	uint64_t expirations;
	iofd::check(iofd_timerfd_expirations(&timer, &expirations));
	std::printf("%d\n", static_cast<int>(expirations));
}
