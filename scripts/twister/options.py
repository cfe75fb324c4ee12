# SPDX-License-Identifier: Apache-2.0
"""The command line, under upstream's names, as one value.

What upstream offers for real boards is refused in a sentence; an unknown option is an error.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from configure.files import split_paths
from configure.modules import load_modules
from twister.errors import TwisterError

_DEVICE = (
    "--device-testing", "--device-serial", "--device-serial-baud", "--device-serial-pty",
    "--device-flash-timeout", "--device-flash-with-test", "--flash-before",
    "--generate-hardware-map", "--hardware-map", "--persistent-hardware-map", "--west-flash",
    "--west-runner", "--pre-script",
)


@dataclass(frozen=True)
class Options:
    """What was asked for. Fields are named after the long options."""

    roots: tuple[Path, ...] = ()
    board_roots: tuple[Path, ...] = ()
    platforms: tuple[str, ...] = ()
    exclude_platforms: tuple[str, ...] = ()
    archs: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    exclude_tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    fixtures: tuple[str, ...] = ()
    extra_args: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    toolchain: str = "host"
    all: bool = False
    integration: bool = False
    force_platform: bool = False
    force_toolchain: bool = False
    build_only: bool = False
    cmake_only: bool = False
    test_only: bool = False
    dry_run: bool = False
    enable_slow: bool = False
    warnings_as_errors: bool = True
    filter: str = "buildable"
    subset: tuple[int, int] | None = None
    shuffle_seed: int | None = None
    only_failed: bool = False
    retry_failed: int = 0
    retry_interval: float = 60.0
    timeout_multiplier: float = 1.0
    jobs: int = 1
    outdir: Path = Path("twister-out")
    no_clean: bool = False
    clobber_output: bool = False
    cleanup: bool = False
    report_dir: Path | None = None
    report_name: str = "twister"
    report_suffix: str = ""
    verbose: int = 0
    inline_logs: bool = False
    list_tests: bool = False
    list_tags: bool = False

    def repeated(self) -> list[str]:
        """The options that a command needs which repeats one scenario of this run."""
        words = [f"-x={argument}" for argument in self.extra_args]
        words += [f"--fixture={name}" for name in self.fixtures]
        words += [f"--board-root={root}" for root in self.board_roots]
        if self.timeout_multiplier != 1.0:
            words.append(f"--timeout-multiplier={self.timeout_multiplier:g}")
        flags = {"-W": not self.warnings_as_errors, "--enable-slow": self.enable_slow,
                 "--build-only": self.build_only, "--cmake-only": self.cmake_only,
                 "--force-platform": self.force_platform,
                 "--force-toolchain": self.force_toolchain}
        return words + [word for word, wanted in flags.items() if wanted]


def parse(words: list[str], tree: Path, environment: Mapping[str, str]) -> Options:
    """The options of a command line. TwisterError for values that mean nothing."""
    words = _with_files(words)
    refused = [word for word in words if word.split("=", 1)[0] in _DEVICE]
    if refused:
        raise TwisterError(f"{refused[0].split('=', 1)[0]}: testing on real boards is not "
                           "supported; tests run in QEMU and, with `type: unit`, on the host")
    args = _parser().parse_args(words)
    return Options(
        roots=tuple(args.testsuite_root or (tree / "tests", tree / "samples")),
        board_roots=tuple(args.board_root),
        platforms=tuple(args.platform),
        exclude_platforms=tuple(args.exclude_platform),
        archs=tuple(args.arch),
        scenarios=tuple(args.scenario),
        tags=tuple(args.tag),
        exclude_tags=tuple(args.exclude_tag),
        levels=tuple(args.level),
        fixtures=tuple(args.fixture),
        extra_args=tuple(word for item in args.extra_args for word in shlex.split(item)),
        modules=_modules(tree, environment),
        toolchain=environment.get("ZEPHYR_TOOLCHAIN_VARIANT") or "host",
        all=args.all,
        integration=args.integration,
        force_platform=args.force_platform,
        force_toolchain=args.force_toolchain,
        build_only=args.build_only,
        cmake_only=args.cmake_only,
        test_only=args.test_only,
        dry_run=args.dry_run,
        enable_slow=args.enable_slow,
        warnings_as_errors=not args.disable_warnings_as_errors,
        filter=args.filter,
        subset=None if args.subset is None else _subset(args.subset),
        shuffle_seed=_seed(args),
        only_failed=args.only_failed,
        retry_failed=args.retry_failed,
        retry_interval=args.retry_interval,
        timeout_multiplier=args.timeout_multiplier,
        jobs=_jobs(args.jobs),
        outdir=Path(os.path.abspath(args.outdir)),
        no_clean=args.no_clean or args.only_failed or args.test_only,
        clobber_output=args.clobber_output,
        cleanup=args.runtime_artifact_cleanup,
        report_dir=args.report_dir,
        report_name=args.report_name,
        report_suffix=args.report_suffix,
        verbose=args.verbose,
        inline_logs=args.inline_logs,
        list_tests=args.list_tests,
        list_tags=args.list_tags,
    )


def _with_files(words: list[str]) -> list[str]:
    """`+FILE` stands for the arguments in a file, one a line."""
    result: list[str] = []
    for word in words:
        if not word.startswith("+"):
            result.append(word)
            continue
        try:
            lines = Path(word[1:]).read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise TwisterError(f"{word}: the file cannot be read: {error.strerror}") from error
        result += [line.strip() for line in lines if line.strip()]
    return result


def _modules(tree: Path, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the modules that a build of this tree finds."""
    extra = split_paths(environment.get("EXTRA_ZEPHYR_MODULES", ""))
    found = load_modules(tree, environment.get("ZEPHYR_MODULES", ""), extra)
    return tuple(module.name for module in found)


