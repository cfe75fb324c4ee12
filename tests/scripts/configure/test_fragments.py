# SPDX-License-Identifier: Apache-2.0
"""Merge order of configuration files and overlays, and files under two spellings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from scripts.configure_support import App, app, plain_board, write

from configure.errors import ConfigureError
from configure.fragments import Additions, Lookup, configuration_files, devicetree_files


def lookup(made: App, tmp_path: Path, **extra: object) -> Lookup:
    directory = write(tmp_path / "board", {"plank_virt_defconfig": "", "plank_virt.dts": ""})
    return Lookup(made.inputs(**extra), plain_board(directory),
                  {"ZEPHYR_HAL_MODULE_DIR": str(tmp_path / "hal")})


def names(paths: list[Path]) -> list[str]:
    return [path.name if path.parent.name in ("app", "board") else f"{path.parent.name}/{path.name}"
            for path in paths]


def conf(found: Lookup, shields: tuple[Additions, ...] = (),
         snippets: tuple[Additions, ...] = ()) -> list[str]:
    return names(configuration_files(found, shields, snippets))


def dts(found: Lookup, shields: tuple[Additions, ...] = (),
        snippets: tuple[Additions, ...] = ()) -> list[str]:
    return names(devicetree_files(found, shields, snippets))


def test_whole_order_of_configuration_files(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/plank_virt.conf": "", "socs/atom.conf": "",
                                "e1.conf": "", "e2.conf": "", "o.conf": ""})
    found = lookup(made, tmp_path, extra_conf_file="e1.conf;e2.conf", overlay_config="o.conf")
    shield = Additions(conf_files=(tmp_path / "shield/s.conf",))
    snippet = Additions(conf_files=(tmp_path / "snippet/n.conf",))
    assert conf(found, (shield,), (snippet,)) == [
        "plank_virt_defconfig", "prj.conf", "socs/atom.conf", "boards/plank_virt.conf",
        "shield/s.conf", "snippet/n.conf", "e1.conf", "e2.conf", "o.conf"]


def test_revision_files_follow_the_board_files(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/plank_virt.conf": "", "boards/plank_virt_2_0.conf": "",
                                "boards/plank_virt.overlay": "",
                                "boards/plank_virt_2_0.overlay": ""})
    found = lookup(made, tmp_path)
    write(found.board.directory, {"plank_virt_2_0.conf": "", "plank_virt_2_0.overlay": ""})
    found = replace(found, board=replace(found.board, revision="2.0"))
    assert conf(found) == ["plank_virt_defconfig", "plank_virt_2_0.conf", "prj.conf",
                           "boards/plank_virt.conf", "boards/plank_virt_2_0.conf"]
    assert dts(found) == ["plank_virt.dts", "plank_virt_2_0.overlay",
                          "boards/plank_virt.overlay", "boards/plank_virt_2_0.overlay"]


def test_conf_file_replaces_the_defaults(tmp_path: Path) -> None:
    made = app(tmp_path).files({"a.conf": "", "b.conf": "", "boards/plank_virt.conf": ""})
    assert conf(lookup(made, tmp_path, conf_file="a.conf b.conf"))[1:] == ["a.conf", "b.conf"]


def test_conf_file_with_a_blank_in_its_name(tmp_path: Path) -> None:
    made = app(tmp_path).files({"a b.conf": ""})
    assert conf(lookup(made, tmp_path, conf_file="a b.conf"))[1:] == ["a b.conf"]


def test_conf_file_of_a_build_type(tmp_path: Path) -> None:
    made = app(tmp_path).files({"prj_debug.conf": "", "boards/plank_virt_debug.conf": ""})
    assert conf(lookup(made, tmp_path, conf_file="prj_debug.conf"))[1:] == [
        "prj_debug.conf", "boards/plank_virt_debug.conf"]


def test_prj_board_is_used_alone(tmp_path: Path) -> None:
    made = app(tmp_path).files({"prj_plank_virt.conf": "", "boards/plank_virt.conf": ""})
    assert conf(lookup(made, tmp_path))[1:] == ["prj_plank_virt.conf"]


def test_file_suffix(tmp_path: Path) -> None:
    made = app(tmp_path).files({
        "prj_rel.conf": "", "boards/plank_virt_rel.conf": "", "boards/plank_virt.conf": "",
        "app.overlay": "", "app_rel.overlay": ""})
    found = lookup(made, tmp_path, file_suffix="rel")
    assert conf(found)[1:] == ["prj_rel.conf", "boards/plank_virt_rel.conf"]
    assert dts(found)[1:] == ["app_rel.overlay"]


def test_file_suffix_falls_back(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/plank_virt.conf": "", "app.overlay": ""})
    found = lookup(made, tmp_path, file_suffix="rel")
    assert conf(found)[1:] == ["prj.conf", "boards/plank_virt.conf"]
    assert dts(found)[1:] == ["app.overlay"]


def test_whole_order_of_overlays(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/plank_atom_virt.overlay": "", "socs/atom.overlay": "",
                                "app.overlay": "", "x.overlay": ""})
    found = lookup(made, tmp_path, extra_dtc_overlay_file="x.overlay")
    shield = Additions(overlays=(tmp_path / "shield/s.overlay",))
    snippet = Additions(overlays=(tmp_path / "snippet/n.overlay",))
    assert dts(found, (shield,), (snippet,)) == [
        "plank_virt.dts", "shield/s.overlay", "socs/atom.overlay",
        "boards/plank_atom_virt.overlay", "snippet/n.overlay", "x.overlay"]


def test_dtc_overlay_file_replaces_the_defaults(tmp_path: Path) -> None:
    made = app(tmp_path).files({"boards/plank_virt.overlay": "", "one.overlay": "",
                                "two.overlay": ""})
    found = lookup(made, tmp_path, dtc_overlay_file="one.overlay;two.overlay")
    assert dts(found)[1:] == ["one.overlay", "two.overlay"]


def test_board_overlay_in_the_application_comes_before_app_overlay(tmp_path: Path) -> None:
    made = app(tmp_path).files({"plank_virt.overlay": "", "app.overlay": ""})
    assert dts(lookup(made, tmp_path))[1:] == ["plank_virt.overlay"]


@pytest.mark.parametrize("ending", [".conf", ".overlay"])
def test_both_spellings_are_an_error_that_names_both(tmp_path: Path, ending: str) -> None:
    made = app(tmp_path).files({f"boards/plank_virt{ending}": "",
                                f"boards/plank_atom_virt{ending}": ""})
    with pytest.raises(ConfigureError) as caught:
        (conf if ending == ".conf" else dts)(lookup(made, tmp_path))
    message = str(caught.value)
    assert f"plank_virt{ending}" in message and f"plank_atom_virt{ending}" in message
    assert "plank/atom/virt" in message


@pytest.mark.parametrize("variable", ["conf_file", "extra_conf_file", "overlay_config",
                                      "dtc_overlay_file", "extra_dtc_overlay_file"])
def test_a_missing_file_is_named_with_its_variable(tmp_path: Path, variable: str) -> None:
    found = lookup(app(tmp_path), tmp_path, **{variable: "gone.file"})
    with pytest.raises(ConfigureError, match=f"{variable.upper()} names 'gone.file'"):
        (dts if "dtc" in variable else conf)(found)


def test_no_prj_conf(tmp_path: Path) -> None:
    made = App(tmp_path).files({"main.c": ""})
    with pytest.raises(ConfigureError, match=r"prj\.conf: an application needs"):
        conf(lookup(made, tmp_path))


def test_module_directories_in_file_names(tmp_path: Path) -> None:
    write(tmp_path / "hal", {"h.conf": ""})
    found = lookup(app(tmp_path), tmp_path,
                   extra_conf_file="\\${ZEPHYR_HAL_MODULE_DIR}/h.conf")
    assert conf(found)[-1] == "hal/h.conf"
    found = lookup(app(tmp_path), tmp_path, extra_conf_file="${ZEPHYR_HLA_MODULE_DIR}/h.conf")
    with pytest.raises(ConfigureError, match="variable ZEPHYR_HLA_MODULE_DIR, which is not known"):
        conf(found)


def test_application_config_dir(tmp_path: Path) -> None:
    made = app(tmp_path).files({"configs/prj.conf": "", "configs/boards/plank_virt.conf": ""})
    found = lookup(made, tmp_path, application_config_dir="configs")
    assert [path.parent.name for path in configuration_files(found, (), ())[1:]] == [
        "configs", "boards"]
