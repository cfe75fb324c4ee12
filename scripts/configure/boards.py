# SPDX-License-Identifier: Apache-2.0
"""Finding the board that a build is for.

A board lives in a root, in one of two layouts:

    3.4   <root>/boards/<arch>/<dir>/<board>_defconfig (+ <board>.dts, Kconfig.board, ...)
    4.x   <root>/boards/<vendor>/<dir>/board.yml       (+ <board>[_<qualifiers>].dts, ...)

and has two spellings: an identifier (qemu_x86_virt) and a target (qemu_x86/atom/virt).  In the
3.4 layout the target stands in `<board>.yaml`; in the 4.x layout the identifier is the target
with underscores.  Both name one Board here.  Called by configure.main and `west boards`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from configure.boardfiles import BOARD_YAML, BOARD_YML
from configure.errors import ConfigureError, nearest
from configure.files import read_yaml
from configure.schema import validate


@dataclass(frozen=True)
class Board:
    """One buildable board: a directory, a target in it, and the files that describe it."""

    identifier: str
    target: str
    name: str
    soc: str
    qualifiers: str
    directory: Path
    root: Path
    arch: str
    layout: str
    revision: str = ""
    aliases: tuple[str, ...] = ()
    revisions: tuple[str, ...] = ()
    default_revision: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name a user may give, the identifier first."""
        return tuple(dict.fromkeys((self.identifier, self.target, *self.aliases)))

    @property
    def file_names(self) -> tuple[str, ...]:
        """The stems under which an application's own files for this board are looked up."""
        return tuple(dict.fromkeys(name.replace("//", "/").replace("/", "_")
                                   for name in self.spellings))

    def own_file(self, ending: str) -> Path | None:
        """A file of the board itself, `<board><ending>`; None when there is none."""
        for stem in dict.fromkeys((self.identifier, *self.file_names)):
            path = self.directory / f"{stem}{ending}"
            if path.is_file():
                return path
        return None

    def defconfigs(self) -> list[Path]:
        """Its default configuration; in the 4.x layout variants add to what all have."""
        own = self.own_file("_defconfig")
        files = [self.directory / f"{self.name}_defconfig"] if self.layout == "4.x" else []
        return [path for path in dict.fromkeys((*files, own)) if path and path.is_file()]


def find_board(wanted: str, roots: Iterable[Path]) -> Board:
    """The board of that name in either spelling, with or without `@revision`."""
    if not wanted:
        raise ConfigureError("no board given: say which one with 'west build -b <board>' or "
                             "'cmake -DBOARD=<board>'; 'west boards' lists them.")
    name, revision = _split_revision(wanted)
    seen: list[str] = []
    for root in dict.fromkeys(roots):
        for board in boards_in(root):
            if name in board.spellings:
                _check_architecture(board)
                return _with_revision(board, revision)
            seen.extend(board.spellings)
    raise ConfigureError(f"unknown board '{wanted}'.{nearest(name, seen)} "
                         "'west boards' lists every board.")


def _check_architecture(board: Board) -> None:
    if board.arch != "x86":
        raise ConfigureError(f"board '{board.target}' ({board.directory}) is for the architecture "
                             f"'{board.arch}'; images for x86 are all that is built here.")


def _split_revision(wanted: str) -> tuple[str, str]:
    """Take `@revision` out of a name; it stands before the qualifiers."""
    head, slash, qualifiers = wanted.partition("/")
    name, _, revision = head.partition("@")
    if not revision and "@" in qualifiers:
        qualifiers, _, revision = qualifiers.partition("@")
    return f"{name}{slash}{qualifiers}", revision


def _with_revision(board: Board, revision: str) -> Board:
    if not revision:
        return replace(board, revision=board.default_revision)
    if not board.revisions:
        raise ConfigureError(f"board '{board.target}' has no revisions, but revision "
                             f"'{revision}' was asked for.")
    if revision not in board.revisions:
        raise ConfigureError(f"board '{board.target}' has no revision '{revision}'; it has "
                             f"{', '.join(board.revisions)}.")
    return replace(board, revision=revision)


