-- SPDX-License-Identifier: MIT
local ffi = require "ffi"
local cdef = io.popen("pkg-config --variable=cdef iofd"):read "*l"
ffi.cdef(io.open(cdef):read "*a")
local lib = ffi.load "libiofd.so.0.2"

local function check(result)
	return result >= 0 and result or error(ffi.string(lib.iofd_error_message(result)))
end

local timer, expirations = ffi.new "iofd_timerfd", ffi.new "uint64_t[1]"
check(lib.iofd_timerfd_open(timer, lib.IOFD_CLOCK_MONOTONIC, 0))
check(lib.iofd_timerfd_arm(timer, 10 * 1000000, 0)) -- ns
check(lib.iofd_fd_poll(timer.fd, lib.IOFD_POLL_IN, -1))
check(lib.iofd_timerfd_expirations(timer, expirations))
check(lib.iofd_fd_close(timer.fd))
print("success " .. tonumber(expirations[0]))
