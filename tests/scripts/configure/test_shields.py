# SPDX-License-Identifier: Apache-2.0
"""Shields: lookup, files for single boards, their Kconfig files, mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.configure_support import app, plain_board, write

from configure.errors import ConfigureError
from configure.shields import additions, chosen_shields, find_shields

SHIELD = {
    "boards/shields/hat/hat_v2.overlay": "",
    "boards/shields/hat/hat_v2.conf": "",
    "boards/shields/hat/boards/plank_virt.overlay": "",
    "boards/shields/hat/boards/hat_v2/plank_virt.conf": "",
    "boards/shields/hat/boards/other.conf": "",
}


def test_files_of_a_shield(tmp_path: Path) -> None:
    known = find_shields([write(tmp_path, SHIELD)])
    (shield,) = chosen_shields(["hat_v2"], known)
    found = additions(shield, plain_board(tmp_path))
    assert [str(path.relative_to(shield.directory)) for path in found.overlays] == [
        "hat_v2.overlay", "boards/plank_virt.overlay"]
    assert [str(path.relative_to(shield.directory)) for path in found.conf_files] == [
        "hat_v2.conf", "boards/hat_v2/plank_virt.conf"]


def test_unknown_shield_offers_the_nearest(tmp_path: Path) -> None:
    known = find_shields([write(tmp_path, SHIELD)])
    with pytest.raises(ConfigureError, match=r"unknown shield 'hat_v3'.*'hat_v2'"):
        chosen_shields(["hat_v3"], known)


def test_both_spellings_in_a_shield(tmp_path: Path) -> None:
    write(tmp_path, {**SHIELD, "boards/shields/hat/boards/plank_atom_virt.overlay": ""})
    (shield,) = chosen_shields(["hat_v2"], find_shields([tmp_path]))
    with pytest.raises(ConfigureError, match=r"plank_virt\.overlay and .*plank_atom_virt"):
        additions(shield, plain_board(tmp_path))


def test_a_shield_in_a_build(tmp_path: Path) -> None:
    made = app(tmp_path).files({
        "boards/shields/hat/hat.overlay": "&uart1 { current-speed = <9600>; };\n",
        "boards/shields/hat/hat.conf": "CONFIG_MAIN_STACK_SIZE=1111\n",
        "boards/shields/hat/Kconfig.shield":
            "config SHIELD_HAT\n\tdef_bool $(shields_list_contains,hat)\n",
        "boards/shields/hat/Kconfig.defconfig":
            "if SHIELD_HAT\nconfig ISR_STACK_SIZE\n\tdefault 4096\nendif\n"})
    made.succeed(shield="hat")
    config = made.config()
    assert config["CONFIG_SHIELD_HAT"] == "y"
    assert config["CONFIG_MAIN_STACK_SIZE"] == "1111"
    assert config["CONFIG_ISR_STACK_SIZE"] == "4096"
    assert "current-speed = < 0x2580 >" in (made.out / "zephyr.dts").read_text(encoding="utf-8")
    made.succeed()
    assert "CONFIG_SHIELD_HAT" not in made.config()
