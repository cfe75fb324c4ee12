# SPDX-License-Identifier: Apache-2.0
"""The Kconfig half of a configure step: the tree, the merged configuration, its outputs.

A `.config` that was edited (menuconfig) stays in force until a configuration file, the board or
the command line changes; then the files are merged anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from configure import kconfigfiles, modules, shields
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
    if _still_valid(inputs, fingerprint):
        # Only what was edited by hand differs from the merged files; it was checked then.
        merge.apply_known(tree, merge.read_assignments(inputs.out_dir / ".config"))
    else:
        last = merge.merge(tree, request.conf_files, inputs.cli_symbols)
        for message in (*explain.unmet(last, tree.syms),
                        *explain.discouraged(tree.syms, tree.unique_defined_syms)):
            warn(message)
    _check_architecture(request, tree)
    _write(request, tree, fingerprint)
    sources = [Path(tree.srctree) / name for name in tree.kconfig_filenames]
    return Configuration(tree, [*sources, *request.conf_files])


def load_tree(request: Request, environment: Mapping[str, str]) -> Kconfig:
    """Parse the Kconfig tree of a build; what it warns of is printed."""
    inputs = request.inputs
    functions = table(request.devicetree.lookup, inputs.shields)
    tree = load(_root(inputs), environment, functions)
    for message in tree.warnings:
        warn(message.replace("warning: ", "", 1))
    del tree.warnings[:]
    return tree


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


def _still_valid(inputs: Inputs, fingerprint: str) -> bool:
    mark = inputs.out_dir / ".config.inputs"
    return (inputs.out_dir / ".config").is_file() and mark.is_file() \
        and mark.read_text(encoding="utf-8") == fingerprint


def _check_architecture(request: Request, tree: Kconfig) -> None:
    symbol = tree.syms.get("ARCH")
    if symbol is None or not symbol.str_value:
        raise ConfigureError(f"board '{request.board.target}' selects no architecture: its "
                             f"defconfig ({request.board.directory}) must choose an SoC, and "
                             "that SoC's Kconfig must 'select X86'.")


def _write(request: Request, tree: Kconfig, fingerprint: str) -> None:
    out = request.inputs.out_dir
    (out / ".config.inputs").unlink(missing_ok=True)
    if write_if_changed(out / ".config", emit.dot_config(tree)):
        note(f"Configuration saved to '{out / '.config'}'")
    write_if_changed(out / "include/generated/autoconf.h", emit.autoconf(tree))
    write_if_changed(out / "config_symbols.ld", linker_symbols(tree))
    write_if_changed(out / ".config.inputs", fingerprint)
