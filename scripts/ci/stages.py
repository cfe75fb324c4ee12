# SPDX-License-Identifier: Apache-2.0
"""What there is to run: every stage of a test run, as a command and a way to count.

The order is the order of the run: what is quick and often wrong comes first. A stage whose
directory is missing is not left out silently: it fails, because nothing was executed.
"""

from __future__ import annotations

import enum
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from run.errors import RunError


class Kind(enum.Enum):
    """How a stage is counted: a check is one test; the others leave a JUnit report."""

    CHECK = "check"
    JUNIT = "junit"


@dataclass(frozen=True)
class Stage:
    """One command. `{junit}` in it becomes the name of the report it has to write, `{reports}` its
    folder.

    needs: programs without which the stage cannot tell anything, so that it fails at once;
    report: the name of the report, if it is not the stage's.
    """

    name: str
    what: str
    command: tuple[str, ...]
    kind: Kind = Kind.CHECK
    needs: tuple[str, ...] = ()
    report: str = ""

    @property
    def report_name(self) -> str:
        """The file in the folder of reports."""
        return self.report or f"{self.name}.xml"


# Measured by metrics.sh: lines of a file, of a function, McCabe, #if per 100 lines of a .c file;
# over the tree: #if at most, assertions at least, per 100 lines.
_LIMITS = "500:60:10:3:1:3"
_MEASURED = ("arch", "kernel", "drivers", "lib", "subsys", "scripts")
_PYTHON = ("arch", "scripts", "tests")
_C = ("arch", "boards", "drivers", "include", "kernel", "lib", "samples", "soc", "subsys", "tests")
_MACHINES = ("qemu-system-i386",)
# Time-outs are in seconds of this machine, which may be slow or busy: they are for what hangs.
_PATIENT = ("--timeout-multiplier", "5")


def all_stages(tree: Path, python: str, workers: int) -> list[Stage]:
    """Every stage. python: the environment's interpreter; workers: tests at once."""
    programs = Path(python).parent
    return [*_checks(tree, python, programs), *_tests(tree, python, workers)]


def _checks(tree: Path, python: str, programs: Path) -> list[Stage]:
    measured = [name for name in _MEASURED if (tree / name).is_dir()]
    exceptions = str(tree / "scripts/ci/exceptions.txt")
    metrics = [str(tree / "scripts/ci/metrics.sh"), "-g", _LIMITS, "-e", exceptions]
    return [
        Stage("ruff", "Python: lint and complexity", (str(programs / "ruff"), "check", *_PYTHON)),
        Stage(
            "mypy",
            "Python: types",
            (python, "-m", "mypy", *python_files(tree, _PYTHON)),
        ),
        Stage(
            "shellcheck",
            "shell scripts",
            (str(programs / "shellcheck"), "quickstart", ".ci/run", "scripts/ci/metrics.sh"),
        ),
        Stage(
            "clang-format",
            "C: format",
            (
                *(str(programs / "clang-format"), "--dry-run", "-Werror"),
                *(name for name in tracked(tree, _C) if name.endswith((".c", ".h"))),
            ),
        ),
        Stage("metrics", "size and complexity", (*metrics, ".", *measured), needs=("pmccabe",)),
        Stage("includes", "who includes whom", (python, "-I", "scripts/ci/includes.py")),
    ]


def _tests(tree: Path, python: str, workers: int) -> list[Stage]:
    def pytest(name: str, what: str, folder: str, needs: Sequence[str] = ()) -> Stage:
        # Each test is one of many on a busy machine: durations tell where the time goes.
        words = ("-m", "pytest", "-q", f"-n{workers}", "--dist=loadgroup", "--durations=5")
        report = ("--junit-xml={junit}", "-o", "junit_family=xunit1")
        return Stage(name, what, (python, *words, *report, folder), Kind.JUNIT, tuple(needs))

    return [
        pytest("scripts", "tests of the scripts", "tests/scripts"),
        pytest("host", "C on the host, sanitizers on", "tests/host", ("gcc", "clang")),
        pytest("build-errors", "builds that must fail", "tests/build_errors", ("cmake", "ninja")),
        _twister(python, workers),
        pytest("boot", "images in QEMU and Bochs", "tests/boot", (*_MACHINES, "bochs")),
    ]


def _twister(python: str, workers: int) -> Stage:
    """The scenarios of this tree on every board and on the host; one build for each core."""
    roots = ("-T", "tests", "-T", "samples")
    output = ("--outdir", "{reports}/twister", "-c", "-M", "--report-dir", "{reports}")
    return Stage(
        "twister",
        "ztest suites and samples, all boards",
        (python, "-I", "scripts/twister", "--all", *roots, *output, *_PATIENT, f"-j{workers}"),
        Kind.JUNIT,
        ("cmake", "ninja", *_MACHINES),
        "twister_report.xml",
    )


def tracked(tree: Path, folders: Sequence[str]) -> list[str]:
    """The committed and the new files below some folders, ignored ones left out.

    RunError when git cannot tell them: checks of no file would all pass.
    """
    present = [name for name in folders if (tree / name).is_dir()]
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *present]
    try:
        listing = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)
    except subprocess.CalledProcessError as error:
        raise RunError(f"{tree}: git cannot list the files: {error.stderr.strip()}") from error
    except OSError as error:
        raise RunError(f"git cannot be started: {error.strerror}") from error
    return sorted(name for name in listing.stdout.split("\0") if name and (tree / name).is_file())


def python_files(tree: Path, folders: Sequence[str]) -> list[str]:
    """The Python files of some folders."""
    return [name for name in tracked(tree, folders) if name.endswith(".py")]
