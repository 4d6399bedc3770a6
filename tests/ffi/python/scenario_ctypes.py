# SPDX-License-Identifier: MIT
"""The scenario of tests/ffi/languages.sh: a selector is Python's own poller."""
import ctypes
import os
import selectors
import signal
from ctypes import byref

import iofd_ctypes as iofd


class Handle:
    """What selectors want, and a context manager: a file, in other words."""

    def __init__(self, kind, open_it, *arguments):
        self.cell = kind()
        open_it(byref(self.cell), *arguments)

    def fileno(self):
        return iofd.iofd_fd_raw(byref(self.cell.fd))

    def close(self):
        iofd.iofd_fd_close(byref(self.cell.fd))


def fails(error, result, function, *arguments):
    try:
        function(*arguments)
    except error as raised:
        assert raised.errno == -result
        return
    raise AssertionError(f"{function.__name__} did not raise {error}")


def descriptors():
    return len(os.listdir("/proc/self/fd"))


before = descriptors()
mask = iofd.iofd_sigset()
iofd.iofd_sigset_add(byref(mask), signal.SIGUSR1)
iofd.iofd_sigmask_block(mask, None)
argv = (ctypes.c_char_p * 4)(b"sh", b"-c", b"exit 7")

event = Handle(iofd.iofd_eventfd, iofd.iofd_eventfd_open, 0, 0)
timer = Handle(iofd.iofd_timerfd, iofd.iofd_timerfd_open, iofd.IOFD_CLOCK_MONOTONIC, 0)
signals = Handle(iofd.iofd_signalfd, iofd.iofd_signalfd_open, mask, 0)
child = Handle(iofd.iofd_pidfd, iofd.iofd_pidfd_spawn, b"/bin/sh", argv, None, None, 0, 0)
memory = Handle(iofd.iofd_memfd, iofd.iofd_memfd_open, b"ffi", iofd.IOFD_MEMFD_ALLOW_SEALING)

number = ctypes.c_uint64()
fails(BlockingIOError, iofd.IOFD_ERR_WOULD_BLOCK, iofd.iofd_eventfd_wait, byref(event.cell), byref(number))

iofd.iofd_eventfd_signal(byref(event.cell), 3)
iofd.iofd_timerfd_arm(byref(timer.cell), 10_000_000, 0)
os.kill(os.getpid(), signal.SIGUSR1)


def count(cell, read):
    read(byref(cell), byref(number))
    return number.value


def accept(cell):
    info = iofd.iofd_signal_info()
    iofd.iofd_signalfd_read_into(byref(cell), byref(info))
    return info.signo


def reap(cell):
    status = iofd.iofd_pidfd_status()
    iofd.iofd_pidfd_wait(byref(cell), 0, byref(status), None)
    return status.value


seen = {}
with selectors.DefaultSelector() as selector:
    selector.register(event, selectors.EVENT_READ, ("eventfd", lambda c: count(c, iofd.iofd_eventfd_wait)))
    selector.register(timer, selectors.EVENT_READ, ("timerfd", lambda c: count(c, iofd.iofd_timerfd_expirations)))
    selector.register(signals, selectors.EVENT_READ, ("signalfd", accept))
    selector.register(child, selectors.EVENT_READ, ("pidfd", reap))
    while len(seen) < 4:
        for key, _ in selector.select():
            name, take = key.data
            seen[name] = take(key.fileobj.cell)
            selector.unregister(key.fileobj)

region = iofd.iofd_region()
iofd.iofd_memfd_truncate(byref(memory.cell), 4096)
iofd.iofd_memfd_map(byref(memory.cell), 4096, iofd.IOFD_PROT_READ | iofd.IOFD_PROT_WRITE, byref(region))
ctypes.memmove(region.ptr, b"hello", 5)
iofd.iofd_memfd_seal_for_sharing(byref(memory.cell), byref(region))
fails(PermissionError, iofd.IOFD_ERR_PERMISSION, iofd.iofd_fd_write, byref(memory.cell.fd), b"x", 1)
text = os.pread(memory.fileno(), 5, 0).decode()

for handle in (event, timer, signals, child, memory):
    handle.close()
    handle.close()
fails(OSError, iofd.IOFD_ERR_CLOSED, iofd.iofd_eventfd_signal, byref(event.cell), 1)
assert descriptors() == before
seen["memfd"] = text
print(", ".join(f"{name} {seen[name]}" for name in ("eventfd", "timerfd", "signalfd", "pidfd", "memfd")))
