# SPDX-License-Identifier: Apache-2.0
"""The Kconfig files that a build generates, and the variables that Kconfig files may use.

    Kconfig/Kconfig.board             CONFIG_BOARD and its kin; the board's own Kconfig files
    Kconfig/Kconfig.board.defconfig   the board's defaults
    Kconfig/Kconfig.soc, .soc.defconfig   SoCs of every SoC root outside this tree
    Kconfig/Kconfig.shield, .shield.defconfig
    Kconfig/Kconfig.modules
    Kconfig/Kconfig.dts               (written by the devicetree step)
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from configure import modules, shields
from configure.boards import Board
from configure.files import write_if_changed

if TYPE_CHECKING:
    from configure.kconfigstep import Request


def write(request: Request) -> dict[str, str]:
    """Write the generated Kconfig files; returns the environment for the Kconfig tree."""
    folder = request.inputs.build_dir / "Kconfig"
    known = request.known_shields
    texts = {
        "Kconfig.board": board_text(request.board),
        "Kconfig.board.defconfig": _sources([request.board.directory / "Kconfig.defconfig"]),
        "Kconfig.soc": _soc_text(request, "Kconfig.soc") + _soc_text(request, "Kconfig"),
        "Kconfig.soc.defconfig": _soc_text(request, "Kconfig.defconfig"),
        "Kconfig.shield": shields.kconfig_text(known, "Kconfig.shield"),
        "Kconfig.shield.defconfig": shields.kconfig_text(known, "Kconfig.defconfig"),
        "Kconfig.modules": modules.kconfig_text(request.modules),
    }
    for name, text in texts.items():
        write_if_changed(folder / name, text)
    return _environment(request, folder)


def _symbol(text: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in text).upper()


def board_text(board: Board) -> str:
    """CONFIG_BOARD (3.4), CONFIG_BOARD_TARGET (4.x), BOARD_<NAME>, and the board's own files."""
    lines = [
        f'config BOARD\n\tstring\n\tdefault "{board.identifier}"\n',
        f'config BOARD_TARGET\n\tstring\n\tdefault "{board.target}"\n',
        f'config BOARD_QUALIFIERS\n\tstring\n\tdefault "{board.qualifiers}"\n',
        f'config BOARD_REVISION\n\tstring\n\tdefault "{board.revision}"\n',
    ]
    if board.layout == "4.x":
        names = dict.fromkeys((board.name, board.target))
        lines += [f"config BOARD_{_symbol(name)}\n\tdef_bool y\n" for name in names]
        lines.append(_sources([board.directory / f"Kconfig.{board.name}",
                               board.directory / "Kconfig"]))
    else:
        lines.append(_sources([board.directory / "Kconfig.board", board.directory / "Kconfig"]))
        if board.target != board.identifier:
            lines.append(f"config BOARD_{_symbol(board.target)}\n\tdef_bool y\n")
    return "".join(lines)


def _sources(paths: Sequence[Path]) -> str:
    return "".join(f'source "{path}"\n' for path in paths if path.is_file())


def _soc_text(request: Request, file: str) -> str:
    """The SoC files of roots other than this tree, which soc/Kconfig sources itself."""
    found: list[Path] = []
    for root in request.soc_roots:
        if root != request.inputs.base:
            found += sorted((root / "soc").glob(f"*/*/{file}"))
            found += sorted((root / "soc").glob(f"*/*/*/{file}"))
    return _sources(found)


def _environment(request: Request, folder: Path) -> dict[str, str]:
    inputs, board = request.inputs, request.board
    return {
        "srctree": str(inputs.base), "ZEPHYR_BASE": str(inputs.base),
        "KERNELVERSION": "", "CONFIG_": "CONFIG_",
        "KCONFIG_BINARY_DIR": str(folder), "KCONFIG_CONFIG": str(inputs.out_dir / ".config"),
        "APPLICATION_SOURCE_DIR": str(inputs.source_dir), "APP_DIR": str(inputs.source_dir),
        "BOARD": board.identifier, "BOARD_TARGET": board.target,
        "BOARD_REVISION": board.revision, "BOARD_QUALIFIERS": board.qualifiers,
        "BOARD_DIR": str(board.directory), "KCONFIG_BOARD_DIR": str(board.directory),
        "ARCH": board.arch, "ARCH_DIR": str(inputs.base / "arch"),
        "SOC_DIR": str(inputs.base / "soc"),
        "SHIELD_AS_LIST": " ".join(inputs.shields),
        "TOOLCHAIN_VARIANT": inputs.toolchain.variant,
        "ZEPHYR_TOOLCHAIN_VARIANT": inputs.toolchain.variant,
        "PYTHON_EXECUTABLE": sys.executable,
        **modules.environment(request.modules, inputs.module_ext_roots),
    }
