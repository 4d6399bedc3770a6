// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh. A Selector takes no descriptor that
// is not a channel of Java's own: a thread waits for each. SIGUSR1 is blocked by
// who starts the virtual machine (env --block-signal).
import java.io.File;
import java.lang.foreign.*;
import java.util.concurrent.*;

import static java.lang.foreign.ValueLayout.*;

class Scenario {
	static final int SIGUSR1 = 10;

	static int descriptors() {
		return new File("/proc/self/fd").list().length;
	}

	static void fails(String constant, Callable<Object> call) throws Exception {
		try {
			call.call();
		} catch (Iofd.Failure failure) {
			if (failure.result == Iofd.constant(constant))
				return;
		}
		throw new AssertionError(constant);
	}

	/** As a Callable, which may throw exceptions but no Throwable. */
	static Object call(String name, Object... arguments) throws Exception {
		try {
			return Iofd.call(name, arguments);
		} catch (Exception | Error error) {
			throw error;
		} catch (Throwable other) {
			throw new AssertionError(other);
		}
	}

	static Future<Integer> readable(ExecutorService threads, MemorySegment handle, String take, MemorySegment out, long at, Object... more) {
		return threads.submit(() -> {
			call("iofd_fd_poll", handle, Iofd.constant("IOFD_POLL_IN"), -1L);
			if (more.length == 0)
				call(take, handle, out);
			else
				call(take, handle, more[0], out, more[1]);
			return out.get(JAVA_INT, at);
		});
	}

	public static void main(String[] arguments) throws Throwable {
		Iofd.constant("IOFD_POLL_IN");
		int before = descriptors();
		MemorySegment event = Iofd.struct("iofd_eventfd"), timer = Iofd.struct("iofd_timerfd"), signals = Iofd.struct("iofd_signalfd"),
			child = Iofd.struct("iofd_pidfd"), memory = Iofd.struct("iofd_memfd");
		var mask = Iofd.arena.allocate(JAVA_LONG);
		Iofd.call("iofd_sigset_add", mask, SIGUSR1);
		Iofd.call("iofd_eventfd_open", event, 0L, 0);
		Iofd.call("iofd_timerfd_open", timer, Iofd.constant("IOFD_CLOCK_MONOTONIC"), 0);
		Iofd.call("iofd_signalfd_open", signals, mask.get(JAVA_LONG, 0), 0);
		Iofd.call("iofd_memfd_open", memory, Iofd.arena.allocateFrom("ffi"), Iofd.constant("IOFD_MEMFD_ALLOW_SEALING"));
		var argv = Iofd.arena.allocate(ADDRESS, 4);
		for (int i = 0; i < 3; i++)
			argv.setAtIndex(ADDRESS, i, Iofd.arena.allocateFrom(new String[] { "sh", "-c", "exit 7" }[i]));
		Iofd.call("iofd_pidfd_spawn", child, Iofd.arena.allocateFrom("/bin/sh"), argv, MemorySegment.NULL, MemorySegment.NULL, 0, 0);

		var number = Iofd.arena.allocate(JAVA_LONG);
		fails("IOFD_ERR_WOULD_BLOCK", () -> call("iofd_eventfd_wait", event, number));
		Iofd.call("iofd_eventfd_signal", event, 3L);
		Iofd.call("iofd_timerfd_arm", timer, 10 * 1000000L, 0L);
		Iofd.call("zcall_kill", (int) ProcessHandle.current().pid(), SIGUSR1);

		String seen;
		try (var threads = Executors.newCachedThreadPool()) {
			var count = readable(threads, event, "iofd_eventfd_wait", number, 0);
			var expirations = readable(threads, timer, "iofd_timerfd_expirations", Iofd.arena.allocate(JAVA_LONG), 0);
			var signo = readable(threads, signals, "iofd_signalfd_read_into", Iofd.struct("iofd_signal_info"), 0);
			var exited = readable(threads, child, "iofd_pidfd_wait", Iofd.struct("iofd_pidfd_status"), 4, 0, MemorySegment.NULL);
			seen = "eventfd %d, timerfd %d, signalfd %d, pidfd %d".formatted(count.get(), expirations.get(), signo.get(), exited.get());
		}

		var region = Iofd.struct("iofd_region");
		Iofd.call("iofd_memfd_truncate", memory, 4096L);
		Iofd.call("iofd_memfd_map", memory, 4096L, Iofd.constant("IOFD_PROT_READ") | Iofd.constant("IOFD_PROT_WRITE"), region);
		region.get(ADDRESS, 0).reinterpret(4096).setString(0, "hello");
		Iofd.call("iofd_memfd_seal_for_sharing", memory, region);
		var text = Iofd.arena.allocate(6);
		fails("IOFD_ERR_PERMISSION", () -> call("iofd_fd_write", memory, text, 1L));
		Iofd.call("iofd_fd_pread", memory, text, 5L, 0L);

		for (var handle : new MemorySegment[] { event, timer, signals, child, memory }) {
			Iofd.call("iofd_fd_close", handle);
			Iofd.call("iofd_fd_close", handle);
		}
		fails("IOFD_ERR_CLOSED", () -> call("iofd_eventfd_signal", event, 1L));
		if (descriptors() != before)
			throw new AssertionError("descriptors are left");
		System.out.println(seen + ", memfd " + text.getString(0));
	}
}
