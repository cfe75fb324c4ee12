# SPDX-License-Identifier: Apache-2.0
"""What CMake tells the configure process: the JSON file, as one frozen value.

CMake writes `<build>/zephyr/configure.json`; the outputs go into the directory that holds it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from configure.errors import ConfigureError
from configure.files import split_paths


@dataclass(frozen=True)
class Toolchain:
    """The C compiler that will be used; here only its preprocessor and its name matter."""

    variant: str
    cc: str
    compiler_id: str
    version: str


@dataclass(frozen=True)
class Inputs:
    """All arguments of a configure step; paths are absolute, lists are split."""

    base: Path
    source_dir: Path
    config_dir: Path
    build_dir: Path
    out_dir: Path
    board: str
    conf_file: str
    extra_conf_file: str
    overlay_config: str
    dtc_overlay_file: str
    extra_dtc_overlay_file: str
    file_suffix: str
    cli_symbols: Mapping[str, str]
    board_roots: tuple[Path, ...]
    soc_roots: tuple[Path, ...]
    dts_roots: tuple[Path, ...]
    snippet_roots: tuple[Path, ...]
    module_ext_roots: tuple[Path, ...]
    snippets: tuple[str, ...]
    shields: tuple[str, ...]
    zephyr_modules: str
    extra_zephyr_modules: tuple[str, ...]
    kconfig_root: str
    dts_extra_cppflags: tuple[str, ...]
    dtc: str
    toolchain: Toolchain


def read_inputs(path: Path) -> Inputs:
    """Read the JSON file that CMake wrote."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigureError(f"cannot read the configure arguments {path}: {error}") from error
    return _inputs_from(raw, path.resolve().parent)


def _inputs_from(raw: Mapping[str, Any], out_dir: Path) -> Inputs:
    def text(key: str) -> str:
        return str(raw.get(key) or "").strip()

    source_dir = Path(text("source_dir"))
    config_dir = Path(text("application_config_dir") or source_dir)

    def roots(key: str) -> tuple[Path, ...]:
        # A relative root is relative to the application.
        return tuple(source_dir / item for item in split_paths(text(key)))

    tools = raw.get("toolchain") or {}
    symbols = raw.get("conf_file_cli_symbols") or {}
    return Inputs(
        base=Path(text("zephyr_base")),
        source_dir=source_dir,
        config_dir=config_dir if config_dir.is_absolute() else source_dir / config_dir,
        build_dir=Path(text("build_dir") or out_dir.parent),
        out_dir=out_dir,
        board=text("board"),
        conf_file=text("conf_file"),
        extra_conf_file=text("extra_conf_file"),
        overlay_config=text("overlay_config"),
        dtc_overlay_file=text("dtc_overlay_file"),
        extra_dtc_overlay_file=text("extra_dtc_overlay_file"),
        file_suffix=text("file_suffix"),
        cli_symbols={str(name): str(value) for name, value in symbols.items()},
        board_roots=roots("board_root"),
        soc_roots=roots("soc_root"),
        dts_roots=roots("dts_root"),
        snippet_roots=roots("snippet_root"),
        module_ext_roots=roots("module_ext_root"),
        snippets=_words(text("snippet")),
        shields=_words(text("shield")),
        zephyr_modules=text("zephyr_modules"),
        extra_zephyr_modules=tuple(split_paths(text("extra_zephyr_modules"))),
        kconfig_root=text("kconfig_root"),
        dts_extra_cppflags=_words(text("dts_extra_cppflags")),
        dtc=text("dtc"),
        toolchain=Toolchain(**{key: str(tools.get(key) or "")
                               for key in ("variant", "cc", "compiler_id", "version")}),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.replace(";", " ").split())
