-- SPDX-License-Identifier: MIT
-- iofd for LuaJIT: iofd.cdef.h as it is, and results as Lua has them.
local ffi = require "ffi"

local function installed(variable)
	local pipe = io.popen("pkg-config --variable=" .. variable .. " iofd")
	return pipe:read("*l"), pipe:close()
end

local file = io.open((installed "cdef"))
ffi.cdef(file:read "*a")
file:close()
local lib = ffi.load("libiofd.so.0.2")

-- The result, or nil, a message and the number, as from io.open.
local function check(result)
	if result < 0 then
		return nil, ffi.string(lib.iofd_error_message(result)), tonumber(result)
	end
	return tonumber(result)
end

return { lib = lib, check = check }
