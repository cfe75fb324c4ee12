# SPDX-License-Identifier: Apache-2.0
"""What can be tested on: the boards, as their own YAML files describe them, and the host."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from configure.boards import Board, boards_in
from configure.errors import nearest
from configure.files import read_yaml
from twister.errors import TwisterError

_DEFAULT_RAM = 128  # KiB, when a board does not say
_DEFAULT_FLASH = 512


@dataclass(frozen=True)
class Platform:
    """One place to run on. identifier: the 3.4 spelling, which reports use."""

    identifier: str
    spellings: tuple[str, ...]
    arch: str
    kind: str = "qemu"
    simulation: str = "qemu"
    vendor: str = ""
    ram: int = _DEFAULT_RAM
    flash: int = _DEFAULT_FLASH
    toolchains: tuple[str, ...] = ()
    supported: tuple[str, ...] = ()
    ignore_tags: tuple[str, ...] = ()
    only_tags: tuple[str, ...] = ()
    default: bool = False
    timeout_multiplier: float = 1.0

    @property
    def is_host(self) -> bool:
        """Unit tests run here, and nothing else does."""
        return self.kind == "unit"

    def named(self, names: list[str]) -> bool:
        """Whether a list names this platform, in either spelling."""
        return any(name in self.spellings for name in names)

    def supports(self, feature: str) -> bool:
        """A feature, or the class of one: `netif:eth` offers `netif`, `eth` and itself."""
        return any(feature in (item, *item.split(":")) for item in self.supported)

    def attribute(self, key: str) -> str:
        """A value for platform_key. TwisterError when boards have no such attribute."""
        known = {"arch": self.arch, "simulation": self.simulation, "type": self.kind,
                 "vendor": self.vendor, "name": self.identifier, "ram": str(self.ram)}
        if key not in known:
            raise TwisterError(f"platform_key: '{key}' is no attribute of a board; there are "
                               f"{', '.join(known)}")
        return known[key]


HOST = Platform("unit_testing", ("unit_testing", "unit_testing/unit_testing"), "unit",
                kind="unit", simulation="", ram=1 << 22, flash=1 << 22, default=True)


def load(roots: list[Path]) -> list[Platform]:
    """Every board that can be built for, the host last. ConfigureError for a broken file."""
    boards = [board for root in dict.fromkeys(roots) for board in boards_in(root)]
    return [*(_platform(board) for board in boards if board.arch == "x86"), HOST]


def pick(names: list[str], platforms: list[Platform]) -> list[Platform]:
    """The platforms of some names. TwisterError for a name that is none."""
    picked: list[Platform] = []
    for name in names:
        found = [platform for platform in platforms if name in platform.spellings]
        if not found:
            known = [spelling for platform in platforms for spelling in platform.spellings]
            raise TwisterError(f"there is no platform '{name}'.{nearest(name, known)} "
                               "`west boards` lists them.")
        picked += [platform for platform in found if platform not in picked]
    return picked


def _platform(board: Board) -> Platform:
    path = board.own_file(".yaml")
    data: dict[str, Any] = read_yaml(path) if path else {}
    own = data.get("variants", {}).get(board.target, {})
    data = {**data, **own}
    testing = data.get("testing", {})
    return Platform(
        identifier=board.identifier,
        spellings=board.spellings,
        arch=board.arch,
        kind=str(data.get("type", "mcu")),
        simulation=_simulation(data.get("simulation", "")),
        vendor=str(data.get("vendor", "")),
        ram=int(data.get("ram", _DEFAULT_RAM)),
        flash=int(data.get("flash", _DEFAULT_FLASH)),
        toolchains=tuple(data.get("toolchain", ())),
        supported=tuple(data.get("supported", ())),
        ignore_tags=tuple(testing.get("ignore_tags", ())),
        only_tags=tuple(testing.get("only_tags", ())),
        default=bool(testing.get("default", False)),
        timeout_multiplier=float(testing.get("timeout_multiplier", 1.0)),
    )


def _simulation(value: object) -> str:
    """A name, as in 3.4, or the first of a list of mappings, as in 4.x."""
    if isinstance(value, list):
        first = value[0] if value else {}
        return str(first.get("name", "")) if isinstance(first, dict) else str(first)
    return str(value)
