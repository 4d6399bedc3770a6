-- SPDX-License-Identifier: MIT
-- The scenario of tests/ffi/languages.sh. LuaJIT has no poller of its own, so
-- it is the C library's poll.
local ffi = require "ffi"
local bit = require "bit"
local iofd = require "iofd"
local lib, check = iofd.lib, iofd.check
local SIGUSR1, F_GETFD = 10, 1

ffi.cdef [[
struct pollfd { int fd; short events, revents; };
int poll(struct pollfd *fds, unsigned long count, int timeout);
int fcntl(int fd, int command, ...);
int raise(int signal);
]]

local function descriptors()
	local count = 0
	for raw = 0, 255 do
		count = count + (ffi.C.fcntl(raw, F_GETFD) < 0 and 0 or 1)
	end
	return count
end

-- Closed when it is collected, at the latest.
local function open(kind, call, ...)
	local handle = ffi.gc(ffi.new("iofd_" .. kind), function(h)
		lib.iofd_fd_close(h.fd)
	end)
	assert(check(call(handle, ...)))
	return handle
end

local function out(kind, call, ...)
	local args = { ... }
	local result = ffi.new(kind .. "[1]")
	args[#args + 1] = result
	local ok, message, number = check(call(unpack(args)))
	return ok and result[0], message, number
end

local before = descriptors()
local mask = ffi.new "iofd_sigset[1]"
lib.iofd_sigset_add(mask, SIGUSR1)
assert(check(lib.iofd_sigmask_block(mask[0], nil)))

local event = open("eventfd", lib.iofd_eventfd_open, 0, 0)
local timer = open("timerfd", lib.iofd_timerfd_open, lib.IOFD_CLOCK_MONOTONIC, 0)
local signals = open("signalfd", lib.iofd_signalfd_open, mask[0], 0)
local memory = open("memfd", lib.iofd_memfd_open, "ffi", lib.IOFD_MEMFD_ALLOW_SEALING)
local words = { ffi.new("char[?]", 3, "sh"), ffi.new("char[?]", 3, "-c"), ffi.new("char[?]", 7, "exit 7") }
local argv = ffi.new("char *[4]", words)
local child = open("pidfd", lib.iofd_pidfd_spawn, "/bin/sh", argv, nil, nil, 0, 0)

local _, message, number = out("uint64_t", lib.iofd_eventfd_wait, event)
assert(message == "try again later" and number == tonumber(lib.IOFD_ERR_WOULD_BLOCK))

assert(check(lib.iofd_eventfd_signal(event, 3)))
assert(check(lib.iofd_timerfd_arm(timer, 10 * 1000000, 0)))
assert(ffi.C.raise(SIGUSR1) == 0)

local watched = {
	{ "eventfd", event, function() return tonumber((out("uint64_t", lib.iofd_eventfd_wait, event))) end },
	{ "timerfd", timer, function() return tonumber((out("uint64_t", lib.iofd_timerfd_expirations, timer))) end },
	{ "signalfd", signals, function() return out("iofd_signal_info", lib.iofd_signalfd_read_into, signals).signo end },
	{ "pidfd", child, function()
		local status = ffi.new "iofd_pidfd_status"
		assert(check(lib.iofd_pidfd_wait(child, 0, status, nil)))
		return status.value
	end },
}
local seen, missing = {}, #watched
local polled = ffi.new("struct pollfd[?]", #watched)
for i, watch in ipairs(watched) do
	polled[i - 1].fd, polled[i - 1].events = lib.iofd_fd_raw(watch[2].fd), lib.IOFD_POLL_IN
end
while missing > 0 do
	assert(ffi.C.poll(polled, #watched, -1) > 0)
	for i, watch in ipairs(watched) do
		if polled[i - 1].revents ~= 0 then
			seen[watch[1]], missing = watch[3](), missing - 1
			polled[i - 1].fd = -1
		end
	end
end

assert(check(lib.iofd_memfd_truncate(memory, 4096)))
local region = ffi.new "iofd_region"
assert(check(lib.iofd_memfd_map(memory, 4096, bit.bor(lib.IOFD_PROT_READ, lib.IOFD_PROT_WRITE), region)))
ffi.copy(region.ptr, "hello", 5)
assert(check(lib.iofd_memfd_seal_for_sharing(memory, region)))
assert(not check(lib.iofd_fd_write(memory.fd, "x", 1)))
local text = ffi.new "char[5]"
assert(check(lib.iofd_fd_pread(memory.fd, text, 5, 0)) == 5)

for _, handle in ipairs { event, timer, signals, memory, child } do
	assert(check(lib.iofd_fd_close(handle.fd)))
	assert(check(lib.iofd_fd_close(handle.fd)))
end
_, _, number = check(lib.iofd_eventfd_signal(event, 1))
assert(number == tonumber(lib.IOFD_ERR_CLOSED))
assert(descriptors() == before)
print(("eventfd %d, timerfd %d, signalfd %d, pidfd %d, memfd %s"):format(
	seen.eventfd, seen.timerfd, seen.signalfd, seen.pidfd, ffi.string(text, 5)))
