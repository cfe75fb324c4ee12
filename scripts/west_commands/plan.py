# SPDX-License-Identifier: Apache-2.0
"""What `west build` will do, decided from values: the request, the settings, the build folder.

Nothing is started or deleted here, so every decision is tested without CMake.
"""

from __future__ import annotations

import enum
import os
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from west_commands import builddir, scenario
from west_commands.base import UserError
from west_commands.builddir import BuildDir
from west_commands.scenario import Scenario


class Pristine(enum.Enum):
    """When the build folder is emptied before the build; `auto`: when it is another build's."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True)
class Request:
    """The command line of `west build`, nothing resolved."""

    cwd: Path
    source_dir: str | None = None
    board: str | None = None
    build_dir: str | None = None
    pristine: Pristine | None = None
    force_cmake: bool = False
    cmake_only: bool = False
    force: bool = False
    target: str | None = None
    test_item: str | None = None
    snippets: tuple[str, ...] = ()
    shields: tuple[str, ...] = ()
    extra_conf: tuple[str, ...] = ()
    extra_overlays: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    cmake_args: tuple[str, ...] = ()
    build_args: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """What `west config` and the environment say; see doc of `west build`."""

    board: str = ""
    dir_fmt: str = "build"
    pristine: Pristine = Pristine.AUTO
    generator: str = "Ninja"
    cmake_args: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The decision. reason: why the folder is emptied first, empty when it is not."""

    build: BuildDir
    source_dir: Path
    board: str
    reason: str
    cmake: tuple[str, ...]
    targets: tuple[str, ...]
    build_args: tuple[str, ...]


# True when two spellings name one board.
SameBoard = Callable[[str, str], bool]


def decide(request: Request, settings: Settings, tree: Path, same_board: SameBoard) -> Plan:
    """The plan for a request. UserError when something is missing or contradicts the folder."""
    given, item = request.source_dir, None
    if request.test_item is not None:
        given, item = scenario.split_item(request.test_item, request.source_dir)
    build = builddir.read(_build_path(request, settings, given))
    source = _source_dir(request, given, build)
    chosen = Scenario("") if item is None else scenario.load(source, item)
    board = _board(request, settings, chosen, build)
    reason = _pristine_reason(request, settings, build, _Wanted(source, board, tree), same_board)
    if not board:
        raise UserError(
            "no board given: use -b BOARD, the environment variable BOARD, or "
            "`west config build.board BOARD`; `west boards` lists them"
        )
    extra = cmake_arguments(request, chosen, (board,), source)
    fresh = bool(reason) or not build.configured
    moved = bool(build.board) and not same_board(build.board, board)
    must_run = fresh or extra or moved or request.force_cmake or request.cmake_only
    first = shlex.split(settings.cmake_args) if fresh else []
    always = (f"-B{build.path}", f"-S{source}", f"-G{settings.generator}", f"-DBOARD={board}")
    command = (*always, *first, *extra) if must_run else ()
    return Plan(
        build=build,
        source_dir=source,
        board=board,
        reason=reason,
        cmake=command,
        targets=(request.target,) if request.target else (),
        build_args=request.build_args,
    )


@dataclass(frozen=True)
class _Wanted:
    source_dir: Path
    board: str
    tree: Path


def _build_path(request: Request, settings: Settings, given: str | None) -> Path:
    source = request.cwd / given if given else request.cwd
    inside = request.cwd.resolve().is_relative_to(source.resolve())
    names = {
        "app": source.resolve().name,
        "source_dir": "" if inside else os.path.relpath(source, request.cwd),
    }
    board = _given_board(request, settings)
    if board:
        names["board"] = board.replace("/", "_")
    return builddir.find(request.build_dir, request.cwd, settings.dir_fmt, names)


def _source_dir(request: Request, given: str | None, build: BuildDir) -> Path:
    if given:
        source = Path(os.path.abspath(request.cwd / given))
    else:
        source = build.source_dir or request.cwd
    if not (source / "CMakeLists.txt").is_file():
        if given and not source.is_dir():
            raise UserError(f"the application directory {source} does not exist")
        raise UserError(
            f"{source} holds no CMakeLists.txt, so it is no application: name one, "
            "as in `west build -b BOARD path/to/application`"
        )
    return source


def _given_board(request: Request, settings: Settings) -> str:
    return request.board or settings.environment.get("BOARD", "") or settings.board


def _board(request: Request, settings: Settings, chosen: Scenario, build: BuildDir) -> str:
    """-b goes first, then what the folder remembers, BOARD, build.board, and the scenario's."""
    candidates = (request.board, build.board, _given_board(request, settings), *chosen.boards[:1])
    return next((name for name in candidates if name), "")


def _pristine_reason(
    request: Request, settings: Settings, build: BuildDir, wanted: _Wanted, same_board: SameBoard
) -> str:
    mode = request.pristine or settings.pristine
    if mode is Pristine.ALWAYS:
        return "a pristine build was asked for" if build.path.is_dir() else ""
    difference = _difference(build, wanted, same_board)
    if not difference or request.force:
        return ""
    if mode is Pristine.AUTO:
        return difference
    raise UserError(
        f"{build.path} is another build's: {difference}. Use -p (or `-p auto`) to clean it first, "
        "or -d to give this build its own folder."
    )


def _difference(build: BuildDir, wanted: _Wanted, same_board: SameBoard) -> str:
    if not build.cache:
        return ""
    if build.source_dir and build.source_dir.resolve() != wanted.source_dir.resolve():
        return f"its application was {build.source_dir}, now it is {wanted.source_dir}"
    if build.board and wanted.board and not same_board(build.board, wanted.board):
        return f"its board was {build.board}, now it is {wanted.board}"
    base = build.cache.get("ZEPHYR_BASE", "")
    if base and Path(base).resolve() != wanted.tree:
        return f"it was built from {base}, now from {wanted.tree}"
    return ""


def cmake_arguments(
    request: Request, chosen: Scenario, board: tuple[str, ...], source: Path
) -> list[str]:
    """What makes CMake run again, in an order in which the user's own words win.

    board: the name that was given, or all spellings of the board where they are known.
    """
    lists = {
        "SNIPPET": (*request.snippets, *chosen.snippets),
        "SHIELD": request.shields,
        "EXTRA_CONF_FILE": (
            *chosen.extra_conf_files,
            *(_file(request.cwd, source, name) for name in request.extra_conf),
        ),
        "EXTRA_DTC_OVERLAY_FILE": (
            *chosen.dtc_overlays,
            *(_file(request.cwd, source, name) for name in request.extra_overlays),
        ),
    }
    return [
        *chosen.cmake_args,
        *(f"-D{assignment}" for assignment in chosen.configs_for(*board)),
        *(f"-D{name}={';'.join(values)}" for name, values in lists.items() if values),
        *(f"-D{definition}" for definition in request.definitions),
        *request.cmake_args,
    ]


def _file(cwd: Path, source: Path, name: str) -> str:
    """A file on the command line: relative to the application, as CMake takes it, else to here."""
    here = cwd / name
    return str(here) if not (source / name).is_file() and here.is_file() else name
