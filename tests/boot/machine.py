# SPDX-License-Identifier: Apache-2.0
"""The machines that boot tests run images on: QEMU and Bochs, and the CD images for GRUB.

Decides how a guest is watched and ended; scripts/run decides the QEMU command and that no process
stays behind. What a console should say is the tests' affair.
"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import select
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from run.child import Streams, started
from run.machine import Console, Machine
from run.process import Verdict, execute

# Of this machine's time, which other work may have most of: only what hangs comes to it.
TIMEOUT = 180.0
BOCHS_TIMEOUT = 600.0
_SHOWN = 20000  # bytes of a terminal that are kept: registers, and what is drawn after them
# An instruction takes 2**4 ns of the guest's time: runs repeat exactly, and firmware that waits for
# a time to pass has sixteen times fewer turns to make than at 1 ns.
_SHIFT = 4
_POLL_SECONDS = 0.02

_EXIT_DEVICE = re.compile(r"isa-debug-exit\b")
_LAST_LINE = re.compile(r"^\*\*\* Ponente: exit (\d+)$", re.MULTILINE)


class GuestError(AssertionError):
    """The guest did not do what a test waited for; the text has all that was said."""


@dataclass(frozen=True)
class Report:
    """The end of a run: what the guest said, and the status in its last line (None: none)."""

    console: str
    status: int | None

    def lines(self) -> list[str]:
        """The console line by line, without line ends."""
        return self.console.splitlines()


def run(machine: Machine, *, timeout: float = TIMEOUT) -> Report:
    """Run a guest that ends the machine by itself; its exit code and its last line must agree."""
    outcome = execute(machine.deterministic(_SHIFT), timeout=timeout)
    if outcome.verdict not in (Verdict.PASSED, Verdict.FAILED):
        raise GuestError(f"{outcome.explain()}\n--- console:\n{outcome.console}")
    status = _status(outcome.console)
    if status != outcome.verdict.value:
        raise GuestError(
            f"the machine ended with {outcome.verdict.value}, its last line says {status}\n"
            f"--- console:\n{outcome.console}"
        )
    return Report(outcome.console, status)


def run_until(machine: Machine, text: str, *, timeout: float = TIMEOUT) -> Report:
    """Run a guest that halts, until it has said `text`."""
    with watched(machine) as guest:
        guest.wait_for(text, timeout)
        console = guest.console()
    return Report(console, _status(console))


def _status(console: str) -> int | None:
    found = _LAST_LINE.findall(console)
    return int(found[-1]) if found else None


def without_exit(machine: Machine) -> Machine:
    """The machine without isa-debug-exit: the guest halts at its end and can be looked at."""
    words = list(machine.arguments)
    for index, word in enumerate(words):
        if _EXIT_DEVICE.match(word):
            del words[index - 1 : index + 1]
            break
    return replace(machine, arguments=tuple(words))


class Guest:
    """A running QEMU: its console so far, and its monitor."""

    def __init__(self, child: subprocess.Popen[bytes], said: IO[bytes], words: IO[bytes]) -> None:
        self._child = child
        self._said = said
        self._words = words
        self._monitor: IO[str] | None = None

    def console(self) -> str:
        """Everything that the guest has said."""
        return _content(self._said)

    def wait_for(self, text: str, timeout: float = TIMEOUT) -> None:
        """Return as soon as the console has `text`; GuestError when it never comes."""
        deadline = time.monotonic() + timeout
        while text not in self.console():
            if self._child.poll() is not None and text not in self.console():
                raise self._error(f"QEMU ended with {self._child.returncode} without {text!r}")
            if time.monotonic() > deadline:
                raise self._error(f"no {text!r} in {timeout} s")
            time.sleep(_POLL_SECONDS)

    def connect(self, path: Path) -> None:
        """Open the monitor at its socket; QEMU makes that before it runs anything."""
        deadline = time.monotonic() + TIMEOUT
        channel = socket.socket(socket.AF_UNIX)
        while True:
            try:
                channel.connect(str(path))
                break
            except OSError:
                if time.monotonic() > deadline or self._child.poll() is not None:
                    raise self._error("QEMU opened no monitor") from None
                time.sleep(_POLL_SECONDS)
        self._monitor = channel.makefile("rw", encoding="utf-8")
        channel.close()
        self._reply()
        self.command("qmp_capabilities")

    def close(self) -> None:
        """Close the monitor."""
        if self._monitor is not None:
            self._monitor.close()

    def command(self, name: str, **arguments: object) -> object:
        """Give one command of QEMU's machine protocol and return what it answers."""
        assert self._monitor is not None
        self._monitor.write(json.dumps({"execute": name, "arguments": arguments}) + "\n")
        self._monitor.flush()
        return self._reply()

    def monitor(self, line: str) -> str:
        """Give one line of QEMU's monitor, as a person types it, and return its text."""
        answer = self.command("human-monitor-command", **{"command-line": line})
        return str(answer).replace("\r\n", "\n")

    def _reply(self) -> object:
        assert self._monitor is not None
        for line in self._monitor:
            message = json.loads(line)
            if "error" in message:
                raise self._error(f"the monitor answered {message['error']}")
            if "return" in message:
                return message["return"]
            if "QMP" in message:
                return None
        raise self._error("QEMU closed the monitor")

    def _error(self, sentence: str) -> GuestError:
        return GuestError(
            f"{sentence}\n--- console:\n{self.console()}\n--- QEMU:\n{_content(self._words)}"
        )


