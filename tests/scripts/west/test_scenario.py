# SPDX-License-Identifier: Apache-2.0
"""`west build -T`: a scenario as arguments."""

from __future__ import annotations

from pathlib import Path

import pytest

from west_commands.base import UserError
from west_commands.plan import Request, Settings, decide
from west_commands.scenario import load, split_item

_TEXT = """
common:
  extra_args: CONF_FILE=common.conf
  extra_configs: [CONFIG_C=y]
  platform_allow: qemu_x86 qemu_x86_virt
tests:
  a.plain:
  a.full:
    extra_args:
      - CONF_FILE=own.conf
      - X="b c"
    extra_configs:
      - CONFIG_A="x:y"
      - arch:x86:CONFIG_X86=y
      - arch:arm:CONFIG_ARM=y
      - platform:qemu_x86_virt:CONFIG_V=y
    extra_conf_files: e.conf
    extra_overlay_confs: [o.conf]
    extra_dtc_overlay_files: [d.overlay]
    required_snippets: [s]
    integration_platforms: [qemu_x86_virt]
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    (tmp_path / "CMakeLists.txt").touch()
    (tmp_path / "testcase.yaml").write_text(_TEXT)
    return tmp_path


def test_common_values_are_joined(app: Path) -> None:
    scenario = load(app, "a.full")
    assert scenario.cmake_args == ('-DX="b c"', "-DCONF_FILE=common.conf;own.conf")
    assert scenario.extra_conf_files == ("e.conf", "o.conf")
    assert scenario.dtc_overlays == ("d.overlay",)
    assert scenario.snippets == ("s",)
    assert scenario.boards == ("qemu_x86_virt", "qemu_x86")


def test_configs_may_be_limited(app: Path) -> None:
    scenario = load(app, "a.full")
    always = ["CONFIG_C=y", 'CONFIG_A="x:y"', "CONFIG_X86=y"]
    assert scenario.configs_for("qemu_x86") == always
    assert scenario.configs_for("qemu_x86_virt") == [*always, "CONFIG_V=y"]


def test_a_scenario_with_nothing_of_its_own(app: Path) -> None:
    scenario = load(app, "a.plain")
    assert scenario.cmake_args == ("-DCONF_FILE=common.conf",)
    assert scenario.boards == ("qemu_x86", "qemu_x86_virt")


def test_it_reaches_the_build(app: Path) -> None:
    request = Request(cwd=app.parent, test_item=f"{app.name}/a.full")
    plan = decide(request, Settings(), app / "tree", lambda a, b: a == b)
    assert plan.source_dir == app
    assert plan.board == "qemu_x86_virt"
    assert "-DCONFIG_V=y" in plan.cmake
    assert "-DSNIPPET=s" in plan.cmake


@pytest.mark.parametrize(
    ("item", "source", "wanted"),
    [
        ("a/b/c.d", None, ("a/b", "c.d")),
        ("c.d", None, (None, "c.d")),
        ("c.d", "app", ("app", "c.d")),
    ],
)
def test_items(item: str, source: str | None, wanted: tuple[str | None, str]) -> None:
    assert split_item(item, source) == wanted


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (None, "a", r"has no testcase\.yaml or sample\.yaml"),
        (_TEXT, "nosuch", r"no scenario 'nosuch'; it has: a\.full, a\.plain"),
        ("[]", "a", "not a mapping"),
        ("tests: [a]", "a", "must be mappings"),
        ("tests: {a: 3}", "a", "not a mapping"),
        ("tests: {a: {extra_args: [X]}}", "a", "NAME=VALUE"),
        ("tests: {a: {extra_configs: {}}}", "a", "string or a list"),
        ("tests: [", "a", "cannot be read"),
    ],
)
def test_errors(tmp_path: Path, text: str | None, name: str, words: str) -> None:
    if text is not None:
        (tmp_path / "sample.yaml").write_text(text)
    with pytest.raises(UserError, match=words):
        load(tmp_path, name)


def test_a_strange_config_is_refused(app: Path) -> None:
    (app / "testcase.yaml").write_text("tests: {a: {extra_configs: ['toolchain:x:CONFIG_A=y']}}")
    with pytest.raises(UserError, match="extra_configs"):
        load(app, "a").configs_for("b")
