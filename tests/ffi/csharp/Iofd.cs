// SPDX-License-Identifier: MIT
// iofd for C#: a handle is one int by reference, the numbers are those of api.json.
using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

static class Iofd {
	const string Library = "libiofd.so.0.2";
	static readonly string api = Read();

	// The structs below are written by hand: the sizes must be those of api.json.
	static Iofd() {
		Fits(typeof(Status), "iofd_pidfd_status");
		Fits(typeof(Region), "iofd_region");
		Fits(typeof(PollFd), "zcall_pollfd");
	}

	static void Fits(Type type, string name) {
		var found = Regex.Match(api, "\"name\": \"" + name + "\", \"header\".*?\"size\": ([0-9]+)", RegexOptions.Singleline);
		if (Marshal.SizeOf(type).ToString() != found.Groups[1].Value)
			throw new Exception(name + " has " + found.Groups[1].Value + " bytes");
	}

	static string Read() {
		var start = new ProcessStartInfo("pkg-config", "--variable=api iofd") { RedirectStandardOutput = true, UseShellExecute = false };
		using (var process = Process.Start(start))
			return File.ReadAllText(process.StandardOutput.ReadToEnd().Trim());
	}

	public static uint Constant(string name) {
		var found = Regex.Match(api, "\"name\": \"" + name + "\", (?:\"header\": \"[^\"]*\", )?\"value\": (-?[0-9]+)");
		return unchecked((uint)long.Parse(found.Groups[1].Value));
	}

	public static long Check(long result) {
		if (result >= 0)
			return result;
		var message = Marshal.PtrToStringAnsi(iofd_error_message(result));
		throw new IOException(message, (int)-result); // HResult is the errno
	}

	[DllImport(Library)] public static extern IntPtr iofd_error_message(long result);
	[DllImport(Library)] public static extern int iofd_fd_raw(ref int fd);
	[DllImport(Library)] public static extern int iofd_fd_close(ref int fd);
	[DllImport(Library)] public static extern int iofd_fd_poll(ref int fd, uint events, long timeout_ns);
	[DllImport(Library)] public static extern long iofd_fd_write(ref int fd, byte[] buf, UIntPtr size);
	[DllImport(Library)] public static extern long iofd_fd_pread(ref int fd, byte[] buf, UIntPtr size, long offset);
	[DllImport(Library)] public static extern int iofd_eventfd_open(out int e, ulong initial, uint flags);
	[DllImport(Library)] public static extern int iofd_eventfd_signal(ref int e, ulong n);
	[DllImport(Library)] public static extern int iofd_eventfd_wait(ref int e, out ulong n);
	[DllImport(Library)] public static extern int iofd_timerfd_open(out int t, uint clock, uint flags);
	[DllImport(Library)] public static extern int iofd_timerfd_arm(ref int t, long initial_ns, long interval_ns);
	[DllImport(Library)] public static extern int iofd_timerfd_expirations(ref int t, out ulong n);
	[DllImport(Library)] public static extern void iofd_sigset_add(ref ulong set, int signal);
	[DllImport(Library)] public static extern int iofd_signalfd_open(out int s, ulong mask, uint flags);
	[DllImport(Library)] public static extern int iofd_signalfd_read_into(ref int s, byte[] info);
	[DllImport(Library)] public static extern int iofd_pidfd_spawn(out int p, string path, string[] argv, IntPtr envp, IntPtr fds, uint count, uint flags);
	[DllImport(Library)] public static extern int iofd_pidfd_wait(ref int p, uint options, out Status status, IntPtr usage);
	[DllImport(Library)] public static extern int iofd_memfd_open(out int m, string name, uint flags);
	[DllImport(Library)] public static extern int iofd_memfd_truncate(ref int m, long size);
	[DllImport(Library)] public static extern int iofd_memfd_map(ref int m, UIntPtr length, uint prot, out Region region);
	[DllImport(Library)] public static extern int iofd_memfd_seal_for_sharing(ref int m, ref Region own);
	[DllImport(Library)] public static extern int zcall_ppoll([In, Out] PollFd[] fds, uint count, IntPtr timeout, IntPtr mask, UIntPtr size);
	[DllImport(Library)] public static extern int zcall_kill(int pid, int signal);

	[StructLayout(LayoutKind.Sequential, Size = 32)]
	public struct Status { public int Event, Value, Pid; public uint Uid; }
	public struct Region { public IntPtr Pointer; public UIntPtr Length, Huge; }
	public struct PollFd { public int Fd; public short Events, Revents; }
}
