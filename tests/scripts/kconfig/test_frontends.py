# SPDX-License-Identifier: Apache-2.0
"""The front ends over a configured build directory: menuconfig, guiconfig, hardenconfig."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from scripts.configure_support import BASE, App, app
from scripts.kconfig_support import tree

from kconfig.hardening import ADVICE, findings, table


def command(name: str, made: App) -> list[str]:
    return [sys.executable, "-I", str(BASE / f"scripts/kconfig/{name}.py"),
            "--args-json", str(made.out / "configure.json")]


def test_hardenconfig(tmp_path: Path) -> None:
    made = app(tmp_path, "CONFIG_BOOT_BANNER=y\nCONFIG_SYMTAB=n\n")
    made.succeed()
    done = subprocess.run(command("hardenconfig", made), capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert "CONFIG_BOOT_BANNER" in names
    assert "CONFIG_SYMTAB" not in names


@pytest.mark.parametrize("name", ["menuconfig", "guiconfig", "hardenconfig"])
def test_before_the_first_build(tmp_path: Path, name: str) -> None:
    made = app(tmp_path)
    made.write_arguments()
    done = subprocess.run(command(name, made), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ") and "build the application once" in done.stderr


@pytest.mark.parametrize("name", ["menuconfig", "guiconfig", "hardenconfig"])
def test_usage(name: str) -> None:
    done = subprocess.run([sys.executable, "-I", str(BASE / f"scripts/kconfig/{name}.py")],
                          capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr[:6]) == (2, "usage:")


def read_until(master: int, words: str, seconds: float = 60.0) -> str:
    """What a program wrote to its terminal, up to some words."""
    text, end = "", time.monotonic() + seconds
    while words not in text and time.monotonic() < end:
        if select.select([master], [], [], 0.1)[0]:
            text += os.read(master, 65536).decode(errors="replace")
    return text


def test_menuconfig_shows_the_configuration(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed()
    master, slave = pty.openpty()
    with subprocess.Popen(command("menuconfig", made), stdin=slave, stdout=slave, stderr=slave,
                          env={**os.environ, "TERM": "xterm"}) as process:
        try:
            assert "Ponente configuration" in read_until(master, "Ponente configuration")
            os.write(master, b"q")
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
            os.close(slave)
            os.close(master)


def test_menuconfig_without_a_terminal(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed()
    done = subprocess.run(command("menuconfig", made), capture_output=True, text=True,
                          check=False, env={"PATH": os.environ["PATH"], "TERM": "nonesuch"})
    assert done.returncode == 1
    assert done.stderr.startswith("error: menuconfig needs a terminal")


def test_guiconfig_without_a_display(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed()
    done = subprocess.run(command("guiconfig", made), capture_output=True, text=True,
                          check=False, env={"PATH": os.environ["PATH"]})
    assert done.returncode == 1
    assert done.stderr.startswith("error: guiconfig ")


def test_every_advice_is_about_an_option(tmp_path: Path) -> None:
    made = app(tmp_path)
    made.succeed()
    defined = "".join(path.read_text(encoding="utf-8")
                      for folder in ("arch", "kernel", "drivers", "lib", "subsys")
                      for path in (BASE / folder).rglob("Kconfig*"))
    defined += (BASE / "Kconfig.build").read_text(encoding="utf-8")
    for advice in ADVICE:
        assert f"config {advice.name}\n" in defined


def test_findings(tmp_path: Path) -> None:
    found = findings(tree(tmp_path, """\
config EXPERIMENTAL
	bool
config PRINTK
	bool "p"
	default y
config X86_NX
	bool "n"
	default y
config NEW
	bool "new"
	default y
	select EXPERIMENTAL
"""))
    assert [(item.name, item.current, item.advised) for item in found] == [
        ("PRINTK", "y", "n"), ("NEW", "y", "n")]
    assert table(found).splitlines()[0].split() == ["option", "is", "advised", "reason"]
    assert table([]) == "Every option has the value advised for a product.\n"
