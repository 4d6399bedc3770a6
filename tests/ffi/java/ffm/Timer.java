// SPDX-License-Identifier: MIT
import java.lang.foreign.*;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.*;

class Timer {
	static final SymbolLookup library = SymbolLookup.libraryLookup("libiofd.so.0.2", Arena.global());

	static MethodHandle function(String name, MemoryLayout... parameters) {
		return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
	}

	public static void main(String[] arguments) throws Throwable {
		var timer = Arena.global().allocate(4); // an iofd_timerfd: zeroed is closed
		var expirations = Arena.global().allocate(8);
		int clock = 1, readable = 1; // IOFD_CLOCK_MONOTONIC, IOFD_POLL_IN
		int result = (int) function("iofd_timerfd_open", ADDRESS, JAVA_INT, JAVA_INT).invoke(timer, clock, 0);
		result = (int) function("iofd_timerfd_arm", ADDRESS, JAVA_LONG, JAVA_LONG).invoke(timer, 10 * 1000000L, 0L); // ns
		result = (int) function("iofd_fd_poll", ADDRESS, JAVA_INT, JAVA_LONG).invoke(timer, readable, -1L);
		result = (int) function("iofd_timerfd_expirations", ADDRESS, ADDRESS).invoke(timer, expirations);
		System.out.println((result == 0 ? "success " : "error ") + expirations.get(JAVA_LONG, 0));
		result = (int) function("iofd_fd_close", ADDRESS).invoke(timer);
	}
}
