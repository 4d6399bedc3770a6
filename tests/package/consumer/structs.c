/* SPDX-License-Identifier: MIT */
/* A user who has libc's structs passes them without a cast; C99 and C++11. */
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <zcall/zcall.h>

int main(void)
{
	char byte = 'x';
	struct iovec part = {&byte, 1};
	struct timespec now;
	struct itimerspec timer = {{0, 0}, {0, 0}};
	struct pollfd poll = {0, 0, 0};
	struct epoll_event event;
	struct sockaddr_storage address;
	socklen_t length = sizeof address;
	struct msghdr message;
	struct stat status;
	siginfo_t info;
	sigset_t mask;

	message.msg_iov = &part;
	return (int)(zcall_writev(-1, &part, 1) + zcall_clock_gettime(0, &now) +
		     zcall_timerfd_settime(-1, 0, &timer, &timer) +
		     zcall_ppoll(&poll, 1, &now, &mask, 8) +
		     zcall_epoll_ctl(-1, 1, 0, &event) +
		     zcall_getsockname(-1, &address, &length) +
		     zcall_sendmsg(-1, &message, 0) + zcall_fstat(-1, &status) +
		     zcall_waitid(0, 0, &info, 0, 0));
}
