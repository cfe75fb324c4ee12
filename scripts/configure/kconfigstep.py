# SPDX-License-Identifier: Apache-2.0
"""The Kconfig half of a configure step: the tree, the merged configuration, its outputs.

What was edited in `.config` (menuconfig) stays in force as long as configure.edits says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from configure import edits, kconfigfiles, modules, shields
from configure.boards import Board
from configure.devicetreestep import Devicetree
from configure.errors import ConfigureError, note, warn
from configure.files import write_if_changed
from configure.inputs import Inputs
from configure.linkersymbols import linker_symbols
from kconfig import emit, explain, merge
from kconfig.functions import table
from kconfig.tree import Kconfig, load


@dataclass(frozen=True)
class Request:
    """What the configuration of a build is made from."""

    inputs: Inputs
    board: Board
    modules: Sequence[modules.Module]
    known_shields: dict[str, shields.Shield]
    conf_files: Sequence[Path]
    soc_roots: Sequence[Path]
    devicetree: Devicetree


@dataclass(frozen=True)
class Configuration:
    """A finished configuration, and every file it was made from."""

    tree: Kconfig
    files: Sequence[Path]


def make_configuration(request: Request) -> Configuration:
    """Load the Kconfig tree, merge, check, and write .config, autoconf.h, config_symbols.ld."""
    inputs = request.inputs
    tree = load_tree(request, kconfigfiles.write(request))
    fingerprint = _fingerprint(request)
    changed = edits.pending(inputs.out_dir, fingerprint)
    last = {**merge.merge(tree, request.conf_files, inputs.cli_symbols),
            **merge.apply_known(tree, edits.as_assignments(changed, inputs.out_dir))}
    for message in (*explain.unmet(last, tree.syms),
                    *explain.discouraged(tree.syms, tree.unique_defined_syms)):
        warn(message)
    _check_architecture(request, tree)
    _write(inputs.out_dir, tree, fingerprint, changed)
    # Some are found only when every value has been asked for.
    _print_warnings(tree)
    sources = [Path(tree.srctree) / name for name in tree.kconfig_filenames]
    return Configuration(tree, [*sources, *request.conf_files])


def load_tree(request: Request, environment: Mapping[str, str]) -> Kconfig:
    """Parse the Kconfig tree of a build; what it warns of is printed."""
    inputs = request.inputs
    functions = table(request.devicetree.lookup, inputs.shields)
    tree = load(_root(inputs), environment, functions)
    _print_warnings(tree)
    return tree


def _print_warnings(tree: Kconfig) -> None:
    """Pass on what kconfiglib found odd, and forget it."""
    for message in tree.warnings:
        warn(message.replace("warning: ", "", 1))
    del tree.warnings[:]


def _root(inputs: Inputs) -> Path:
    if inputs.kconfig_root:
        root = inputs.source_dir / inputs.kconfig_root
        if not root.is_file():
            raise ConfigureError(f"KCONFIG_ROOT names {root}, which does not exist.")
        return root
    own = inputs.source_dir / "Kconfig"
    return own if own.is_file() else inputs.base / "Kconfig"


def _fingerprint(request: Request) -> str:
    """Changes with anything that makes the merged configuration another one."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((request.board.target, request.board.revision,
                        sorted(request.inputs.cli_symbols.items()),
                        request.inputs.shields)).encode())
    for path in request.conf_files:
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _check_architecture(request: Request, tree: Kconfig) -> None:
    symbol = tree.syms.get("ARCH")
    if symbol is None or not symbol.str_value:
        raise ConfigureError(f"board '{request.board.target}' selects no architecture: its "
                             f"defconfig ({request.board.directory}) must choose an SoC, and "
                             "that SoC's Kconfig must 'select X86'.")


def _write(out: Path, tree: Kconfig, fingerprint: str, changed: Mapping[str, str]) -> None:
    text = emit.dot_config(tree)
    if write_if_changed(out / ".config", text):
        note(f"Configuration saved to '{out / '.config'}'")
    write_if_changed(out / "include/generated/autoconf.h", emit.autoconf(tree))
    write_if_changed(out / "config_symbols.ld", linker_symbols(tree))
    edits.remember(out, edits.State(fingerprint, changed, text))
