# SPDX-License-Identifier: MIT
"""tests/ffi/generators.sh: with the module that SWIG makes of iofd.cdef.h."""
from iofd import *

event, counter = iofd_eventfd(), new_counter()
iofd_eventfd_open(event, 0, 0)
iofd_eventfd_signal(event, 3)
polled = iofd_fd_poll(event.fd, IOFD_POLL_IN, -1)
iofd_eventfd_wait(event, counter)
iofd_fd_close(event.fd)
closed = iofd_eventfd_signal(event, 3)
print(f"poll {polled}, count {counter_value(counter)}, closed {closed}")
