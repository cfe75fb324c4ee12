# SPDX-License-Identifier: Apache-2.0
"""Applications, boards and configure runs made for a test."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from configure.boards import Board
from configure.inputs import Inputs, read_inputs

BASE = Path(__file__).resolve().parents[2]
CONFIGURE = BASE / "scripts" / "configure" / "configure.py"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files below a folder; returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@dataclass
class App:
    """An application folder and the arguments CMake would hand over for it."""

    folder: Path
    arguments: dict[str, object] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        return self.folder / "app"

    @property
    def out(self) -> Path:
        return self.folder / "build" / "zephyr"

    def files(self, files: Mapping[str, str]) -> App:
        """Add files to the application."""
        write(self.source, files)
        return self

    def write_arguments(self, **extra: object) -> Path:
        """Write configure.json; keyword arguments override."""
        data: dict[str, object] = {
            "zephyr_base": str(BASE), "source_dir": str(self.source),
            "build_dir": str(self.out.parent), "board": "qemu_x86_virt",
            "toolchain": {"variant": "host", "cc": "gcc"}, "dtc": "dtc",
            "zephyr_modules": "",
        }
        data.update(self.arguments)
        data.update(extra)
        self.out.mkdir(parents=True, exist_ok=True)
        path = self.out / "configure.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    def inputs(self, **extra: object) -> Inputs:
        """The arguments as configure reads them."""
        return read_inputs(self.write_arguments(**extra))

    def run(self, **extra: object) -> subprocess.CompletedProcess[str]:
        """Run the configure process as CMake does."""
        return subprocess.run(
            [sys.executable, "-I", str(CONFIGURE), "--args-json",
             str(self.write_arguments(**extra))],
            capture_output=True, text=True, check=False)

    def succeed(self, **extra: object) -> subprocess.CompletedProcess[str]:
        """Run, and fail the test when it does not succeed."""
        done = self.run(**extra)
        assert done.returncode == 0, done.stderr
        return done

    def fail(self, **extra: object) -> str:
        """Run, expect one error paragraph, return it on one line."""
        done = self.run(**extra)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert done.stderr.count("error: ") >= 1
        return " ".join(done.stderr.split())

    def config(self) -> dict[str, str]:
        """The assignments of the resulting .config."""
        lines = (self.out / ".config").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines if line.startswith("CONFIG_"))


def app(tmp_path: Path, conf: str = "", **arguments: object) -> App:
    """An application with a prj.conf."""
    made = App(tmp_path, dict(arguments))
    return made.files({"prj.conf": conf})


def plain_board(directory: Path, identifier: str = "plank_virt",
                target: str = "plank/atom/virt") -> Board:
    """A 3.4 board that exists only as a value."""
    name, soc, variant = (*target.split("/"), "", "")[:3]
    return Board(identifier=identifier, target=target, name=name, soc=soc,
                 qualifiers=target.partition("/")[2], directory=directory, root=directory,
                 arch="x86", layout="3.4", aliases=(f"{name}//{variant}",))
