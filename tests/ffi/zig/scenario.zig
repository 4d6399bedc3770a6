// SPDX-License-Identifier: MIT
// The scenario of tests/ffi/languages.sh, with ppoll of libzcall.
const std = @import("std");
const iofd = @import("iofd");

const SIGUSR1 = 10;
const Error = error{ WouldBlock, Closed, InvalidParam, Interrupted, NoMemory, Permission, Other };

fn check(result: anytype) Error!@TypeOf(result) {
    return switch (iofd.iofd_error_kind(result)) {
        iofd.IOFD_ERROR_KIND_NONE => result,
        iofd.IOFD_ERROR_KIND_WOULD_BLOCK => error.WouldBlock,
        iofd.IOFD_ERROR_KIND_CLOSED => error.Closed,
        iofd.IOFD_ERROR_KIND_INVALID_PARAM => error.InvalidParam,
        iofd.IOFD_ERROR_KIND_INTERRUPTED => error.Interrupted,
        iofd.IOFD_ERROR_KIND_NO_MEMORY => error.NoMemory,
        iofd.IOFD_ERROR_KIND_PERMISSION => error.Permission,
        else => error.Other,
    };
}

fn descriptors() usize {
    var count: usize = 0;
    for (0..256) |raw| count += @intFromBool(iofd.zcall_fcntl(@intCast(raw), iofd.ZCALL_F_GETFD, 0) >= 0);
    return count;
}

const Handles = struct {
    event: iofd.iofd_eventfd = .{},
    timer: iofd.iofd_timerfd = .{},
    signals: iofd.iofd_signalfd = .{},
    child: iofd.iofd_pidfd = .{},
    memory: iofd.iofd_memfd = .{},

    fn close(self: *Handles) void {
        for ([_]*iofd.iofd_fd{ &self.event.fd, &self.timer.fd, &self.signals.fd, &self.child.fd, &self.memory.fd }) |fd|
            _ = fd.close();
    }

    fn take(self: *Handles, i: usize) !u64 {
        var count: u64 = 0;
        var info: iofd.iofd_signal_info = .{};
        var status: iofd.iofd_pidfd_status = .{};
        switch (i) {
            0 => _ = try check(self.event.wait(&count)),
            1 => _ = try check(self.timer.expirations(&count)),
            2 => _ = try check(self.signals.read_into(&info)),
            else => _ = try check(self.child.wait(0, &status, null)),
        }
        return switch (i) {
            0, 1 => count,
            2 => info.signo,
            else => @intCast(status.value),
        };
    }
};

pub fn main() !void {
    const before = descriptors();
    var mask: iofd.iofd_sigset = 0;
    iofd.iofd_sigset_add(&mask, SIGUSR1);
    _ = try check(iofd.iofd_sigmask_block(mask, null));

    var h: Handles = .{};
    defer h.close();
    _ = try check(h.event.open(0, 0));
    _ = try check(h.timer.open(iofd.IOFD_CLOCK_MONOTONIC, 0));
    _ = try check(h.signals.open(mask, 0));
    _ = try check(h.memory.open("ffi", iofd.IOFD_MEMFD_ALLOW_SEALING));
    const argv = [_]?[*:0]const u8{ "sh", "-c", "exit 7", null };
    _ = try check(h.child.spawn("/bin/sh", @ptrCast(@constCast(&argv)), null, null, 0, 0));

    try std.testing.expectError(error.WouldBlock, h.take(0));
    _ = try check(h.event.signal(3));
    _ = try check(h.timer.arm(10 * std.time.ns_per_ms, 0));
    _ = try check(iofd.zcall_kill(iofd.zcall_getpid(), SIGUSR1));

    const cells = [_]iofd.iofd_fd{ h.event.fd, h.timer.fd, h.signals.fd, h.child.fd };
    var polled: [4]iofd.struct_zcall_pollfd = undefined;
    for (&polled, &cells) |*p, *cell| p.* = .{ .fd = cell.raw(), .events = iofd.ZCALL_POLLIN };
    var seen: [4]?u64 = @splat(null);
    while (std.mem.findScalar(?u64, &seen, null) != null) {
        _ = try check(iofd.zcall_ppoll(&polled, polled.len, null, null, 8));
        for (&polled, 0..) |*p, i| if (p.revents != 0) {
            seen[i] = try h.take(i);
            p.fd = -1;
        };
    }

    var region: iofd.iofd_region = .{};
    var text: [5]u8 = undefined;
    _ = try check(h.memory.truncate(4096));
    _ = try check(h.memory.map(4096, iofd.IOFD_PROT_READ | iofd.IOFD_PROT_WRITE, &region));
    @memcpy(@as([*]u8, @ptrCast(region.ptr))[0..5], "hello");
    _ = try check(h.memory.seal_for_sharing(&region));
    try std.testing.expectError(error.Permission, check(h.memory.fd.write("x", 1)));
    _ = try check(h.memory.fd.pread(&text, 5, 0));

    h.close();
    h.close();
    try std.testing.expectError(error.Closed, check(h.event.signal(1)));
    try std.testing.expectEqual(before, descriptors());
    std.debug.print("eventfd {d}, timerfd {d}, signalfd {d}, pidfd {d}, memfd {s}\n", .{ seen[0].?, seen[1].?, seen[2].?, seen[3].?, text });
}
