// SPDX-License-Identifier: MIT
const std = @import("std");
const iofd = @import("iofd"); // zig translate-c -lc iofd/iofd.h

pub fn main() void {
    var timer: iofd.iofd_timerfd = .{};
    var expirations: u64 = 0;
    _ = timer.open(iofd.IOFD_CLOCK_MONOTONIC, 0);
    _ = timer.arm(10 * std.time.ns_per_ms, 0);
    _ = timer.fd.poll(iofd.IOFD_POLL_IN, -1);
    const result = timer.expirations(&expirations);
    std.debug.print("{s} {d}\n", .{ iofd.iofd_error_message(result), expirations });
    _ = timer.fd.close();
}
