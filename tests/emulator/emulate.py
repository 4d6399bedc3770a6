#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""emulate.py PROGRAM: runs a program of FreeBSD/amd64 or Darwin/arm64.

The processor is Unicorn's. A system call goes to the host, by that system's
numbers, flags and structs; its result comes back as that system's kernel gives
it: in the carry flag and a positive errno, with all registers destroyed that
the kernel may destroy. A number that is not a call of that system ends the program.
"""
import errno
import struct
import sys

import unicorn
from unicorn import arm64_const as arm64, x86_const as x86

import system
from kernel import Exit, Kernel

PAGE = 0x4000
STACK = 0x5000_0000
STACK_SIZE = 1 << 18
RUBBISH = 0xDEAD_BEEF_DEAD_BEEF


class Machine:
    def __init__(self, cpu, names):
        self.cpu = cpu
        self.names = names
        self.kernel = Kernel(names)
        self.status = None
        self.map(STACK, STACK_SIZE)

    def map(self, address, size):
        first = address & -PAGE
        last = (address + size + PAGE - 1) & -PAGE
        for page in range(first, last, PAGE):
            if not any(a <= page <= b for a, b, _ in self.cpu.mem_regions()):
                self.cpu.mem_map(page, PAGE)

    def unmap(self, address, size):
        self.cpu.mem_unmap(address & -PAGE, (size + PAGE - 1) & -PAGE)

    def load(self, address, size):
        try:
            return bytes(self.cpu.mem_read(address, size)) if size else b""
        except unicorn.UcError:
            raise OSError(errno.EFAULT, "bad address")

    def store(self, address, data):
        try:
            self.cpu.mem_write(address, bytes(data))
        except unicorn.UcError:
            raise OSError(errno.EFAULT, "bad address")

    def text(self, address):
        data = b""
        while not data.endswith(b"\0"):
            data += self.load(address + len(data), 1)
        return data[:-1]

    def call(self, number, arguments):
        """Returns whether it failed, and the value or the errno."""
        name = self.names.calls.get(number)
        if name is None:
            sys.exit(f"emulator: {self.names.__name__} has no such call here: {number}")
        try:
            return False, getattr(self.kernel, name)(self, *arguments)
        except OSError as failure:
            return True, system.ERRNO[errno.errorcode[failure.errno]]
        except Exit as end:
            self.status = end.args[0]
            self.cpu.emu_stop()
            return False, 0

    def run(self, entry):
        self.cpu.emu_start(entry, 0)
        sys.exit(1 if self.status is None else self.status)


class Amd64(Machine):
    arguments = (x86.UC_X86_REG_RDI, x86.UC_X86_REG_RSI, x86.UC_X86_REG_RDX,
                 x86.UC_X86_REG_R10, x86.UC_X86_REG_R8, x86.UC_X86_REG_R9)
    CARRY = 1

    def __init__(self, names):
        super().__init__(unicorn.Uc(unicorn.UC_ARCH_X86, unicorn.UC_MODE_64), names)
        self.cpu.reg_write(x86.UC_X86_REG_RSP, STACK + STACK_SIZE - 64)
        self.cpu.hook_add(unicorn.UC_HOOK_INSN, self.trap, None, 1, 0, x86.UC_X86_INS_SYSCALL)

    def trap(self, cpu, _):
        values = [cpu.reg_read(r) for r in self.arguments]
        failed, value = self.call(cpu.reg_read(x86.UC_X86_REG_RAX), values)
        flags = cpu.reg_read(x86.UC_X86_REG_EFLAGS) & ~self.CARRY
        cpu.reg_write(x86.UC_X86_REG_EFLAGS, flags | failed)
        cpu.reg_write(x86.UC_X86_REG_RAX, value & (1 << 64) - 1)
        for lost in (x86.UC_X86_REG_RCX, x86.UC_X86_REG_R11, x86.UC_X86_REG_RDX):
            cpu.reg_write(lost, RUBBISH)


class Arm64(Machine):
    arguments = tuple(getattr(arm64, f"UC_ARM64_REG_X{i}") for i in range(6))
    SVC_0X80 = 0xD4001001
    CARRY = 1 << 29

    def __init__(self, names):
        cpu = unicorn.Uc(unicorn.UC_ARCH_ARM64, unicorn.UC_MODE_ARM)
        cpu.ctl_set_cpu_model(arm64.UC_CPU_ARM64_MAX)  # the atomic instructions of an M1
        super().__init__(cpu, names)
        self.cpu.reg_write(arm64.UC_ARM64_REG_SP, STACK + STACK_SIZE - 64)
        self.cpu.hook_add(unicorn.UC_HOOK_INTR, self.trap)

    def trap(self, cpu, number, _):
        instruction = struct.unpack("<I", self.load(cpu.reg_read(arm64.UC_ARM64_REG_PC) - 4, 4))[0]
        if number != 2 or instruction != self.SVC_0X80:
            sys.exit(f"emulator: exception {number} at instruction {instruction:#x}")
        values = [cpu.reg_read(r) for r in self.arguments]
        failed, value = self.call(cpu.reg_read(arm64.UC_ARM64_REG_X16), values)
        flags = cpu.reg_read(arm64.UC_ARM64_REG_NZCV) & ~self.CARRY
        cpu.reg_write(arm64.UC_ARM64_REG_NZCV, flags | (self.CARRY if failed else 0))
        cpu.reg_write(arm64.UC_ARM64_REG_X0, value & (1 << 64) - 1)
        cpu.reg_write(arm64.UC_ARM64_REG_X1, RUBBISH)


def load_elf(image):
    entry, table = struct.unpack_from("<QQ", image, 24)
    size, count = struct.unpack_from("<HH", image, 54)
    machine = Amd64(system.FreeBSD)
    for i in range(count):
        kind, _, offset, address, _, in_file, in_memory, _ = struct.unpack_from(
            "<IIQQQQQQ", image, table + i * size)
        if kind == 1:  # PT_LOAD
            machine.map(address, in_memory)
            machine.store(address, image[offset:offset + in_file])
    return machine, entry


def load_macho(image):
    count = struct.unpack_from("<I", image, 16)[0]
    machine = Arm64(system.Darwin)
    at, base, entry = 32, None, None
    for _ in range(count):
        command, size = struct.unpack_from("<II", image, at)
        if command == 0x19:  # LC_SEGMENT_64
            address, in_memory, offset, in_file = struct.unpack_from("<QQQQ", image, at + 24)
            if address:  # all but __PAGEZERO
                machine.map(address, in_memory)
                machine.store(address, image[offset:offset + in_file])
                base = address if base is None else base
        elif command == 0x80000028:  # LC_MAIN
            entry = struct.unpack_from("<Q", image, at + 8)[0]
        at += size
    return machine, base + entry


def main():
    with open(sys.argv[1], "rb") as file:
        image = file.read()
    machine, entry = (load_elf if image[:4] == b"\x7fELF" else load_macho)(image)
    machine.run(entry)


main()
