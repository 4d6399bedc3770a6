// SPDX-License-Identifier: MIT
using System;
using System.Runtime.InteropServices;

static class Timer {
	[DllImport("libiofd.so.0.2")] static extern int iofd_timerfd_open(out int t, uint clock, uint flags);
	[DllImport("libiofd.so.0.2")] static extern int iofd_timerfd_arm(ref int t, long initial_ns, long interval_ns);
	[DllImport("libiofd.so.0.2")] static extern int iofd_timerfd_expirations(ref int t, out ulong n);
	[DllImport("libiofd.so.0.2")] static extern int iofd_fd_poll(ref int fd, uint events, long timeout_ns);
	[DllImport("libiofd.so.0.2")] static extern int iofd_fd_close(ref int fd);
	[DllImport("libiofd.so.0.2")] static extern IntPtr iofd_error_message(long result);

	static void Main() {
		int timer; // the cell of iofd_timerfd
		ulong expirations;
		iofd_timerfd_open(out timer, 1 /* IOFD_CLOCK_MONOTONIC */, 0);
		iofd_timerfd_arm(ref timer, 10 * 1000000, 0); // ns
		iofd_fd_poll(ref timer, 1 /* IOFD_POLL_IN */, -1);
		int result = iofd_timerfd_expirations(ref timer, out expirations);
		Console.WriteLine("{0} {1}", Marshal.PtrToStringAnsi(iofd_error_message(result)), expirations);
		iofd_fd_close(ref timer);
	}
}