@contextlib.contextmanager
def watched(machine: Machine) -> Iterator[Guest]:
    """A running guest with a monitor; ended when the block is left."""
    with (
        tempfile.TemporaryDirectory(prefix="guest-") as folder,
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryFile() as words,
    ):
        control = Path(folder) / "monitor"
        monitored = machine.deterministic(_SHIFT).override(
            extra=("-qmp", f"unix:{control},server=on,wait=off")
        )
        command = monitored.command(Console(monitor=False))
        with started(command, Streams(subprocess.DEVNULL, said, words)) as child:
            guest = Guest(child, said, words)
            try:
                guest.connect(control)
                yield guest
            finally:
                guest.close()


def _content(stream: IO[bytes]) -> str:
    size = os.fstat(stream.fileno()).st_size
    return os.pread(stream.fileno(), size, 0).decode("utf-8", "replace").replace("\r\n", "\n")


def cd_image(folder: Path, kernel: Path, arguments: str = "") -> Path:
    """Make a CD in `folder` from which GRUB boots `kernel` at once; return its path."""
    root = folder / "cd"
    (root / "boot" / "grub").mkdir(parents=True)
    shutil.copyfile(kernel, root / "boot" / kernel.name)
    (root / "boot" / "grub" / "grub.cfg").write_text(
        f"set timeout=0\nmenuentry ponente {{ multiboot /boot/{kernel.name} {arguments} }}\n",
        encoding="utf-8",
    )
    image = folder / "cd.iso"
    modules = "biosdisk iso9660 multiboot normal"
    grub = subprocess.run(
        ["grub-mkrescue", "-o", image, f"--install-modules={modules}", "--locales=", "--fonts=",
         "--themes=", root],
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    if grub.returncode != 0 or not image.is_file():
        raise GuestError(f"grub-mkrescue failed: {grub.stderr}")
    shutil.rmtree(root)
    return image


def from_cd(machine: Machine, image: Path, memory_mib: int = 32) -> Machine:
    """The machine started from a CD instead of by -kernel; GRUB itself needs some RAM."""
    return _FromCd(**vars(machine.override(memory_mib=memory_mib, extra=("-cdrom", str(image)))))


@dataclass(frozen=True)
class _FromCd(Machine):
    """A machine whose kernel comes from the CD."""

    def command(self, console: Console) -> list[str]:
        words = super().command(console)
        at = len(words) - 1 - words[::-1].index("-kernel")
        return words[:at] + words[at + 2 :]


BOCHS_CONSOLE = "com1.txt"
# 32 ns an instruction, as on these boards in QEMU: what waits for the serial line or for firmware's
# delays makes no more turns than there.
_BOCHS_SETTINGS = """\
display_library: term
romimage: file="{bios}"
vgaromimage: file="{vga_bios}"
cpu: model={cpu}, count=1, ips=31250000, reset_on_triple_fault=0
memory: guest={memory}, host={memory}
ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
ata0-master: type=cdrom, path="{cd}", status=inserted
boot: cdrom
clock: sync=none, time0=1577836800, rtc_sync=0
com1: enabled=1, {line}
sound: waveoutdrv=dummy, waveindrv=dummy, midioutdrv=dummy
log: "{log}"
panic: action=fatal
error: action=report
info: action=report
debug: action=ignore
"""


@dataclass(frozen=True)
class Bochs:
    """One run in Bochs: its CPU model, RAM in MiB, and a CD that GRUB starts from."""

    cd: Path
    cpu: str = "corei7_haswell_4770"
    memory_mib: int = 32

    def run(self, folder: Path, text: str | None = None, timeout: float = BOCHS_TIMEOUT) -> Report:
        """Run until the guest gives its status or says `text`; files go to `folder`."""
        console = folder / BOCHS_CONSOLE

        def finished() -> bool:
            said = _console_file(console)
            return _status(said) is not None if text is None else text in said

        self.debug(folder, ["c"], finished, repr(text or "status"), timeout)
        said = _console_file(console)
        return Report(said, _status(said))

    def debug(
        self,
        folder: Path,
        commands: list[str],
        finished: Callable[[], bool],
        what: str,
        timeout: float = BOCHS_TIMEOUT,
    ) -> str:
        """Run under Bochs' own debugger, which is given `commands`, until `finished`; return the
        last that it said. `what` says in words what is waited for; files go to `folder`."""
        console, log = folder / BOCHS_CONSOLE, folder / "bochs.log"
        console.write_bytes(b"")
        command = self.command(folder, commands, f'mode=file, dev="{console}"')
        shown = _under_terminal(command, finished, timeout)
        if not finished():
            raise GuestError(
                f"Bochs: no {what} in {timeout} s, or it ended before\n"
                f"--- console:\n{_console_file(console)}\n"
                f"--- terminal:\n{shown}\n--- end of {log.name}:\n{_tail(log)}"
            )
        return shown

    def command(self, folder: Path, commands: list[str], line: str) -> list[str]:
        """Write Bochs' files to `folder` and return the command that starts it: it wants a
        terminal. `line` says, in the words of its settings, where the serial line leads."""
        script, settings = folder / "bochs.rc", folder / "bochsrc"
        script.write_text("".join(f"{word}\n" for word in commands), encoding="utf-8")
        settings.write_text(self._settings(line, folder / "bochs.log"), encoding="utf-8")
        return ["bochs", "-q", "-f", str(settings), "-rc", str(script)]

    def _settings(self, line: str, log: Path) -> str:
        return _BOCHS_SETTINGS.format(
            bios=_first_file("/usr/share/bochs/BIOS-bochs-latest"),
            vga_bios=_first_file(
                "/usr/share/bochs/VGABIOS-lgpl-latest", "/usr/share/vgabios/vgabios.bin"
            ),
            cpu=self.cpu,
            memory=self.memory_mib,
            cd=self.cd,
            line=line,
            log=log,
        )


def status_in(console: Path) -> int | None:
    """The status in the last line of a console's file; None as long as there is none."""
    return _status(_console_file(console))


def _first_file(*names: str) -> str:
    for name in names:
        if Path(name).is_file():
            return name
    raise GuestError(f"Bochs needs one of {', '.join(names)}: install bochsbios and vgabios")


def _console_file(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _tail(path: Path) -> str:
    if not path.is_file():
        return "(no log)"
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-40:])


def _under_terminal(command: list[str], finished: Callable[[], bool], timeout: float) -> str:
    """Run a program that wants a terminal until `finished`, its end or the timeout.

    Its display must be read, else it stands still with the terminal's buffer full; the last of it
    is returned.
    """
    master, slave = pty.openpty()
    try:
        with open(slave, "r+b", buffering=0, closefd=False) as terminal:
            streams = Streams(terminal.fileno(), terminal, terminal)
            with started(command, streams) as child:
                return _drain(master, child, finished, timeout)
    finally:
        os.close(master)
        os.close(slave)


def _drain(
    master: int, child: subprocess.Popen[bytes], finished: Callable[[], bool], timeout: float
) -> str:
    shown = b""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline and not finished():
        ended = child.poll() is not None
        readable, _, _ = select.select([master], [], [], _POLL_SECONDS)
        if readable:
            shown = (shown + os.read(master, 65536))[-_SHOWN:]
            time.sleep(_POLL_SECONDS)
        elif ended:
            break
    while select.select([master], [], [], 0)[0]:
        shown = (shown + os.read(master, 65536))[-_SHOWN:]
    return shown.decode("utf-8", "replace")
