# SPDX-License-Identifier: Apache-2.0
"""Builds images for tests: each configuration once, shared by all tests and test processes.

A build folder is named after what is in it and locked while it is built, so that several pytest
processes may ask for the same one. With PONENTE_TEST_BUILDS set to a folder, builds are kept
there and the next run starts from them; ninja decides what is still right.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from run.machine import Machine, load

TREE = Path(__file__).resolve().parents[2]

# The variables that choose a toolchain, under the name that tests give it.
_TOOLCHAINS = {
    "gcc": {"ZEPHYR_TOOLCHAIN_VARIANT": "host"},
    "clang": {"ZEPHYR_TOOLCHAIN_VARIANT": "llvm"},
    "cross": {"ZEPHYR_TOOLCHAIN_VARIANT": "cross-compile", "CROSS_COMPILE": "i686-linux-gnu-"},
}
_KEPT_VARIABLES = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "CCACHE_DIR", "CCACHE_DISABLE")
BUILD_SECONDS = 300.0


class BuildError(AssertionError):
    """An image that should build did not; the text is the build's output."""


@dataclass(frozen=True)
class Image:
    """One configuration: an application of this tree, a board, a toolchain, and settings.

    config: `CONFIG_X=y` strings; defines: other CMake variables, `NAME=value`.
    """

    app: str
    board: str
    toolchain: str = "gcc"
    config: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A folder name: readable, and different for different images."""
        digest = hashlib.sha256(repr(self).encode()).hexdigest()[:8]
        return f"{Path(self.app).name}-{self.board.replace('/', '_')}-{self.toolchain}-{digest}"

    def __str__(self) -> str:
        settings = [*self.config, *self.defines]
        return "-".join([Path(self.app).name, self.board, self.toolchain, *settings])

    def configure_command(self, folder: Path) -> list[str]:
        """Return the CMake command that configures the image in `folder`."""
        return [
            "cmake", "-GNinja", "-B", str(folder), "-S", str(TREE / self.app),
            f"-DBOARD={self.board}",
            *(f"-D{setting}" for setting in (*self.config, *self.defines)),
        ]  # fmt: skip

    def environment(self) -> dict[str, str]:
        """Return the environment of the build: nothing of the caller's that could change it."""
        kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        return {**kept, "ZEPHYR_BASE": str(TREE), **_TOOLCHAINS[self.toolchain]}


@dataclass(frozen=True)
class Result:
    """What a command of a build gave back: status and both streams."""

    status: int
    output: str
    errors: str = ""


def command(words: list[str], environment: dict[str, str]) -> Result:
    """Run one command to its end, streams captured one by one."""
    done = subprocess.run(
        words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=BUILD_SECONDS,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


def attempt(image: Image, folder: Path) -> Result:
    """Configure and build in `folder`; return the first step that failed, or the last."""
    environment = image.environment()
    result = command(image.configure_command(folder), environment)
    if result.status != 0:
        return result
    return command(["ninja", "-C", str(folder), "-j1"], environment)


@dataclass(frozen=True)
class Built:
    """A finished build."""

    image: Image
    folder: Path

    @property
    def elf(self) -> Path:
        """The image that is loaded by multiboot."""
        return self.output("zephyr.elf")

    def output(self, name: str) -> Path:
        """Return a file of the build's zephyr folder."""
        return self.folder / "zephyr" / name

    def machine(self) -> Machine:
        """Return the QEMU machine of the build's board."""
        return load(self.folder)


@dataclass
class Builds:
    """The builds of a test run; `root` is shared by all its processes."""

    root: Path
    _done: dict[Image, Built | BuildError] = field(default_factory=dict)

    def get(self, image: Image) -> Built:
        """Return the build of `image`, made now if nobody has; BuildError when it fails."""
        if image not in self._done:
            with self._locked(image):
                self._done[image] = self._build(image)
        done = self._done[image]
        if isinstance(done, BuildError):
            raise done
        return done

    def _build(self, image: Image) -> Built | BuildError:
        folder = self.root / image.name
        result = attempt(image, folder)
        if result.status != 0:
            return BuildError(f"{image} does not build:\n{result.output}\n{result.errors}")
        return Built(image, folder)

    @contextlib.contextmanager
    def _locked(self, image: Image) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        with open(self.root / f"{image.name}.lock", "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