def _subset(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise TwisterError(f"--subset {text}: it must be PART/PARTS, as in 2/5")
    return int(part), int(parts)


def _seed(args: argparse.Namespace) -> int | None:
    if args.shuffle_tests_seed is not None:
        return int(args.shuffle_tests_seed)
    return random.randrange(1 << 16) if args.shuffle_tests else None


def _jobs(wanted: int | None) -> int:
    if wanted is not None and wanted < 1:
        raise TwisterError(f"--jobs {wanted}: there must be one at least")
    return wanted or len(os.sched_getaffinity(0))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="west twister",
        description="Builds and runs the scenarios of testcase.yaml and sample.yaml.",
        epilog="Exit status: 0 all passed, 1 something failed or nothing ran, 2 the run could "
        "not start, 3 all passed but some only when tried again, 130 interrupted.",
        allow_abbrev=False,
    )
    _add_choice(parser.add_argument_group("what is run"))
    _add_build(parser.add_argument_group("how it is built and run"))
    _add_output(parser.add_argument_group("what is written"))
    return parser


def _add_choice(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument

    def many(*names: str, help: str, metavar: str, **more: Any) -> None:  # noqa: A002
        """An option that may be repeated."""
        add(*names, action="append", default=[], metavar=metavar, help=help, **more)

    add("-T", "--testsuite-root", type=Path, action="append", metavar="DIR",
        help="search here (default: tests and samples of this tree); may be repeated, as may "
        "most options of this group")
    many("-A", "--board-root", type=Path, metavar="DIR", help="has boards/")
    many("-p", "--platform", metavar="BOARD", help="run on this board, either spelling")
    many("-P", "--exclude-platform", metavar="BOARD", help="do not run on this board")
    many("-a", "--arch", metavar="ARCH", help="boards of this architecture")
    many("-s", "--test", "--scenario", dest="scenario", metavar="NAME", help="this scenario")
    many("-t", "--tag", metavar="TAG", help="scenarios with one of these tags")
    many("-e", "--exclude-tag", metavar="TAG", help="no scenarios with this tag")
    many("--level", metavar="LEVEL", help="scenarios of this level")
    many("-X", "--fixture", metavar="NAME", help="this fixture is here")
    add("-l", "--all", action="store_true", help="all boards, not only the default ones")
    add("-G", "--integration", action="store_true", help="integration_platforms only")
    add("-K", "--force-platform", action="store_true", help="ignore what tests say of platforms")
    add("--force-toolchain", action="store_true", help="ignore what boards say of toolchains")
    add("-S", "--enable-slow", action="store_true", help="run tests marked slow")
    add("--filter", choices=("buildable", "runnable"), default="buildable",
        help="runnable: leave out what would be built and not run")
    add("-B", "--subset", metavar="PART/PARTS", help="run a part, as in 2/5")
    add("--shuffle-tests", "--shuffle", action="store_true", help="in random order")
    add("--shuffle-tests-seed", type=int, metavar="N", help="in the random order of this number")
    add("-f", "--only-failed", action="store_true", help="only what failed in the last run")
    add("--list-tests", action="store_true", help="print the test cases and stop")
    add("--list-tags", action="store_true", help="print the tags and stop")


def _add_build(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("-j", "--jobs", type=int, metavar="N", help="as many at once (default: the cores)")
    add("-b", "--build-only", action="store_true", help="build, do not run")
    add("--cmake-only", action="store_true", help="configure, do not build")
    add("--test-only", action="store_true", help="run what an earlier --build-only built")
    add("-y", "--dry-run", action="store_true", help="say what would be done")
    add("-x", "--extra-args", metavar="NAME=VALUE", action="append", default=[],
        help="a CMake variable for every build")
    add("-W", "--disable-warnings-as-errors", action="store_true", help="warnings are allowed")
    add("--timeout-multiplier", type=float, default=1.0, metavar="X", help="for slow machines")
    add("--retry-failed", type=int, default=0, metavar="N",
        help="try failed ones again; those that pass then are reported as flaky")
    add("--retry-interval", type=float, default=60.0, metavar="SECONDS",
        help="wait before each further try (default 60)")
    add("-N", "--ninja", action="store_true", help="accepted: ninja is always used")


def _add_output(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    add("-O", "--outdir", default="twister-out", metavar="DIR", help="default: twister-out")
    add("-n", "--no-clean", action="store_true", help="build again in the folders of the last run")
    add("-c", "--clobber-output", action="store_true",
        help="delete the last run's folder (else it gets a number)")
    add("-M", "--runtime-artifact-cleanup", action="store_true",
        help="delete the build folders of what passed")
    add("-o", "--report-dir", type=Path, metavar="DIR", help="default: the output folder")
    add("--report-name", default="twister", metavar="NAME", help="default: twister")
    add("--report-suffix", default="", metavar="TEXT", help="NAME_TEXT.json and so on")
    add("-v", "--verbose", action="count", default=0, help="a line for each; -vv: filtered too")
    add("-i", "--inline-logs", action="store_true", help="print the log of what failed")
