import java.lang.foreign.ValueLayout;

class Timer {
	public static void main(String[] arguments) throws Throwable {
		var timer = Iofd.struct("iofd_timerfd");
		Iofd.call("iofd_timerfd_open", timer, Iofd.constant("IOFD_CLOCK_MONOTONIC"), 0);
		Iofd.call("iofd_timerfd_arm", timer, 10 * 1000000L, 0L); // ns
		Iofd.call("iofd_fd_wait", timer, Iofd.constant("IOFD_READABLE"), -1L);
		var expirations = Iofd.arena.allocate(ValueLayout.JAVA_LONG);
		Iofd.call("iofd_timerfd_expirations", timer, expirations);
		System.out.println(expirations.get(ValueLayout.JAVA_LONG, 0));
		Iofd.call("iofd_fd_close", timer);
	}
}
