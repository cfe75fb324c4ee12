# SPDX-License-Identifier: Apache-2.0
"""What to start: the QEMU command of a build, as its runners.yaml describes it.

The build system writes `<build>/zephyr/runners.yaml` from the board's board.cmake:

    qemu:
      binary: qemu-system-i386        # a name in PATH, or a path
      args: [-machine, q35, -m, "4"]  # everything but the console and the kernel
      kernel: zephyr.elf              # relative to the file
    gdb: gdb

Options that stand here once (machine, CPU, memory) can be replaced; the console and the kernel are
added by `command()`, because they depend on who runs the image. Nothing is started here.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from run.errors import RunError

RUNNERS_FILE = "runners.yaml"

# Options that decide about the console; ours come from Console, so theirs are dropped.
_CONSOLE_FLAGS = frozenset({"-nographic"})
_CONSOLE_OPTIONS = frozenset({"-serial", "-monitor", "-mon", "-display"})
# Spellings of one option. QEMU takes each with one dash or two.
_ALIASES = {"-M": "-machine"}


@dataclass(frozen=True)
class Console:
    """The first serial port, which is on standard input and output.

    monitor: QEMU's monitor shares the terminal (Ctrl-A c; Ctrl-A x ends the machine).
    log: a file that gets a copy of what the guest says.
    """

    monitor: bool = True
    log: Path | None = None

    def arguments(self) -> list[str]:
        """QEMU's options for this console; Ctrl-C ends the machine (signal=on)."""
        backend = "stdio,id=con,signal=on" + (",mux=on" if self.monitor else "")
        if self.log is not None:
            backend += f",logfile={_escaped(self.log)},logappend=off"
        monitor = "chardev=con,mode=readline"
        return [
            *("-display", "none", "-chardev", backend, "-serial", "chardev:con"),
            *(("-mon", monitor) if self.monitor else ("-monitor", "none")),
        ]


@dataclass(frozen=True)
class Machine:
    """One QEMU command without console and kernel.

    arguments: QEMU's options; kernel: the ELF file; gdb: the debugger for this image.
    """

    binary: str
    arguments: tuple[str, ...]
    kernel: Path
    gdb: str = "gdb"
    extra: tuple[str, ...] = field(default=())

    def override(
        self,
        *,
        cpu: str | None = None,
        machine: str | None = None,
        memory_mib: int | None = None,
        kernel: Path | None = None,
        extra: tuple[str, ...] = (),
    ) -> Machine:
        """The same machine with another CPU model, board, memory or kernel; None keeps."""
        arguments = self.arguments
        memory = None if memory_mib is None else str(memory_mib)
        for option, value in (("-cpu", cpu), ("-machine", machine), ("-m", memory)):
            if value is not None:
                arguments = _with_option(arguments, option, value)
        return replace(
            self,
            arguments=arguments,
            kernel=self.kernel if kernel is None else kernel,
            extra=self.extra + extra,
        )

    def deterministic(self, shift: int = 0) -> Machine:
        """The same machine with time counted in instructions: 2**shift ns each, no real time."""
        # Instead of the board's own: QEMU takes the first of two.
        arguments = _with_option(self.arguments, "-icount", f"shift={shift},align=off,sleep=off")
        arguments = _with_option(arguments, "-rtc", "clock=vm,base=2020-01-01T00:00:00")
        return replace(self, arguments=_with_option(arguments, "-accel", "tcg"))

    def command(self, console: Console) -> list[str]:
        """The whole command line. RunError when QEMU or the kernel is missing."""
        if not self.kernel.is_file():
            raise RunError(f"there is no image {self.kernel}: build it first")
        kernel = ["-kernel", str(self.kernel)]
        return [self.program(), *self.arguments, *console.arguments(), *self.extra, *kernel]

    def program(self) -> str:
        """The path of QEMU; QEMU_BIN_PATH goes before PATH, as upstream."""
        folder = os.environ.get("QEMU_BIN_PATH")
        path = os.pathsep.join(p for p in (folder, os.environ.get("PATH")) if p)
        found = shutil.which(self.binary, path=path)
        if found is None:
            raise RunError(
                f"{self.binary} was not found in PATH: install it (Debian and Ubuntu: "
                "package qemu-system-x86), or set QEMU_BIN_PATH to its folder"
            )
        return found


def load(build_dir: Path) -> Machine:
    """The machine of a build. RunError when the folder is no finished build for an emulator."""
    path = build_dir / "zephyr" / RUNNERS_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise RunError(
            f"{build_dir} is not a configured build folder: {path} cannot be read "
            f"({error.strerror}). Run `west build` or `cmake` first."
        ) from error
    document = _parse(text, path)
    qemu = document.get("qemu")
    if not isinstance(qemu, Mapping):
        raise RunError(f"{path} names no emulator (no 'qemu' entry): this board cannot be run")
    try:
        arguments = [str(argument) for argument in qemu["args"]]
        binary, kernel = str(qemu["binary"]), Path(str(qemu.get("kernel", "zephyr.elf")))
    except (KeyError, TypeError) as error:
        raise RunError(f"{path}: the 'qemu' entry needs 'binary' and 'args' ({error})") from error
    return Machine(
        binary=binary,
        arguments=_without_console(arguments),
        kernel=path.parent / kernel,
        gdb=str(document.get("gdb") or "gdb"),
        extra=tuple(shlex.split(os.environ.get("QEMU_EXTRA_FLAGS", ""))),
    )


def _parse(text: str, path: Path) -> Mapping[str, object]:
    """JSON is read without PyYAML, whose import costs more than the rest of a start."""
    try:
        document: object = json.loads(text)
    except ValueError:
        import yaml

        try:
            document = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise RunError(f"{path} is not YAML: {error}") from error
    if not isinstance(document, Mapping):
        raise RunError(f"{path} is not a mapping: configure the build folder again")
    return document


def _canonical(option: str) -> str:
    single = option[1:] if option.startswith("--") else option
    return _ALIASES.get(single, single)


def _without_console(arguments: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    words = iter(arguments)
    for word in words:
        option = _canonical(word)
        if option in _CONSOLE_OPTIONS:
            next(words, None)
        elif option not in _CONSOLE_FLAGS:
            kept.append(word)
    return tuple(kept)


def _with_option(arguments: tuple[str, ...], option: str, value: str) -> tuple[str, ...]:
    result = list(arguments)
    for index, word in enumerate(result[:-1]):
        if _canonical(word) == option:
            result[index + 1] = value
            return tuple(result)
    return (*result, option, value)


def _escaped(path: Path) -> str:
    """A comma ends a QEMU sub-option; doubled, it stands for itself."""
    return str(path).replace(",", ",,")
