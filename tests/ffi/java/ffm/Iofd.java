// SPDX-License-Identifier: MIT
// iofd by Java's own foreign functions (22 and newer): what a call takes, and
// the value of a constant, is read out of api.json.
import java.io.IOException;
import java.lang.foreign.*;
import java.lang.invoke.MethodHandle;
import java.nio.file.*;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.*;

final class Iofd {
	static final class Failure extends IOException {
		final long result;

		Failure(String name, long result) throws Throwable {
			super(name + ": " + ((MemorySegment) handle("iofd_error_message").invokeExact(result)).reinterpret(80).getString(0));
			this.result = result;
		}
	}

	static final Arena arena = Arena.global();
	private static final SymbolLookup library = SymbolLookup.libraryLookup("libiofd.so.0.2", arena);
	private static final String api = read();
	private static final Map<String, MethodHandle> handles = new ConcurrentHashMap<>();

	private static String read() {
		try {
			var process = new ProcessBuilder("pkg-config", "--variable=api", "iofd").start();
			return Files.readString(Path.of(process.inputReader().readLine()));
		} catch (IOException error) {
			throw new ExceptionInInitializerError(error);
		}
	}

	private static MatchResult find(String pattern) {
		return Pattern.compile(pattern, Pattern.DOTALL).matcher(api).results().findFirst().orElseThrow();
	}

	static int constant(String name) {
		return (int) Long.parseLong(find("\"name\": \"" + name + "\", (?:\"header\": \"[^\"]*\", )?\"value\": (-?\\d+)").group(1));
	}

	/** The bytes of a struct, zeroed; a handle is such a segment. */
	static MemorySegment struct(String name) {
		return arena.allocate(Long.parseLong(find("\\{\"name\": \"" + name + "\", \"header\".*?\"size\": (\\d+)").group(1)), 8);
	}

	private static MemoryLayout layout(String type) {
		return type.endsWith("*") ? ValueLayout.ADDRESS
			: type.matches("u?int|u?int32_t|unsigned int") ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
	}

	private static MethodHandle handle(String name) {
		return handles.computeIfAbsent(name, key -> {
			var found = find("\"name\": \"" + key + "\", \"header\".*?\"result\": \"([^\"]*)\".*?\"parameters\": \\[(|.*?\\})\\]");
			var parameters = Pattern.compile("\"type\": \"([^\"]*)\"").matcher(found.group(2)).results()
				.map(parameter -> layout(parameter.group(1))).toArray(MemoryLayout[]::new);
			var result = found.group(1);
			var descriptor = result.equals("void") ? FunctionDescriptor.ofVoid(parameters)
				: FunctionDescriptor.of(layout(result), parameters);
			return Linker.nativeLinker().downcallHandle(library.findOrThrow(key), descriptor);
		});
	}

	static long call(String name, Object... arguments) throws Throwable {
		var result = handle(name).invokeWithArguments(arguments) instanceof Number number ? number.longValue() : 0;
		if (result < 0)
			throw new Failure(name, result);
		return result;
	}
}
