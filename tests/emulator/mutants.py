#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutants.py TARGET   breaks the code for TARGET in one place at a time.

Each must turn the conformance program red, or fail to build: otherwise that
place is not tested.
"""
import pathlib
import shutil
import subprocess
import sys

TABLE = "zcall/include/zcall/syscalls.def"
TARGETS = "zcall/include/zcall/target"

# Calls that get the number of another call, or that of Linux.
NUMBERS = [("write", "read"), ("pread64", "pwrite64"), ("fcntl", 72), ("eventfd2", 290)]

# Constants that get the value of Linux.
VALUES = ["O_NONBLOCK", "F_DUPFD_CLOEXEC", "ENOSYS"]

SHARED = [
    ("iofd/include/iofd/inline/cell.h", "rc == -ZCALL_EINTR ||", ""),
    ("iofd/include/iofd/inline/fd.h", "on ? ZCALL_FD_CLOEXEC : 0", "on ? 0 : ZCALL_FD_CLOEXEC"),
    ("iofd/include/iofd/inline/fd.h", "ZCALL_F_DUPFD_CLOEXEC", "ZCALL_F_DUPFD"),
]

OWN = {
    "freebsd-amd64": [
        ("zcall/arch/freebsd-amd64.S", "\tjnc\t1f", "\tjc\t1f"),
        ("zcall/arch/freebsd-amd64.S", "\tneg\t%rax", "\tnot\t%rax"),
        ("zcall/arch/freebsd-amd64.S", "\tneg\t%rax", "\tneg\t%eax"),
        ("zcall/arch/freebsd-amd64.S", "\tjnc\t1f\n\tneg\t%rax\n", ""),
        ("zcall/arch/amd64.h", "\tmov\t%rcx, %r10", "\tmov\t%rcx, %r9"),
        ("zcall/arch/amd64.h", "\tmov\t8(%rsp), %r9", "\txor\t%r9d, %r9d"),
        ("zcall/arch/amd64.h", "\tmov\t%rdx, %rsi\n\tmov\t%rcx, %rdx",
         "\tmov\t%rcx, %rdx\n\tmov\t%rdx, %rsi"),
        (f"{TARGETS}/freebsd-amd64.h", "OWN_CLOCK_MONOTONIC", "OWN_NOTHING"),
    ],
    "darwin-arm64": [
        ("zcall/arch/darwin-arm64.S", "cneg\tx0, x0, cs", "cneg\tx0, x0, cc"),
        ("zcall/arch/darwin-arm64.S", "cneg\tx0, x0, cs", "cneg\tx0, x0, mi"),
        ("zcall/arch/darwin-arm64.S", "cneg\tx0, x0, cs", "cneg\tw0, w0, cs"),
        ("zcall/arch/darwin-arm64.S", "\tcneg\tx0, x0, cs\n", ""),
        ("zcall/arch/darwin-arm64.S", "svc\t#0x80", "svc\t#0"),
        ("zcall/arch/darwin-arm64.S", "NUMBER x16", "NUMBER x8"),
        ("zcall/arch/arm64.h", "\tmov\tx5, x6", "\tmov\tx5, x5"),
        ("zcall/src/darwin.c", "timeout ? milliseconds(timeout) : -1", "-1 + !!timeout"),
        ("zcall/src/darwin.c", "ticks % per_second * NS_PER_S", "ticks % per_second * NS_PER_US"),
    ],
}


def number_mutants(root, target):
    """Replaces a number in the target's column of the table."""
    lines = (root / TABLE).read_text().split("\n")
    columns = next(line for line in lines if line.startswith("/*    name ")).split()[1:-1]
    column = columns.index(target.split("-")[0])
    rows = {line[len("ZCALL("):line.index(",")]: line.split(",") for line in lines if line.startswith("ZCALL(")}
    for name, other in NUMBERS:
        cells = rows[name]
        number = rows[other][column].strip(" )") if other in rows else other
        end = ")" if column == len(cells) - 1 else ""
        yield TABLE, ",".join(cells), ",".join(cells[:column] + [f" {number}{end}"] + cells[column + 1:])


def value_mutants(root, target):
    """Takes a value out of the target's file, which leaves that of Linux."""
    for name in VALUES:
        for path in (f"{TARGETS}/{target}.h", f"{TARGETS}/bsd.h"):
            for line in (root / path).read_text().split("\n"):
                if line.startswith((f"#define ZCALL_PRIV_OWN_{name} ", f"#define ZCALL_PRIV_OWN_{name}\t")):
                    yield path, line, ""


def main():
    target = sys.argv[1]
    source = pathlib.Path(__file__).resolve().parent.parent.parent
    root = source / "build" / f"mutants-{target}"
    shutil.rmtree(root, ignore_errors=True)
    for part in ("zcall", "iofd", "cmake", "tests"):
        shutil.copytree(source / part, root / part)
    shutil.copy(source / "CMakeLists.txt", root)
    program = root / "build" / "tests" / "conformance"

    def quiet(*command, timeout=120):
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout)

    def is_green():
        if quiet("cmake", "--build", str(root / "build"), "--target", "conformance").returncode:
            return False
        try:
            run = quiet(str(source / "tests/emulator/emulate.py"), str(program), timeout=5)
        except subprocess.TimeoutExpired:
            return False
        return run.returncode == 0

    quiet("cmake", "-S", str(root), "-B", str(root / "build"), "-DIOFD_BUILD_SHARED=OFF",
          f"-DCMAKE_TOOLCHAIN_FILE={source}/cmake/{target}.cmake")
    if not is_green():
        sys.exit("the code is red before it is broken")
    mutants = SHARED + OWN[target] + list(number_mutants(root, target)) + list(value_mutants(root, target))
    survivors = 0
    for path, old, new in mutants:
        file = root / path
        text = file.read_text()
        if old not in text:
            sys.exit(f"{path} has no {old!r} to break")
        file.write_text(text.replace(old, new))
        if is_green():
            survivors += 1
            print(f"SURVIVED {path}: {old!r} -> {new!r}")
        file.write_text(text)
    print(f"{target}: {len(mutants)} mutants, {survivors} survived")
    sys.exit(survivors != 0)


main()