def boards_in(root: Path) -> Iterator[Board]:
    """Every board below one board root, in both layouts, sorted by directory."""
    base = root / "boards"
    for directory in sorted(base.glob("*/*/")):
        if (directory / "board.yml").is_file():
            yield from _modern_boards(directory, root)
        else:
            yield from _classic_boards(directory, root)


def _classic_boards(directory: Path, root: Path) -> Iterator[Board]:
    for defconfig in sorted(directory.glob("*_defconfig")):
        identifier = defconfig.name.removesuffix("_defconfig")
        target = _classic_target(directory / f"{identifier}.yaml", identifier)
        name, _, qualifiers = target.partition("/")
        soc, _, variant = qualifiers.partition("/")
        yield Board(
            identifier=identifier, target=target, name=name, soc=soc, qualifiers=qualifiers,
            directory=directory, root=root, arch=directory.parent.name, layout="3.4",
            aliases=(f"{name}//{variant}",) if variant else (),
        )


def _classic_target(path: Path, identifier: str) -> str:
    """The 4.x spelling that a 3.4 board gives itself; the identifier when it gives none."""
    if not path.is_file():
        return identifier
    data = read_yaml(path)
    validate(data, BOARD_YAML, path)
    return str(data.get("target", identifier))


def _modern_boards(directory: Path, root: Path) -> Iterator[Board]:
    path = directory / "board.yml"
    data = read_yaml(path)
    validate(data, BOARD_YML, path)
    entries = [*data.get("boards", []), *([data["board"]] if "board" in data else [])]
    for entry in entries:
        if "name" in entry:
            yield from _modern_targets(entry, directory, root)


def _modern_targets(entry: dict[str, Any], directory: Path, root: Path) -> Iterator[Board]:
    name = str(entry["name"])
    revision = entry.get("revision", {})
    revisions = tuple(str(item["name"]) for item in revision.get("revisions", []))
    single = len(entry.get("socs", [])) == 1
    for qualifiers in _qualifier_list(entry):
        target = f"{name}/{qualifiers}" if qualifiers else name
        soc, _, rest = qualifiers.partition("/")
        short = (f"{name}//{rest}" if rest else name) if single else target
        yield Board(
            identifier=target.replace("/", "_"), target=target, name=name, soc=soc,
            qualifiers=qualifiers, directory=directory, root=root,
            arch=_modern_arch(directory, target), layout="4.x",
            aliases=(short,), revisions=revisions,
            default_revision=str(revision.get("default", "")),
        )


def _qualifier_list(entry: dict[str, Any]) -> list[str]:
    """Each `soc[/cluster][/variant]` of a board.yml entry."""
    found: list[str] = []
    for soc in entry.get("socs", []):
        found.extend(_variants(str(soc["name"]), soc))
        for cluster in soc.get("cpuclusters", []):
            found.extend(_variants(f"{soc['name']}/{cluster['name']}", cluster))
    for variant in entry.get("variants", []):
        found.extend(_variants(str(variant["name"]), variant))
    return found or [""]


def _variants(prefix: str, item: dict[str, Any]) -> Iterator[str]:
    yield prefix
    for variant in item.get("variants", []):
        yield from _variants(f"{prefix}/{variant['name']}", variant)


def _modern_arch(directory: Path, target: str) -> str:
    """4.x boards say their architecture in `<board>.yaml`; x86 is what there is otherwise."""
    for stem in (target.replace("/", "_"), target.split("/", 1)[0]):
        path = directory / f"{stem}.yaml"
        if path.is_file():
            data = read_yaml(path)
            validate(data, BOARD_YAML, path)
            return str(data.get("arch", "x86"))
    return "x86"
