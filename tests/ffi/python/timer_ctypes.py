from ctypes import byref, c_uint64
import iofd_ctypes as iofd

timer = iofd.iofd_timerfd()
iofd.iofd_timerfd_open(byref(timer), iofd.IOFD_CLOCK_MONOTONIC, 0)
iofd.iofd_timerfd_arm(byref(timer), 10_000_000, 0)  # ns
iofd.iofd_fd_wait(byref(timer.fd), iofd.IOFD_READABLE, -1)
expirations = c_uint64()
iofd.iofd_timerfd_expirations(byref(timer), byref(expirations))
print(expirations.value)
iofd.iofd_fd_close(byref(timer.fd))
