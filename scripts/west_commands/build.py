# SPDX-License-Identifier: Apache-2.0
"""`west build`: configures and builds one application, and remembers for which board.

Reads the command line and the settings, lets plan.py decide, and carries the plan out.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from west_commands import builddir, plan, tools
from west_commands.base import OWN_TREE, TreeCommand, UserError
from west_commands.plan import Plan, Pristine, Request, Settings

_DESCRIPTION = """\
Compiles an application. Board and application are remembered by the build folder, so after the
first time plain `west build` is enough.

    west build -b qemu_x86_virt samples/hello_world
    west build -t run

The board comes from -b, the build folder, the environment variable BOARD, or
`west config build.board`. Other settings: build.dir-fmt (default "build"; may hold {board}, {app}
and {source_dir}), build.pristine (auto, always or never), build.generator, build.cmake-args."""

_SYSBUILD = "sysbuild is not supported: there is one image, and `west build` builds it directly."


class Build(TreeCommand):
    """The command for west."""

    def __init__(self) -> None:
        super().__init__("build", "compile an application", _DESCRIPTION, accepts_unknown_args=True)

    def do_add_parser(
        self, parser_adder: argparse._SubParsersAction[argparse.ArgumentParser]
    ) -> argparse.ArgumentParser:
        parser = parser_adder.add_parser(
            self.name,
            help=self.help,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=self.description,
            usage="west build [options] [SOURCE_DIR] [-- CMAKE_ARGUMENT ...]",
            allow_abbrev=False,
        )
        add_arguments(parser)
        return parser

    def execute(self, args: argparse.Namespace, unknown: list[str]) -> int:
        if args.sysbuild or self.flag("build.sysbuild"):
            raise UserError(_SYSBUILD)
        if args.domain:
            raise UserError(f"--domain has no meaning here: {_SYSBUILD}")
        request = request_from(args, unknown, Path.cwd())
        decided = plan.decide(request, self._settings(), OWN_TREE, tools.same_board)
        if args.dry_run:
            return self._show(decided)
        return self._carry_out(decided, cmake_only=args.cmake_only)

    def _settings(self) -> Settings:
        return Settings(
            board=self.setting("build.board"),
            dir_fmt=self.setting("build.dir-fmt", "build"),
            pristine=_pristine(self.setting("build.pristine", "auto"), "build.pristine"),
            generator=self.setting("build.generator", "Ninja"),
            cmake_args=self.setting("build.cmake-args"),
            environment=os.environ,
        )

    def _carry_out(self, decided: Plan, *, cmake_only: bool) -> int:
        if decided.targets == ("pristine",):
            decided.build.empty(decided.source_dir)
            return 0
        if decided.reason:
            self.inf(f"-- west build: cleaning {decided.build.path}: {decided.reason}")
            decided.build.empty(decided.source_dir)
        if decided.cmake:
            status = tools.run(_configure_command(decided))
            if status or cmake_only:
                return status
        return tools.run(self._build_command(decided), cwd=decided.build.path)

    def _build_command(self, decided: Plan) -> list[str]:
        verbose = ("-v",) if getattr(self, "verbosity", 0) > _QUIET_VERBOSITY else ()
        build = builddir.read(decided.build.path)
        return tools.build_command(build, decided.targets, (*verbose, *decided.build_args))

    def _show(self, decided: Plan) -> int:
        if decided.reason:
            self.inf(f"would clean {decided.build.path}: {decided.reason}")
        if decided.cmake:
            self.inf(tools.shown(_configure_command(decided)))
        self.inf(f"cd {decided.build.path} && {tools.shown(self._build_command(decided))}")
        return 0


_QUIET_VERBOSITY = 3  # west's INF; one -v more shows the compiler's commands


def _configure_command(decided: Plan) -> list[str]:
    return [tools.cmake(), f"-DWEST_PYTHON={sys.executable}", *decided.cmake]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options; SOURCE_DIR and CMake's arguments come as the words that are left."""
    add = parser.add_argument
    add("-b", "--board", metavar="BOARD", help="the board to build for, in either spelling")
    add("-d", "--build-dir", metavar="DIR", help="the build folder")
    add(
        "-p", "--pristine", metavar="WHEN", nargs="?", const="always",
        help="clean the build folder first: auto (another board, application or tree), "
        "always (also without a value), never",
    )  # fmt: skip
    add("-t", "--target", metavar="TARGET", help="build this target (run, menuconfig, help, ...)")
    add("-c", "--cmake", action="store_true", help="run CMake again")
    add("--cmake-only", action="store_true", help="run CMake and stop")
    add("-n", "--dry-run", action="store_true", help="print the commands, run nothing")
    add("-f", "--force", action="store_true", help="use the build folder even if it looks wrong")
    add("-o", "--build-opt", metavar="OPT", action="append", help="an option for the build tool")
    add("-D", dest="definitions", metavar="NAME=VALUE", action="append", help="a CMake variable")
    add("-S", "--snippet", metavar="NAME", action="append", help="use a snippet; may be repeated")
    add("--shield", metavar="NAME", action="append", help="build for a shield; may be repeated")
    add(
        "-T", "--test-item", metavar="SCENARIO",
        help="build as a scenario of testcase.yaml or sample.yaml says; "
        "with SOURCE_DIR/ in front when no application is given",
    )  # fmt: skip
    add("--extra-conf", metavar="FILE", action="append", help="a Kconfig fragment to merge")
    add("--extra-dtc-overlay", metavar="FILE", action="append", help="a devicetree overlay to add")
    add("--sysbuild", action="store_true", help=argparse.SUPPRESS)
    add("--no-sysbuild", action="store_true", help=argparse.SUPPRESS)
    add("--domain", action="append", help=argparse.SUPPRESS)


