# SPDX-License-Identifier: MIT
import subprocess
from cffi import FFI

ffi = FFI()
ffi.cdef(open(subprocess.getoutput("pkg-config --variable=cdef iofd")).read())
lib = ffi.dlopen("libiofd.so.0.2")

timer, expirations = ffi.new("iofd_timerfd *"), ffi.new("uint64_t *")
lib.iofd_timerfd_open(timer, lib.IOFD_CLOCK_MONOTONIC, 0)
lib.iofd_timerfd_arm(timer, 10_000_000, 0)  # ns
lib.iofd_fd_poll(ffi.addressof(timer.fd), lib.IOFD_POLL_IN, -1)
result = lib.iofd_timerfd_expirations(timer, expirations)
print(ffi.string(lib.iofd_error_message(result)).decode(), expirations[0])
lib.iofd_fd_close(ffi.addressof(timer.fd))
