using static Iofd;

static class Timer {
	static void Main() {
		int timer;
		Check(iofd_timerfd_open(out timer, Constant("IOFD_CLOCK_MONOTONIC"), 0));
		Check(iofd_timerfd_arm(ref timer, 10 * 1000000, 0)); // ns
		Check(iofd_fd_wait(ref timer, Constant("IOFD_READABLE"), -1));
		ulong expirations;
		Check(iofd_timerfd_expirations(ref timer, out expirations));
		System.Console.WriteLine(expirations);
		Check(iofd_fd_close(ref timer));
	}
}