def request_from(args: argparse.Namespace, unknown: list[str], cwd: Path) -> Request:
    """The request that a command line makes. UserError for words that mean nothing."""
    source_dir, cmake_args = split_words(unknown)
    pristine = None if args.pristine is None else _pristine(args.pristine, "--pristine")
    return Request(
        cwd=cwd,
        source_dir=source_dir,
        board=args.board,
        build_dir=args.build_dir,
        pristine=pristine,
        force_cmake=args.cmake,
        cmake_only=args.cmake_only,
        force=args.force,
        target=args.target,
        test_item=args.test_item,
        snippets=_listed(args.snippet),
        shields=_listed(args.shield),
        extra_conf=_listed(args.extra_conf),
        extra_overlays=_listed(args.extra_dtc_overlay),
        definitions=tuple(args.definitions or ()),
        cmake_args=cmake_args,
        build_args=tuple(args.build_opt or ()),
    )


def split_words(words: list[str]) -> tuple[str | None, tuple[str, ...]]:
    """[SOURCE_DIR] [-- CMAKE_ARGUMENT ...]; some Pythons take the `--` away themselves."""
    source_dir = None
    rest = list(words)
    if rest and not rest[0].startswith("-"):
        source_dir = rest.pop(0)
    if rest and rest[0] == "--":
        return source_dir, tuple(rest[1:])
    if "--" in rest:
        strange = rest[: rest.index("--")]
        raise UserError(
            f"west build does not know {' '.join(strange)!r}: arguments for CMake stand after --"
        )
    if rest and not rest[0].startswith("-"):
        raise UserError(f"one application at a time: {source_dir!r} and then {rest[0]!r}")
    if any(word.startswith("--") for word in rest):
        raise UserError(
            f"west build has no option {rest[0]!r} (see `west build -h`); "
            "arguments for CMake stand after --"
        )
    return source_dir, tuple(rest)


def _listed(values: list[str] | None) -> tuple[str, ...]:
    """Options that may be repeated may also hold a list: `-S a -S b`, `-S "a;b"`."""
    return tuple(name for value in values or () for name in value.split(";") if name)


def _pristine(value: str, origin: str) -> Pristine:
    try:
        return Pristine(value.removeprefix("="))
    except ValueError:
        raise UserError(f"{origin} is '{value}': it must be auto, always or never") from None
