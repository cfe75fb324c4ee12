# SPDX-License-Identifier: Apache-2.0
"""configured.cmake: everything that CMake gets back from a configure step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from configure import modules
from configure.boards import Board
from configure.cmaketext import list_line, set_line
from configure.devicetreestep import Devicetree
from configure.files import write_if_changed
from configure.fragments import Additions
from configure.inputs import Inputs
from configure.kconfigstep import Configuration
from dts.outputs import cmake_variables
from kconfig import emit


def write_cmake(inputs: Inputs, board: Board, found: Sequence[modules.Module],
                additions: Sequence[Additions], files: Sequence[Path],
                configuration: Configuration, tree: Devicetree) -> None:
    """Write configured.cmake."""
    parts = [
        "# SPDX-License-Identifier: Apache-2.0\n# Made by scripts/configure; do not edit.\n",
        set_line("BOARD", board.identifier),
        set_line("BOARD_IDENTIFIER", board.identifier),
        set_line("BOARD_TARGET", board.target),
        set_line("BOARD_NAME", board.name),
        set_line("BOARD_QUALIFIERS", f"/{board.qualifiers}" if board.qualifiers else ""),
        set_line("BOARD_REVISION", board.revision),
        set_line("NORMALIZED_BOARD_TARGET", board.target.replace("/", "_")),
        set_line("BOARD_DIR", str(board.directory)),
        set_line("ARCH", _value(configuration, "ARCH")),
        set_line("SOC_NAME", _value(configuration, "SOC")),
        set_line("SOC_SERIES", _value(configuration, "SOC_SERIES")),
        set_line("SOC_FAMILY", _value(configuration, "SOC_FAMILY")),
        set_line("SOC_DIR", _soc_dir(configuration)),
        modules.cmake_text(found, inputs.module_ext_roots),
    ]
    for addition in additions:
        parts += [set_line(name, value) for name, value in addition.variables.items()]
    parts += [set_line(name, value) for name, value in emit.cmake_variables(configuration.tree)]
    parts.append(cmake_variables(tree.lookup))
    own = inputs.out_dir.resolve()
    depends = [str(path) for path in dict.fromkeys(files)
               if own not in path.parents and inputs.build_dir / "Kconfig" not in path.parents]
    parts.append(list_line("CONFIGURE_DEPENDS_FILES", [*depends, str(inputs.out_dir / ".config")]))
    write_if_changed(inputs.out_dir / "configured.cmake", "".join(parts))


def _value(configuration: Configuration, name: str) -> str:
    symbol = configuration.tree.syms.get(name)
    return symbol.str_value if symbol is not None and symbol.nodes else ""


def _soc_dir(configuration: Configuration) -> str:
    """The directory of the chip's Kconfig file; it holds whatever else the chip has."""
    name = _value(configuration, "SOC")
    stem = "".join(c if c.isalnum() else "_" for c in name).upper()
    symbol = configuration.tree.syms.get(f"SOC_{stem}")
    if not name or symbol is None or not symbol.nodes:
        return ""
    return str((Path(configuration.tree.srctree) / symbol.nodes[0].filename).parent)
