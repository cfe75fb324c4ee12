# SPDX-License-Identifier: Apache-2.0
"""Shields: add-on boards that a build may ask for with SHIELD.

A shield is `<root>/boards/shields/<dir>/<shield>.overlay`, perhaps with `<shield>.conf`,
Kconfig.shield and Kconfig.defconfig in its directory, and with files for single boards in
`<dir>/boards/`; files in `<dir>/boards/<shield>/` are for that shield only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from configure.boards import Board
from configure.errors import ConfigureError, nearest
from configure.fragments import Additions, one_spelling


@dataclass(frozen=True)
class Shield:
    """One shield: its name and the directory it lives in."""

    name: str
    directory: Path


def find_shields(roots: Iterable[Path]) -> dict[str, Shield]:
    """Every shield below some board roots, by name; an earlier root wins."""
    found: dict[str, Shield] = {}
    for root in dict.fromkeys(roots):
        for overlay in sorted((root / "boards/shields").glob("*/*.overlay")):
            found.setdefault(overlay.stem, Shield(overlay.stem, overlay.parent))
    return found


def chosen_shields(wanted: Sequence[str], known: dict[str, Shield]) -> list[Shield]:
    """The asked-for shields, in the order they were asked for."""
    for name in wanted:
        if name not in known:
            raise ConfigureError(f"unknown shield '{name}'.{nearest(name, known)} Known ones: "
                                 f"{', '.join(sorted(known)) or 'none'}.")
    return [known[name] for name in wanted]


def additions(shield: Shield, board: Board) -> Additions:
    """The overlays and configuration files of a shield for a board."""
    overlays = [shield.directory / f"{shield.name}.overlay",
                *_board_files(shield, board, ".overlay")]
    conf = shield.directory / f"{shield.name}.conf"
    files = [*([conf] if conf.is_file() else []), *_board_files(shield, board, ".conf")]
    return Additions(tuple(files), tuple(overlays))


def _board_files(shield: Shield, board: Board, ending: str) -> list[Path]:
    revision = board.revision.replace(".", "_")
    endings = [ending, *([f"_{revision}{ending}"] if revision else [])]
    files = []
    for folder in (shield.directory / "boards", shield.directory / "boards" / shield.name):
        for tail in endings:
            candidates = [folder / f"{stem}{tail}" for stem in board.file_names]
            path = one_spelling([item for item in candidates if item.is_file()], board)
            if path:
                files.append(path)
    return files


def kconfig_text(known: dict[str, Shield], file: str) -> str:
    """Sources Kconfig.shield or Kconfig.defconfig of every shield directory."""
    directories = dict.fromkeys(shield.directory for shield in known.values())
    return "".join(f'osource "{directory / file}"\n' for directory in directories
                   if (directory / file).is_file())
