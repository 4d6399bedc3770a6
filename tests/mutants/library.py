# SPDX-License-Identifier: MIT
"""A copy of the libraries in which one source differs."""
import json
import pathlib
import shlex
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/mutants"


def read_commands():
    """How each source of the libraries is compiled: its words, and the object."""
    commands = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        source = pathlib.Path(entry["file"]).relative_to(ROOT)
        words = shlex.split(entry["command"])
        if source.suffix == ".c" and source.parts[1] == "src" and "shared" in words[words.index("-o") + 1]:
            commands[source] = (pathlib.Path(entry["directory"]), words)
    return commands


def read_users(commands):
    """The sources that read each file."""
    users = {}
    for source, (directory, words) in commands.items():
        listed = subprocess.run([*words[:-4], "-MM", words[-1]], cwd=directory, capture_output=True, text=True, check=True)
        for word in listed.stdout.replace("\\\n", " ").split()[1:]:
            users.setdefault(pathlib.Path(word).resolve().relative_to(ROOT), []).append(source)
    return users


class Library:
    """The libraries in a directory of their own."""

    def __init__(self, directory, commands, users):
        self.directory, self.commands, self.users = directory, commands, users
        self.sources = directory / "sources"
        shutil.rmtree(directory, ignore_errors=True)
        for name in ("iofd", "zcall"):
            shutil.copytree(BUILD / name, directory / name, symlinks=True)
            shutil.copytree(ROOT / name / "src", self.sources / name / "src")
            shutil.copytree(ROOT / name / "include", self.sources / name / "include")
        self.original = {source: self._compile(source) for source in commands}
        self._link()

    def environment(self):
        return f"{self.directory}/iofd:{self.directory}/zcall"

    def _object(self, source):
        directory, words = self.commands[source]
        return self.directory / directory.relative_to(BUILD) / words[words.index("-o") + 1]

    def _compile(self, source):
        """Returns the object, or None if the compiler refuses the source."""
        _, words = self.commands[source]
        words = [word.replace(f"{ROOT}/iofd/", f"{self.sources}/iofd/").replace(f"{ROOT}/zcall/", f"{self.sources}/zcall/")
                 for word in words if not word.startswith("-W") and word != "-g"]
        words[words.index("-o") + 1] = str(self._object(source))
        done = subprocess.run([*words, "-w", "-Werror=incompatible-pointer-types", "-Werror=int-conversion"],
                              cwd=self.directory, capture_output=True)
        return self._object(source).read_bytes() if done.returncode == 0 else None

    def _link(self):
        for name in ("zcall", "iofd"):
            for text in sorted((self.directory / name).glob("CMakeFiles/*shared.dir/link.txt")):
                if subprocess.run(text.read_text(), shell=True, cwd=self.directory / name, capture_output=True).returncode:
                    return False
        return True

    def set(self, file, text):
        """Returns "ready"; "same" if the machine code is the same; "refused" if it does not compile."""
        (self.sources / file).write_text(text)
        objects = {source: self._compile(source) for source in self.users[file]}
        if None in objects.values():
            return "refused"
        if all(self.original[source] == code for source, code in objects.items()):
            return "same"
        return "ready" if self._link() else "refused"

    def restore(self, file):
        shutil.copy(ROOT / file, self.sources / file)
        for source in self.users[file]:
            self._object(source).write_bytes(self.original[source])
