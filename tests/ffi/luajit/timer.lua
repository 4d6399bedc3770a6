local ffi = require "ffi"
local iofd = require "iofd"
local lib, check = iofd.lib, iofd.check

local timer = ffi.new "iofd_timerfd"
assert(check(lib.iofd_timerfd_open(timer, lib.IOFD_CLOCK_MONOTONIC, 0)))
assert(check(lib.iofd_timerfd_arm(timer, 10 * 1000000, 0))) -- ns
assert(check(lib.iofd_fd_wait(timer.fd, lib.IOFD_READABLE, -1)))
local expirations = ffi.new "uint64_t[1]"
assert(check(lib.iofd_timerfd_expirations(timer, expirations)))
print(tonumber(expirations[0]))
assert(check(lib.iofd_fd_close(timer.fd)))
