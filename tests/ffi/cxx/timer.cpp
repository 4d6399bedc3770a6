// SPDX-License-Identifier: MIT
#include <iofd/iofd.h>
#include <iostream>

struct Timer : iofd_timerfd {
	Timer() : iofd_timerfd() {} // zeroed is closed
	~Timer() { iofd_fd_close(&fd); }
};

int main()
{
	Timer timer;
	uint64_t expirations = 0;
	iofd_timerfd_open(&timer, IOFD_CLOCK_MONOTONIC, 0);
	iofd_timerfd_arm(&timer, 10 * 1000000, 0); // ns
	iofd_fd_poll(&timer.fd, IOFD_POLL_IN, -1);
	int result = iofd_timerfd_expirations(&timer, &expirations);
	std::cout << iofd_error_message(result) << ' ' << expirations << '\n';
}
