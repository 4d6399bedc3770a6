# SPDX-License-Identifier: MIT
"""The system calls of FreeBSD and Darwin, made by the host.

Each takes the machine and its six argument registers, and returns a value or
raises OSError. Descriptors are the host's own.
"""
import errno
import fcntl
import os
import select
import socket
import struct
import time

import system

# A close of this descriptor is interrupted, to check that it is closed nevertheless.
INTERRUPTED = 77


class Exit(Exception):
    pass


def signed(value, bits=32):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def error(number):
    raise OSError(number, os.strerror(number))


class Kernel:
    def __init__(self, names):
        self.names = names
        self.mapped = 0x7000_0000_0000 >> 8

    def exit(self, m, status, *_):
        raise Exit(signed(status))

    def getpid(self, m, *_):
        return os.getpid()

    def read(self, m, fd, address, size, *_):
        data = os.read(signed(fd), min(size, 1 << 20))
        m.store(address, data)
        return len(data)

    def write(self, m, fd, address, size, *_):
        return os.write(signed(fd), m.load(address, size))

    def vector(self, m, address, count):
        return [struct.unpack("<QQ", m.load(address + 16 * i, 16)) for i in range(signed(count))]

    def readv(self, m, fd, address, count, *_):
        parts = self.vector(m, address, count)
        data = os.read(signed(fd), sum(size for _, size in parts))
        left = data
        for at, size in parts:
            m.store(at, left[:size])
            left = left[size:]
        return len(data)

    def writev(self, m, fd, address, count, *_):
        return os.write(signed(fd), b"".join(m.load(*p) for p in self.vector(m, address, count)))

    def pread(self, m, fd, address, size, offset, *_):
        data = os.pread(signed(fd), size, signed(offset, 64))
        m.store(address, data)
        return len(data)

    def pwrite(self, m, fd, address, size, offset, *_):
        return os.pwrite(signed(fd), m.load(address, size), signed(offset, 64))

    def lseek(self, m, fd, offset, whence, *_):
        return os.lseek(signed(fd), signed(offset, 64), signed(whence))

    def close(self, m, fd, *_):
        os.close(signed(fd))
        if signed(fd) == INTERRUPTED:
            error(errno.EINTR)
        return 0

    def openat(self, m, directory, path, flags, *_):
        if signed(directory) != self.names.AT_FDCWD or flags & 0xFFFFFFFF:
            error(errno.EINVAL)
        return os.open(m.text(path), os.O_RDONLY)

    def socketpair(self, m, domain, kind, protocol, address, *_):
        if (signed(domain), signed(kind)) != (system.AF_UNIX, system.SOCK_STREAM):
            error(errno.EAFNOSUPPORT)
        ends = [s.detach() for s in socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)]
        for fd in ends:
            os.set_inheritable(fd, True)
        m.store(address, struct.pack("<ii", *ends))
        return 0

    def ioctl(self, m, fd, request, address, *_):
        os.fstat(signed(fd))
        if request & 0xFFFFFFFF != system.FIONBIO:
            error(errno.ENOTTY)
        os.set_blocking(signed(fd), struct.unpack("<i", m.load(address, 4))[0] == 0)
        return 0

    def fcntl(self, m, fd, command, argument, *_):
        fd, command = signed(fd), signed(command)
        if command == self.names.F_DUPFD_CLOEXEC:
            if not 0 <= signed(argument) < 1024:
                error(errno.EINVAL)
            return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, signed(argument))
        if command == system.F_GETFD:
            return system.FD_CLOEXEC if fcntl.fcntl(fd, fcntl.F_GETFD) else 0
        if command == system.F_SETFD:
            return fcntl.fcntl(fd, fcntl.F_SETFD, int(argument & 0xFFFFFFFF == system.FD_CLOEXEC))
        if command == system.F_GETFL:
            flags = fcntl.fcntl(fd, fcntl.F_GETFL)
            return flags & os.O_ACCMODE | (system.O_NONBLOCK if flags & os.O_NONBLOCK else 0)
        error(errno.EINVAL)

    def wait(self, m, address, count, milliseconds):
        if signed(count) != 1:
            error(errno.EINVAL)
        fd, events, _ = struct.unpack("<ihh", m.load(address, 8))
        poll = select.poll()
        poll.register(fd, events)
        ready = poll.poll(milliseconds)
        came = ready[0][1] if ready else 0
        m.store(address + 6, struct.pack("<H", came))
        return len(ready)

    def poll(self, m, address, count, milliseconds, *_):
        left = signed(milliseconds)
        return self.wait(m, address, count, None if left < 0 else left)

    def ppoll(self, m, address, count, timeout, mask, *_):
        if mask:
            error(errno.EINVAL)
        left = None
        if timeout:
            seconds, nanoseconds = struct.unpack("<qq", m.load(timeout, 16))
            if seconds < 0 or not 0 <= nanoseconds < 10**9:
                error(errno.EINVAL)
            left = min(seconds * 1000 + -(-nanoseconds // 10**6), 1 << 30)
        return self.wait(m, address, count, left)

    def clock_gettime(self, m, clock, address, *_):
        if signed(clock) == self.names.CLOCK_MONOTONIC:
            now = time.monotonic_ns()
        elif signed(clock) == system.CLOCK_REALTIME:
            now = time.time_ns()
        else:
            error(errno.EINVAL)
        m.store(address, struct.pack("<qq", now // 10**9, now % 10**9))
        return 0

    def gettimeofday(self, m, address, *_):
        now = time.time_ns()
        m.store(address, struct.pack("<qi", now // 10**9, now % 10**9 // 1000))
        return 0

    def mmap(self, m, address, size, prot, flags, fd, offset):
        flags &= 0xFFFFFFFF
        if size == 0 or flags & ~system.MAP_ANON != system.MAP_PRIVATE or offset % 16384:
            error(errno.EINVAL)
        if flags & system.MAP_ANON and (signed(fd) != -1 or offset):
            error(errno.EINVAL)
        data = b"" if flags & system.MAP_ANON else os.pread(signed(fd), size, offset)
        self.mapped += 1 << 24
        m.map(self.mapped, size)
        m.store(self.mapped, data)
        return self.mapped

    def munmap(self, m, address, size, *_):
        m.unmap(address, size)
        return 0
