# SPDX-License-Identifier: Apache-2.0
"""Zephyr modules: which there are, and what their zephyr/module.yml says.

Modules come from ZEPHYR_MODULES when it is set, otherwise from the projects of the west
workspace that this tree belongs to; EXTRA_ZEPHYR_MODULES adds to either.  A workspace without
other projects costs nothing: west itself is imported only when a manifest lists some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from configure.cmaketext import list_line, set_line
from configure.errors import ConfigureError, nearest
from configure.files import read_yaml, split_paths
from configure.schema import ANY, BOOL, STRING, STRINGS, Map, Seq, validate

_SETTINGS = Map({"board_root": STRING, "dts_root": STRING, "snippet_root": STRING,
                 "soc_root": STRING, "arch_root": STRING, "module_ext_root": STRING,
                 "sca_root": STRING})

#: zephyr/module.yml
MODULE_YML = Map({
    "name": STRING,
    "build": Map({
        "cmake": STRING, "kconfig": STRING, "depends": STRINGS,
        "cmake-ext": BOOL, "kconfig-ext": BOOL, "sysbuild-cmake": STRING,
        "sysbuild-kconfig": STRING, "sysbuild-cmake-ext": BOOL, "sysbuild-kconfig-ext": BOOL,
        "settings": _SETTINGS,
    }),
    "tests": STRINGS, "samples": STRINGS, "boards": STRINGS,
    "blobs": Seq(ANY), "security": ANY, "package-managers": ANY, "runners": ANY,
})


@dataclass(frozen=True)
class Module:
    """One module: its name, its directory, what it contributes."""

    name: str
    directory: Path
    cmake_dir: Path | None
    kconfig: Path | None
    kconfig_ext: bool
    cmake_ext: bool
    depends: tuple[str, ...]
    roots: Mapping[str, Path] = field(default_factory=dict)

    @property
    def symbol(self) -> str:
        """The name as it stands in variables and Kconfig symbols."""
        return re.sub(r"[^a-zA-Z0-9]", "_", self.name).upper()


def load_modules(base: Path, zephyr_modules: str, extra: Sequence[str]) -> list[Module]:
    """Every module of the build, each after those that it depends on."""
    if zephyr_modules:
        listed = [Path(item) for item in split_paths(zephyr_modules)]
        found = [_required(path, "ZEPHYR_MODULES") for path in listed]
    else:
        found = [module for path in workspace_projects(base) if (module := _read(path))]
    found += [_required(Path(item), "EXTRA_ZEPHYR_MODULES") for item in extra]
    return _in_dependency_order({module.name: module for module in found}.values())


def _required(path: Path, variable: str) -> Module:
    module = _read(path)
    if module is None:
        raise ConfigureError(f"{variable} names {path}, which is not a module: there is no "
                             f"{path / 'zephyr' / 'module.yml'}.")
    return module


def _read(path: Path) -> Module | None:
    """The module in a directory; None when the directory is not one."""
    for name in ("module.yml", "module.yaml"):
        file = path / "zephyr" / name
        if file.is_file():
            data = read_yaml(file) or {}
            validate(data, MODULE_YML, file)
            return _module(path, data, file)
    # Without a module.yml, a CMakeLists.txt and a Kconfig in zephyr/ make a module too.
    if (path / "zephyr/CMakeLists.txt").is_file() and (path / "zephyr/Kconfig").is_file():
        return _module(path, {}, path / "zephyr")
    return None


def _module(path: Path, data: Mapping[str, Any], file: Path) -> Module:
    build = data.get("build", {})
    cmake_dir = path / str(build.get("cmake", "zephyr"))
    kconfig = path / str(build.get("kconfig", "zephyr/Kconfig"))
    if "cmake" in build and not (cmake_dir / "CMakeLists.txt").is_file():
        raise ConfigureError(f"{file}: 'build.cmake' names {cmake_dir}, where there is no "
                             "CMakeLists.txt.")
    if "kconfig" in build and not kconfig.is_file():
        raise ConfigureError(f"{file}: 'build.kconfig' names {kconfig}, which does not exist.")
    roots = {}
    for name, value in build.get("settings", {}).items():
        roots[name] = path / str(value)
        if not roots[name].is_dir():
            raise ConfigureError(f"{file}: 'build.settings.{name}' names {roots[name]}, which "
                                 "is not a directory.")
    return Module(
        name=str(data.get("name", path.name)), directory=path,
        cmake_dir=cmake_dir if (cmake_dir / "CMakeLists.txt").is_file() else None,
        kconfig=kconfig if kconfig.is_file() else None,
        kconfig_ext=bool(build.get("kconfig-ext")), cmake_ext=bool(build.get("cmake-ext")),
        depends=tuple(build.get("depends", ())), roots=roots,
    )


def _in_dependency_order(modules: Iterable[Module]) -> list[Module]:
    waiting = {module.name: module for module in modules}
    for module in waiting.values():
        for name in module.depends:
            if name not in waiting:
                raise ConfigureError(f"module '{module.name}' ({module.directory}) depends on "
                                     f"'{name}', which is not there.{nearest(name, waiting)}")
    ordered: dict[str, Module] = {}
    while waiting:
        ready = [m for m in waiting.values() if all(name in ordered for name in m.depends)]
        if not ready:
            names = ", ".join(waiting)
            raise ConfigureError(f"these modules depend on each other in a circle: {names}.")
        for module in ready:
            ordered[module.name] = waiting.pop(module.name)
    return list(ordered.values())


def workspace_projects(base: Path) -> Iterator[Path]:
    """Directories of the other projects of the workspace that holds this tree."""
    top = _workspace(base)
    if top is None:
        return
    config = (top / ".west" / "config").read_text(encoding="utf-8")
    values = dict(re.findall(r"^\s*(path|file)\s*=\s*(.*?)\s*$", config, re.MULTILINE))
    manifest = top / values.get("path", ".") / values.get("file", "west.yml")
    if not _lists_projects(manifest):
        return
    yield from _west_projects(top, base)


def _workspace(base: Path) -> Path | None:
    return next((path for path in (base, *base.parents)
                 if (path / ".west" / "config").is_file()), None)


def _lists_projects(manifest: Path) -> bool:
    """Whether a manifest has projects or imports; a cheap look that may say yes too often."""
    try:
        text = manifest.read_text(encoding="utf-8")
    except OSError:
        return False
    return re.search(r"^\s*(projects|import):\s*(#.*)?(\S.*)?$", text, re.MULTILINE) is not None \
        and re.search(r"^\s*(- name|import):", text, re.MULTILINE) is not None


def _west_projects(top: Path, base: Path) -> Iterator[Path]:
    from west.configuration import MalformedConfig
    from west.manifest import MalformedManifest, Manifest, ManifestImportFailed

    try:
        manifest = Manifest.from_topdir(topdir=str(top))
    except (MalformedManifest, MalformedConfig, ManifestImportFailed, OSError) as error:
        raise ConfigureError(f"the west workspace {top} cannot be read: {error}") from error
    active = [Path(str(project.abspath)) for project in manifest.projects
              if project.abspath and manifest.is_active(project)]
    ours = base.resolve()
    if not any(path.resolve() == ours for path in active):
        # The clone only happens to lie in somebody else's workspace.
        return
    yield from (path for path in active if path.is_dir() and path.resolve() != ours)


def kconfig_text(modules: Sequence[Module]) -> str:
    """Kconfig.modules: a menu and ZEPHYR_<NAME>_MODULE for each module."""
    parts = []
    for module in modules:
        symbol = module.symbol
        source = [f'osource "$(ZEPHYR_{symbol}_KCONFIG)"\n'] \
            if module.kconfig or module.kconfig_ext else []
        parts.append(f'menu "{module.name} ({module.directory})"\n{"".join(source)}'
                     f"config ZEPHYR_{symbol}_MODULE\n\tbool\n\tdefault y\nendmenu\n")
    return "".join(parts)


def environment(modules: Sequence[Module], ext_roots: Sequence[Path]) -> dict[str, str]:
    """The variables that Kconfig files and file names may use for each module."""
    found = {}
    for module in modules:
        found[f"ZEPHYR_{module.symbol}_MODULE_DIR"] = str(module.directory)
        kconfig = _external(module, ext_roots, "Kconfig") if module.kconfig_ext \
            else module.kconfig
        if kconfig:
            found[f"ZEPHYR_{module.symbol}_KCONFIG"] = str(kconfig)
    return found


def _external(module: Module, ext_roots: Sequence[Path], name: str) -> Path | None:
    candidates = [root / "modules" / module.name / name for root in ext_roots]
    return next((path for path in candidates if path.is_file()), None)


def cmake_text(modules: Sequence[Module], ext_roots: Sequence[Path]) -> str:
    """ZEPHYR_MODULES, ZEPHYR_MODULE_NAMES and the directories of each."""
    lines = [list_line("ZEPHYR_MODULES", [str(module.directory) for module in modules]),
             list_line("ZEPHYR_MODULE_NAMES", [module.name for module in modules])]
    for module in modules:
        lines.append(set_line(f"ZEPHYR_{module.symbol}_MODULE_NAME", module.name))
        lines.append(set_line(f"ZEPHYR_{module.symbol}_MODULE_DIR", str(module.directory)))
        external = _external(module, ext_roots, "CMakeLists.txt") if module.cmake_ext else None
        cmake_dir = external.parent if external else module.cmake_dir
        lines.append(set_line(f"ZEPHYR_{module.symbol}_CMAKE_DIR", str(cmake_dir or "")))
    return "".join(lines)
