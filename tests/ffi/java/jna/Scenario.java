// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh for a Java without foreign functions of
// its own, with JNA; and ppoll of libzcall. SIGUSR1 is blocked by who starts it.
import com.sun.jna.*;

import java.io.*;
import java.nio.file.*;
import java.util.regex.*;

class Scenario {
	static final class Failure extends IOException {
		final long result;

		Failure(String name, long result) {
			super(name + ": " + library.getFunction("iofd_error_message").invokeString(new Object[] { result }, false));
			this.result = result;
		}
	}

	static final int SIGUSR1 = 10;
	static final NativeLibrary library = NativeLibrary.getInstance("libiofd.so.0.2");
	static final String api = read();

	static String read() {
		try {
			var process = new ProcessBuilder("pkg-config", "--variable=api", "iofd").start();
			return Files.readString(Path.of(process.inputReader().readLine()));
		} catch (IOException error) {
			throw new ExceptionInInitializerError(error);
		}
	}

	static int constant(String name) {
		var found = Pattern.compile("\"name\": \"" + name + "\", \"value\": (-?\\d+)").matcher(api);
		return found.find() ? (int) Long.parseLong(found.group(1)) : 0;
	}

	/** Results are int or int64_t; an int, read as one, has its sign. */
	static long call(String name, Object... arguments) throws Failure {
		var wide = api.contains("\"signature\": \"int64_t " + name + "(");
		var function = library.getFunction(name);
		long result = wide ? function.invokeLong(arguments) : function.invokeInt(arguments);
		if (result < 0)
			throw new Failure(name, result);
		return result;
	}

	static void fails(String constant, String name, Object... arguments) {
		try {
			call(name, arguments);
		} catch (Failure failure) {
			if (failure.result == constant(constant))
				return;
		}
		throw new AssertionError(constant);
	}

	static Memory zeroed(int size) {
		var memory = new Memory(size);
		memory.clear();
		return memory;
	}

	static int take(int i, Memory handle) throws Failure {
		var out = zeroed(128);
		switch (i) {
		case 0 -> call("iofd_eventfd_wait", handle, out);
		case 1 -> call("iofd_timerfd_expirations", handle, out);
		case 2 -> call("iofd_signalfd_read_into", handle, out);
		default -> call("iofd_pidfd_wait", handle, 0, out, Pointer.NULL);
		}
		return out.getInt(i == 3 ? 4 : 0); // of a status, the value
	}

	public static void main(String[] arguments) throws Exception {
		call("iofd_version_loaded"); // loads classes, reads api.json
		int before = new File("/proc/self/fd").list().length;
		Memory event = zeroed(4), timer = zeroed(4), signals = zeroed(4), child = zeroed(4), memory = zeroed(4);
		var mask = zeroed(8);
		library.getFunction("iofd_sigset_add").invokeVoid(new Object[] { mask, SIGUSR1 });
		call("iofd_eventfd_open", event, 0L, 0);
		call("iofd_timerfd_open", timer, constant("IOFD_CLOCK_MONOTONIC"), 0);
		call("iofd_signalfd_open", signals, mask.getLong(0), 0);
		call("iofd_memfd_open", memory, "ffi", constant("IOFD_MEMFD_ALLOW_SEALING"));
		call("iofd_pidfd_spawn", child, "/bin/sh", new String[] { "sh", "-c", "exit 7" }, Pointer.NULL, Pointer.NULL, 0, 0);
		fails("IOFD_ERR_WOULD_BLOCK", "iofd_eventfd_wait", event, zeroed(8));
		call("iofd_eventfd_signal", event, 3L);
		call("iofd_timerfd_arm", timer, 10 * 1000000L, 0L);
		call("zcall_kill", (int) ProcessHandle.current().pid(), SIGUSR1);

		Memory[] handles = { event, timer, signals, child };
		var polled = zeroed(4 * 8); // struct zcall_pollfd
		for (int i = 0; i < 4; i++) {
			polled.setInt(8L * i, (int) call("iofd_fd_raw", handles[i]));
			polled.setShort(8L * i + 4, (short) constant("ZCALL_POLLIN"));
		}
		var seen = new int[4];
		for (int missing = 4; missing > 0;) {
			call("zcall_ppoll", polled, 4, Pointer.NULL, Pointer.NULL, 8L);
			for (int i = 0; i < 4; i++)
				if (polled.getShort(8L * i + 6) != 0) {
					seen[i] = take(i, handles[i]);
					polled.setInt(8L * i, -1);
					missing--;
				}
		}

		var region = zeroed(24);
		var text = zeroed(6);
		call("iofd_memfd_truncate", memory, 4096L);
		call("iofd_memfd_map", memory, 4096L, constant("IOFD_PROT_READ") | constant("IOFD_PROT_WRITE"), region);
		region.getPointer(0).setString(0, "hello");
		call("iofd_memfd_seal_for_sharing", memory, region);
		fails("IOFD_ERR_PERMISSION", "iofd_fd_write", memory, text, 1L);
		call("iofd_fd_pread", memory, text, 5L, 0L);
		for (var handle : new Memory[] { event, timer, signals, child, memory, event, timer, signals, child, memory })
			call("iofd_fd_close", handle);
		fails("IOFD_ERR_CLOSED", "iofd_eventfd_signal", event, 1L);
		if (new File("/proc/self/fd").list().length != before)
			throw new AssertionError("descriptors are left");
		System.out.printf("eventfd %d, timerfd %d, signalfd %d, pidfd %d, memfd %s%n", seen[0], seen[1], seen[2], seen[3], text.getString(0));
	}
}
