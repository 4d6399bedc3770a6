# SPDX-License-Identifier: MIT
"""The tests that run with a changed library."""
import json
import re
import subprocess
import time

from library import BUILD

# Tests of the library's files, of mutants, and long ones cannot notice more.
LEFT_OUT = re.compile(r"^(package|ffi|emulator|waker)/|finds_|_stress$|_random$|contract_|nolibc/|supervise/limit")
# A mutant may send a signal to any process that it sees: let it see only its own.
ALONE = ["unshare", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc"]
LONGEST = 6.0


class Test:
    def __init__(self, name, command):
        self.name, self.command, self.seconds = name, command, 0.0

    def passes(self, libraries, limit):
        """Whether the program succeeds within the limit."""
        started = time.monotonic()
        done = subprocess.run([*ALONE, "timeout", "-s", "KILL", str(limit), "env", f"LD_LIBRARY_PATH={libraries}", *self.command],
                              cwd=BUILD, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.seconds = time.monotonic() - started
        return done.returncode == 0


def read(libraries):
    """The tests that pass with the unchanged library, and how long each takes."""
    listed = subprocess.run(["ctest", "--test-dir", BUILD, "--show-only=json-v1"], capture_output=True, text=True, check=True)
    tests = [Test(test["name"], test["command"]) for test in json.loads(listed.stdout)["tests"]
             if "command" in test and not LEFT_OUT.search(test["name"])]
    return [test for test in tests if test.passes(libraries, LONGEST)]


class Order:
    """Which tests have noticed changes of a file: these run first."""

    def __init__(self, tests):
        self.tests, self.noticed = tests, {}
        self.limits = {test.name: 2 + 5 * test.seconds for test in tests}
        self.seconds = {test.name: test.seconds for test in tests}

    def of(self, file):
        noun = file.stem.split("_")[0]
        return sorted(self.tests, key=lambda test: (
            -self.noticed.get((file, test.name), 0), noun not in test.name, self.seconds[test.name]))

    def killer(self, file, libraries):
        """The name of the first test that fails, or None."""
        for test in self.of(file):
            if not test.passes(libraries, self.limits[test.name]):
                self.noticed[file, test.name] = self.noticed.get((file, test.name), 0) + 1
                return test.name
        return None
