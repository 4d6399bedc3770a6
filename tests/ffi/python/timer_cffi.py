from iofd_cffi import check, ffi, lib

timer = ffi.new("iofd_timerfd *")
check(lib.iofd_timerfd_open(timer, lib.IOFD_CLOCK_MONOTONIC, 0))
check(lib.iofd_timerfd_arm(timer, 10_000_000, 0))  # ns
check(lib.iofd_fd_wait(ffi.addressof(timer.fd), lib.IOFD_READABLE, -1))
expirations = ffi.new("uint64_t *")
check(lib.iofd_timerfd_expirations(timer, expirations))
print(expirations[0])
check(lib.iofd_fd_close(ffi.addressof(timer.fd)))
