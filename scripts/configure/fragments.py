# SPDX-License-Identifier: Apache-2.0
"""Which configuration files and devicetree overlays make up a build, and in what order.

Configuration files, a later one winning:

    <board>_defconfig, the board's <board>_<revision>.conf
    CONF_FILE; without it prj_<board>.conf alone, or prj[_<suffix>].conf
        followed by socs/<soc>.conf, boards/<board>.conf, boards/<board>_<revision>.conf
    shields, snippets, EXTRA_CONF_FILE, OVERLAY_CONFIG     (then -DCONFIG_X=...)

Devicetree, a later one winning:

    <board>.dts, the board's <board>_<revision>.overlay, shields
    DTC_OVERLAY_FILE; without it socs/<soc>.overlay and boards/<board>[_<revision>].overlay;
        without those <board>.overlay, else app[_<suffix>].overlay
    snippets, EXTRA_DTC_OVERLAY_FILE

A board has two spellings; a file may exist under one of them, not under both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from configure.boards import Board
from configure.errors import ConfigureError
from configure.inputs import Inputs


@dataclass(frozen=True)
class Additions:
    """What a shield or a snippet adds to a build."""

    conf_files: tuple[Path, ...] = ()
    overlays: tuple[Path, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    definition: Path | None = None


@dataclass(frozen=True)
class Lookup:
    """How file names given by the user are understood."""

    inputs: Inputs
    board: Board
    variables: Mapping[str, str]

    def own(self, folder: str, ending: str) -> Path | None:
        """`<folder>/<board><ending>` of the application, under whichever spelling it has."""
        found = [self.inputs.config_dir / folder / f"{stem}{ending}"
                 for stem in self.board.file_names]
        return one_spelling([path for path in found if path.is_file()], self.board)

    def suffixed(self, folder: str, ending: str) -> Path | None:
        """The same, preferring the file for FILE_SUFFIX."""
        suffix = self.inputs.file_suffix
        special = self.own(folder, f"_{suffix}{ending}") if suffix else None
        return special or self.own(folder, ending)

    def for_board(self, ending: str) -> list[Path]:
        """The application's `socs/` and `boards/` files of one kind, revision last."""
        files = [self._soc_file(ending), self.suffixed("boards", ending)]
        if self.board.revision:
            revision = self.board.revision.replace(".", "_")
            files.append(self.suffixed("boards", f"_{revision}{ending}"))
        return [path for path in files if path]

    def _soc_file(self, ending: str) -> Path | None:
        if not self.board.soc:
            return None
        names = [f"{self.board.qualifiers.replace('/', '_')}{ending}", f"{self.board.soc}{ending}"]
        for name in dict.fromkeys(names):
            path = self.inputs.config_dir / "socs" / name
            if path.is_file():
                return path
        return None

    def given(self, text: str, variable: str) -> list[Path]:
        """The files that a variable lists; each must exist."""
        files: list[Path] = []
        for item in text.split(";"):
            files.extend(self._resolve(item.strip(), variable))
        return files

    def _resolve(self, item: str, variable: str) -> list[Path]:
        if not item:
            return []
        path = self.inputs.config_dir / self._expand(item)
        if path.is_file():
            return [path]
        words = item.split()
        if len(words) > 1 and any((self.inputs.config_dir / word).is_file() for word in words):
            # Upstream separates by blanks too; a path with a blank in it was tried first.
            return [path for word in words for path in self._resolve(word, variable)]
        raise ConfigureError(f"{variable} names '{item}', but there is no file {path}.")

    def _expand(self, item: str) -> str:
        def value(match: re.Match[str]) -> str:
            name = match.group(1)
            if name not in self.variables:
                raise ConfigureError(f"'{item}' uses the variable {name}, which is not known "
                                     "here; module directories are ZEPHYR_<MODULE>_MODULE_DIR.")
            return self.variables[name]

        return re.sub(r"\$\{(\w+)\}", value, item.replace("\\$", "$"))


