# SPDX-License-Identifier: Apache-2.0
"""The devicetree half of a configure step: files in, a checked tree and its outputs out."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from configure.boards import Board
from configure.errors import ConfigureError, warn
from configure.files import write_if_changed
from configure.fragments import Additions
from configure.inputs import Inputs
from dts import outputs, tree
from dts.explain import misspelt_compatible
from dts.header import header
from dts.lookup import Lookup
from dts.preprocess import Source, preprocess


@dataclass(frozen=True)
class Devicetree:
    """The final devicetree, and every file it was made from."""

    lookup: Lookup
    files: Sequence[Path]
    binding_dirs: Sequence[Path]


def make_devicetree(inputs: Inputs, board: Board, files: Sequence[Path], roots: Sequence[Path],
                    additions: Sequence[Additions]) -> Devicetree:
    """Preprocess, check, and write devicetree_generated.h, zephyr.dts and Kconfig.dts."""
    if board.own_file(".dts") is None:
        raise ConfigureError(f"board '{board.target}' has no devicetree: there is no "
                             f"{board.identifier}.dts in {board.directory}.")
    output = inputs.out_dir / "zephyr.dts.pre"
    flags = [flag for item in additions
             for flag in item.variables.get("DTS_EXTRA_CPPFLAGS", "").split()]
    read = preprocess(Source(
        compiler=inputs.toolchain.cc or "cc", files=files,
        include_dirs=_include_dirs(inputs, board, roots),
        extra_flags=(*inputs.dts_extra_cppflags, *flags),
    ), output)
    complaint = _run_dtc(inputs, output)
    bindings = [root / "dts/bindings" for root in reversed(roots)
                if (root / "dts/bindings").is_dir()]
    loaded = tree.load(output, bindings)
    if complaint:
        raise ConfigureError(f"devicetree: dtc refused it: {complaint}")
    lookup = Lookup.of(loaded)
    write_if_changed(inputs.out_dir / "include/generated/devicetree_generated.h",
                     header(loaded, outputs.vendor_names(bindings)))
    write_if_changed(inputs.out_dir / "zephyr.dts", loaded.dts_source)
    compats = outputs.binding_compats(sorted(p for root in bindings for p in root.rglob("*.yaml")))
    write_if_changed(inputs.build_dir / "Kconfig/Kconfig.dts", outputs.kconfig_symbols(compats))
    _warn_of_typos(loaded, compats, output)
    used = {Path(node.binding_path) for node in loaded.nodes if node.binding_path}
    return Devicetree(lookup, [*read, *sorted(used)], bindings)


def _include_dirs(inputs: Inputs, board: Board, roots: Sequence[Path]) -> list[Path]:
    found = []
    for root in roots:
        found += [root / "include", root / "include/zephyr", root / "dts/common",
                  root / "dts" / board.arch, root / "dts"]
    return [board.directory, inputs.source_dir, *found]


def _warn_of_typos(loaded: tree.Tree, known: Sequence[str], source: Path) -> None:
    for node in loaded.nodes:
        if node.compats and node.binding_path is None and node.parent is not None:
            message = misspelt_compatible(node.path, node.compats, known, source)
            if message:
                warn(message)


def _run_dtc(inputs: Inputs, source: Path) -> str:
    """Let dtc look for what its checks know; returns its error, if it has one.

    Its warnings are printed.  Its errors count only where edtlib, whose words are better, finds
    nothing wrong.
    """
    if not inputs.dtc:
        return ""
    # I/O APICs have no #address-cells in many a devicetree; nothing here needs them.
    command = [inputs.dtc, "-I", "dts", "-O", "dts", "-o", "/dev/null", "-b", "0",
               "-Wno-interrupt_provider", str(source)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise ConfigureError(f"cannot run dtc ({inputs.dtc}): {error.strerror}") from error
    for line in done.stderr.splitlines():
        if "Warning" in line and "Failed prerequisite" not in line:
            warn(f"devicetree: {line.replace(str(source) + ':', '')}")
    if not done.returncode:
        return ""
    errors = [line for line in done.stderr.splitlines() if "Warning" not in line]
    return " ".join(errors) or f"it ended with status {done.returncode}"
