# SPDX-License-Identifier: MIT
"""The scenario of tests/ffi/languages.sh, in an asyncio loop.

sys.argv[1] is the module: iofd_cffi (ABI mode), or iofd_cffi_api (API mode)."""
import asyncio
import errno
import importlib
import os
import signal
import sys

iofd = importlib.import_module(sys.argv[1])
ffi, lib = iofd.ffi, iofd.lib


def check(result):
    if result < 0:
        raise OSError(-result, ffi.string(lib.iofd_error_message(result)).decode())
    return result


def opened(kind, *arguments):
    handle = ffi.new(f"iofd_{kind} *")
    check(getattr(lib, f"iofd_{kind}_open")(handle, *arguments))
    return handle


def raw(handle):
    return check(lib.iofd_fd_raw(ffi.addressof(handle.fd)))


def close(handle):
    check(lib.iofd_fd_close(ffi.addressof(handle.fd)))


def out(kind, call, *arguments):
    result = ffi.new(kind + " *")
    check(call(*arguments, result))
    return result


async def readable(handle, take):
    loop = asyncio.get_running_loop()
    ready = loop.create_future()
    loop.add_reader(raw(handle), ready.set_result, None)
    await ready
    loop.remove_reader(raw(handle))
    return take()


async def scenario():
    before = len(os.listdir("/proc/self/fd"))
    mask = ffi.new("iofd_sigset *")
    lib.iofd_sigset_add(mask, signal.SIGUSR1)
    check(lib.iofd_sigmask_block(mask[0], ffi.NULL))
    event = opened("eventfd", 0, 0)
    timer = opened("timerfd", lib.IOFD_CLOCK_MONOTONIC, 0)
    signals = opened("signalfd", mask[0], 0)
    memory = opened("memfd", b"ffi", lib.IOFD_MEMFD_ALLOW_SEALING)
    child = ffi.new("iofd_pidfd *")
    words = [ffi.new("char[]", word) for word in (b"sh", b"-c", b"exit 7")]
    argv = ffi.new("char *[]", words + [ffi.NULL])
    check(lib.iofd_pidfd_spawn(child, b"/bin/sh", argv, ffi.NULL, ffi.NULL, 0, 0))

    try:
        out("uint64_t", lib.iofd_eventfd_wait, event)
        raise AssertionError("did not block")
    except BlockingIOError:
        pass
    check(lib.iofd_eventfd_signal(event, 3))
    check(lib.iofd_timerfd_arm(timer, 10_000_000, 0))
    os.kill(os.getpid(), signal.SIGUSR1)
    status = ffi.new("iofd_pidfd_status *")
    count, expirations, signo, exited = await asyncio.gather(
        readable(event, lambda: out("uint64_t", lib.iofd_eventfd_wait, event)[0]),
        readable(timer, lambda: out("uint64_t", lib.iofd_timerfd_expirations, timer)[0]),
        readable(signals, lambda: out("iofd_signal_info", lib.iofd_signalfd_read_into, signals).signo),
        readable(child, lambda: check(lib.iofd_pidfd_wait(child, 0, status, ffi.NULL)) or status.value),
    )

    check(lib.iofd_memfd_truncate(memory, 4096))
    region = out("iofd_region", lib.iofd_memfd_map, memory, 4096, lib.IOFD_PROT_READ | lib.IOFD_PROT_WRITE)
    ffi.buffer(region.ptr, region.len)[0:5] = b"hello"
    check(lib.iofd_memfd_seal_for_sharing(memory, region))
    assert lib.iofd_fd_write(ffi.addressof(memory.fd), b"x", 1) == lib.IOFD_ERR_PERMISSION
    text = os.pread(raw(memory), 5, 0).decode()

    for handle in (event, timer, signals, child, memory):
        close(handle)
        close(handle)
    assert lib.iofd_eventfd_signal(event, 1) == lib.IOFD_ERR_CLOSED == -errno.EBADF
    assert len(os.listdir("/proc/self/fd")) == before
    print(f"eventfd {count}, timerfd {expirations}, signalfd {signo}, pidfd {exited}, memfd {text}")


asyncio.run(scenario())