def one_spelling(found: Sequence[Path], board: Board) -> Path | None:
    """The only one of some files that say the same thing in different spellings."""
    if len(found) > 1:
        names = " and ".join(str(path) for path in found)
        raise ConfigureError(f"{names} are both for the board {board.identifier} (also spelled "
                             f"{board.target}). Keep one of them and merge the other into it.")
    return found[0] if found else None


def configuration_files(lookup: Lookup, shields: Sequence[Additions],
                        snippets: Sequence[Additions]) -> list[Path]:
    """Every configuration file of the build, in merge order."""
    board, inputs = lookup.board, lookup.inputs
    files: list[Path | None] = [*board.defconfigs()]
    if board.revision:
        files.append(board.own_file(f"_{board.revision.replace('.', '_')}.conf"))
    files.extend(_application_files(lookup))
    for addition in (*shields, *snippets):
        files.extend(addition.conf_files)
    files.extend(lookup.given(inputs.extra_conf_file, "EXTRA_CONF_FILE"))
    files.extend(lookup.given(inputs.overlay_config, "OVERLAY_CONFIG"))
    return [path for path in files if path]


def _application_files(lookup: Lookup) -> list[Path]:
    inputs = lookup.inputs
    if inputs.conf_file:
        files = lookup.given(inputs.conf_file, "CONF_FILE")
        return files + _build_type_file(lookup, files)
    own = _prj_board(lookup)
    if own:
        return [own]
    suffixed = inputs.config_dir / f"prj_{inputs.file_suffix}.conf"
    main = suffixed if inputs.file_suffix and suffixed.is_file() \
        else inputs.config_dir / "prj.conf"
    if not main.is_file():
        raise ConfigureError(f"there is no {main}: an application needs a prj.conf (it may be "
                             "empty), or CONF_FILE must say which file to use instead.")
    return [main, *lookup.for_board(".conf")]


def _prj_board(lookup: Lookup) -> Path | None:
    found = [lookup.inputs.config_dir / f"prj_{stem}.conf" for stem in lookup.board.file_names]
    return one_spelling([path for path in found if path.is_file()], lookup.board)


def _build_type_file(lookup: Lookup, files: Sequence[Path]) -> list[Path]:
    """CONF_FILE=prj_<type>.conf alone brings boards/<board>_<type>.conf with it."""
    match = re.fullmatch(r"prj_(.+)\.conf", files[0].name) if len(files) == 1 else None
    if not match:
        return []
    folder = files[0].parent / "boards"
    found = [folder / f"{stem}_{match.group(1)}.conf" for stem in lookup.board.file_names]
    path = one_spelling([item for item in found if item.is_file()], lookup.board)
    return [path] if path else []


def devicetree_files(lookup: Lookup, shields: Sequence[Additions],
                     snippets: Sequence[Additions]) -> list[Path]:
    """The board's devicetree and every overlay, in the order they are read."""
    board, inputs = lookup.board, lookup.inputs
    files = [board.own_file(".dts")]
    if board.revision:
        files.append(board.own_file(f"_{board.revision.replace('.', '_')}.overlay"))
    for addition in shields:
        files.extend(addition.overlays)
    if inputs.dtc_overlay_file:
        files.extend(lookup.given(inputs.dtc_overlay_file, "DTC_OVERLAY_FILE"))
    else:
        files.extend(_default_overlays(lookup))
    for addition in snippets:
        files.extend(addition.overlays)
    files.extend(lookup.given(inputs.extra_dtc_overlay_file, "EXTRA_DTC_OVERLAY_FILE"))
    return [path for path in files if path]


def _default_overlays(lookup: Lookup) -> list[Path]:
    found = lookup.for_board(".overlay")
    if found:
        return found
    config_dir, suffix = lookup.inputs.config_dir, lookup.inputs.file_suffix
    names = [*([f"app_{suffix}.overlay"] if suffix else []), "app.overlay"]
    candidates = [lookup.suffixed("", ".overlay"), *(config_dir / name for name in names)]
    return next(([path] for path in candidates if path and path.is_file()), [])
