const std = @import("std");
const iofd = @import("iofd");

pub fn main() !void {
    var timer: iofd.iofd_timerfd = .{};
    if (timer.open(iofd.IOFD_CLOCK_MONOTONIC, 0) < 0) return error.Open;
    if (timer.arm(10 * std.time.ns_per_ms, 0) < 0) return error.Arm;
    if (timer.fd.wait(iofd.IOFD_READABLE, -1) < 0) return error.Wait;
    var expirations: u64 = 0;
    if (timer.expirations(&expirations) < 0) return error.Read;
    std.debug.print("{d}\n", .{expirations});
    _ = timer.fd.close();
}
