# SPDX-License-Identifier: MIT
import subprocess
from cffi import FFI

ffi = FFI()
ffi.cdef(open(subprocess.getoutput("pkg-config --variable=cdef iofd")).read())
lib = ffi.dlopen("libiofd.so.0.2")

def check(result):
    if result < 0:
        raise OSError(-result, ffi.string(lib.iofd_error_message(result)).decode())

timer, expirations = ffi.new("iofd_timerfd *"), ffi.new("uint64_t *")
check(lib.iofd_timerfd_open(timer, lib.IOFD_CLOCK_MONOTONIC, 0))
check(lib.iofd_timerfd_arm(timer, 10_000_000, 0))  # ns
check(lib.iofd_fd_poll(ffi.addressof(timer.fd), lib.IOFD_POLL_IN, -1))
check(lib.iofd_timerfd_expirations(timer, expirations))
check(lib.iofd_fd_close(ffi.addressof(timer.fd)))
print("success", expirations[0])
