#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Python's own os module: a process that speaks the protocol of ../worker.c."""
import functools
import itertools
import mmap
import os
import signal
import subprocess
import sys
import time

ONE = (1).to_bytes(8, sys.byteorder)
CLOEXEC, NONBLOCK, SEMAPHORE = os.EFD_CLOEXEC, os.EFD_NONBLOCK, os.EFD_SEMAPHORE

counter = os.eventfd(0, CLOEXEC)
semaphore = os.eventfd(2**32 - 1, CLOEXEC | SEMAPHORE)
empty = os.eventfd(0, CLOEXEC | NONBLOCK)
pair = os.eventfd(0, CLOEXEC | NONBLOCK)
memory = os.memfd_create("bench")
os.ftruncate(memory, 4096)
zero = os.open("/dev/zero", os.O_RDONLY)
null = os.open("/dev/null", os.O_WRONLY)
this = os.pidfd_open(os.getpid())
blocking = itertools.cycle([True, False])


def eventfd_pair():
    os.eventfd_write(pair, 1)
    os.eventfd_read(pair)


def eventfd_eagain():
    try:
        os.eventfd_read(empty)
    except BlockingIOError:
        return
    sys.exit("no EAGAIN")


@functools.cache
def enlarge():
    memory = mmap.mmap(-1, 1 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.madvise(mmap.MADV_NOHUGEPAGE)
    memory[:: mmap.PAGESIZE] = bytes((1 << 30) // mmap.PAGESIZE)
    return memory


def spawn():
    subprocess.run([os.environ["BENCH_PROGRAM"]], env={}, check=True)


OPERATIONS = {
    "eventfd_signal": lambda: os.eventfd_write(counter, 1),
    "eventfd_wait": lambda: os.eventfd_read(semaphore),
    "eventfd_pair": eventfd_pair,
    "eventfd_eagain": eventfd_eagain,
    "clock_now": time.monotonic_ns,
    "pidfd_send_signal": lambda: signal.pidfd_send_signal(this, 0),
    "memfd_pread": lambda: os.pread(memory, 8, 0),
    "memfd_pwrite": lambda: os.pwrite(memory, ONE, 0),
    "memfd_size": lambda: os.fstat(memory).st_size,
    "memfd_map_unmap": lambda: mmap.mmap(memory, 4096).close(),
    "fd_read": lambda: os.read(zero, 8),
    "fd_write": lambda: os.write(null, ONE),
    "fd_nonblock": lambda: os.set_blocking(null, next(blocking)),
    "fd_dup_close": lambda: os.close(os.dup(null)),
    "eventfd_open_close": lambda: os.close(os.eventfd(0, CLOEXEC | NONBLOCK)),
    "pidfd_open_close": lambda: os.close(os.pidfd_open(os.getpid())),
    "spawn": spawn,
    "spawn_1gb": lambda: (enlarge(), spawn()),
    "memfd_open_close": lambda: os.close(os.memfd_create("bench", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)),
}

for line in iter(sys.stdin.readline, ""):
    name, n = line.split()
    do = OPERATIONS.get(name)
    if not do:
        print(-1, flush=True)
        continue
    start = time.perf_counter_ns()
    for _ in itertools.repeat(None, int(n)):
        do()
    print(time.perf_counter_ns() - start, flush=True)
