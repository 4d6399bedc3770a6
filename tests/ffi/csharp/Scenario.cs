// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh, with ppoll of libzcall. Mono has
// threads before Main: SIGUSR1 is blocked by who starts it (env --block-signal).
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using static Iofd;

static class Scenario {
	const int SIGUSR1 = 10;

	static int Descriptors() { return Directory.GetFiles("/proc/self/fd").Length; }

	static void Fails(string constant, Func<long> call) {
		try {
			Check(call());
		} catch (IOException error) when (error.HResult == -(int)Constant(constant)) {
			return;
		}
		throw new Exception(constant);
	}

	static void Main() {
		Constant("IOFD_POLL_IN");
		int before = Descriptors();
		int e, t, s, m, p;
		ulong mask = 0;
		iofd_sigset_add(ref mask, SIGUSR1);
		Check(iofd_eventfd_open(out e, 0, 0));
		Check(iofd_timerfd_open(out t, Constant("IOFD_CLOCK_MONOTONIC"), 0));
		Check(iofd_signalfd_open(out s, mask, 0));
		Check(iofd_memfd_open(out m, "ffi", Constant("IOFD_MEMFD_ALLOW_SEALING")));
		Check(iofd_pidfd_spawn(out p, "/bin/sh", new[] { "sh", "-c", "exit 7", null }, IntPtr.Zero, IntPtr.Zero, 0, 0));

		ulong n;
		Fails("IOFD_ERR_WOULD_BLOCK", () => iofd_eventfd_wait(ref e, out n));
		Check(iofd_eventfd_signal(ref e, 3));
		Check(iofd_timerfd_arm(ref t, 10 * 1000000, 0));
		Check(zcall_kill(Process.GetCurrentProcess().Id, SIGUSR1));

		var info = new byte[128];
		Status status;
		var take = new Func<ulong>[] {
			() => { Check(iofd_eventfd_wait(ref e, out n)); return n; },
			() => { Check(iofd_timerfd_expirations(ref t, out n)); return n; },
			() => { Check(iofd_signalfd_read_into(ref s, info)); return BitConverter.ToUInt32(info, 0); },
			() => { Check(iofd_pidfd_wait(ref p, 0, out status, IntPtr.Zero)); return (ulong)status.Value; },
		};
		var seen = new ulong?[4];
		var polled = new[] { iofd_fd_raw(ref e), iofd_fd_raw(ref t), iofd_fd_raw(ref s), iofd_fd_raw(ref p) }
			.Select(raw => new PollFd { Fd = raw, Events = (short)Constant("ZCALL_POLLIN") }).ToArray();
		while (seen.Contains(null)) {
			Check(zcall_ppoll(polled, 4, IntPtr.Zero, IntPtr.Zero, (UIntPtr)8));
			for (int i = 0; i < 4; i++)
				if (polled[i].Revents != 0) {
					seen[i] = take[i]();
					polled[i].Fd = -1;
				}
		}

		Region region;
		var text = new byte[5];
		Check(iofd_memfd_truncate(ref m, 4096));
		Check(iofd_memfd_map(ref m, (UIntPtr)4096, Constant("IOFD_PROT_READ") | Constant("IOFD_PROT_WRITE"), out region));
		Marshal.Copy(Encoding.ASCII.GetBytes("hello"), 0, region.Pointer, 5);
		Check(iofd_memfd_seal_for_sharing(ref m, ref region));
		Fails("IOFD_ERR_PERMISSION", () => iofd_fd_write(ref m, text, (UIntPtr)1));
		Check(iofd_fd_pread(ref m, text, (UIntPtr)5, 0));

		for (int i = 0; i < 2; i++) {
			Check(iofd_fd_close(ref e));
			Check(iofd_fd_close(ref t));
			Check(iofd_fd_close(ref s));
			Check(iofd_fd_close(ref m));
			Check(iofd_fd_close(ref p));
		}
		Fails("IOFD_ERR_CLOSED", () => iofd_eventfd_signal(ref e, 1));
		if (Descriptors() != before)
			throw new Exception("descriptors are left");
		Console.WriteLine("eventfd {0}, timerfd {1}, signalfd {2}, pidfd {3}, memfd {4}", seen[0], seen[1], seen[2], seen[3], Encoding.ASCII.GetString(text));
	}
}
