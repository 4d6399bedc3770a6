# SPDX-License-Identifier: MIT
"""Threads of Python wake a loop over a selector.

sys.argv[1] is the module, as in scenario_cffi.py."""
import collections
import importlib
import selectors
import sys
import threading

iofd = importlib.import_module(sys.argv[1])
ffi, lib = iofd.ffi, iofd.lib
THREADS, ITEMS = 4, 20000


def check(result):
    if result < 0:
        raise OSError(-result, ffi.string(lib.iofd_error_message(result)).decode())
    return result


queue = collections.deque()
waker = ffi.new("iofd_waker *")


def produce():
    for item in range(ITEMS):
        queue.append(item)
        check(lib.iofd_waker_wake(waker))


check(lib.iofd_waker_open(waker, lib.IOFD_WAKER_LEVEL))
selector = selectors.DefaultSelector()
selector.register(check(lib.iofd_fd_raw(ffi.addressof(waker.fd))), selectors.EVENT_READ)
threads = [threading.Thread(target=produce) for _ in range(THREADS)]
for thread in threads:
    thread.start()
taken = 0
while taken < THREADS * ITEMS:
    if check(lib.iofd_waker_arm(waker)) == 0:
        if not selector.select(60):
            sys.exit("a wake was lost")
        check(lib.iofd_waker_disarm(waker))
    while queue:
        queue.popleft()
        taken += 1
for thread in threads:
    thread.join()
selector.close()
check(lib.iofd_waker_close(waker))
print("taken", taken)
