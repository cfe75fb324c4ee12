# SPDX-License-Identifier: Apache-2.0
"""Modules: where they come from, what their module.yml may say, in which order they come."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.configure_support import BASE, app, write

from configure import modules
from configure.errors import ConfigureError


def module(folder: Path, name: str, text: str = "", **files: str) -> Path:
    path = folder / name
    write(path, {"zephyr/module.yml": text or f"name: {name}\n", **files})
    return path


def load(*paths: Path, extra: tuple[Path, ...] = ()) -> list[modules.Module]:
    return modules.load_modules(BASE, ";".join(map(str, paths)), [str(path) for path in extra])


def test_modules_and_extra_modules(tmp_path: Path) -> None:
    one, two = module(tmp_path, "one"), module(tmp_path, "two")
    assert [found.name for found in load(one, extra=(two,))] == ["one", "two"]


def test_dependencies_come_first(tmp_path: Path) -> None:
    a = module(tmp_path, "a", "build:\n  depends: [b]\n")
    b = module(tmp_path, "b")
    assert [found.name for found in load(a, b)] == ["b", "a"]


def test_unknown_dependency(tmp_path: Path) -> None:
    a = module(tmp_path, "a", "build:\n  depends: [hall]\n")
    hal = module(tmp_path, "hal")
    with pytest.raises(ConfigureError, match=r"depends on 'hall', which is not there.*'hal'"):
        load(a, hal)


def test_circle(tmp_path: Path) -> None:
    a = module(tmp_path, "a", "build:\n  depends: [b]\n")
    b = module(tmp_path, "b", "build:\n  depends: [a]\n")
    with pytest.raises(ConfigureError, match="in a circle: a, b"):
        load(a, b)


@pytest.mark.parametrize(("text", "words"), [
    ("build:\n  cmake: nowhere\n", r"'build\.cmake' names .*nowhere"),
    ("build:\n  kconfig: Kconfig.x\n", r"'build\.kconfig' names .*Kconfig\.x"),
    ("build:\n  settings:\n    dts_root: gone\n", r"'build\.settings\.dts_root' names"),
    ("build:\n  settings:\n    bord_root: .\n", "'build.settings.bord_root' is not.*'board_root'"),
    ("bulid: {}\n", "'bulid' is not a known key.*'build'"),
    ("build:\n  depends: hal\n", "'build.depends' must be a list"),
    ("build:\n  kconfig-ext: maybe\n", "'build.kconfig-ext' must be true or false"),
    ("build: [\n", "not valid YAML"),
])
def test_bad_module_yml(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigureError, match=words):
        load(module(tmp_path, "bad", text))


@pytest.mark.parametrize("variable", ["ZEPHYR_MODULES", "EXTRA_ZEPHYR_MODULES"])
def test_not_a_module(tmp_path: Path, variable: str) -> None:
    with pytest.raises(ConfigureError, match=f"{variable} names .*not a module"):
        if variable == "ZEPHYR_MODULES":
            load(tmp_path)
        else:
            load(extra=(tmp_path,))


def test_a_module_without_yml(tmp_path: Path) -> None:
    path = write(tmp_path / "plain", {"zephyr/CMakeLists.txt": "", "zephyr/Kconfig": ""})
    (found,) = load(path)
    assert (found.name, found.symbol) == ("plain", "PLAIN")
    assert found.kconfig == path / "zephyr/Kconfig"


def test_a_module_takes_part_in_a_build(tmp_path: Path) -> None:
    path = module(tmp_path, "my-hal", "build:\n  cmake: .\n  kconfig: Kconfig\n"
                  "  settings:\n    dts_root: .\n    snippet_root: .\n",
                  **{"CMakeLists.txt": "", "Kconfig": "config MY_HAL_FAST\n\tbool \"Fast\"\n",
                     "dts/bindings/vnd,gadget.yaml":
                         "description: gadget\ncompatible: \"vnd,gadget\"\ninclude: base.yaml\n",
                     "snippets/x/snippet.yml":
                         "name: fast\nappend:\n  EXTRA_CONF_FILE: f.conf\n",
                     "snippets/x/f.conf": "CONFIG_MY_HAL_FAST=y\n"})
    made = app(tmp_path).files(
        {"app.overlay": '/ { gadget { compatible = "vnd,gadget"; }; };\n'})
    made.succeed(extra_zephyr_modules=str(path), snippet="fast")
    config = made.config()
    assert config["CONFIG_ZEPHYR_MY_HAL_MODULE"] == "y"
    assert config["CONFIG_MY_HAL_FAST"] == "y"
    assert config["CONFIG_DT_HAS_VND_GADGET_ENABLED"] == "y"
    cmake = (made.out / "configured.cmake").read_text(encoding="utf-8")
    assert f'set(ZEPHYR_MY_HAL_MODULE_DIR "{path}")' in cmake
    assert f'set(ZEPHYR_MY_HAL_CMAKE_DIR "{path}")' in cmake


def test_projects_of_a_workspace(tmp_path: Path) -> None:
    zephyr = write(tmp_path / "ws/zephyr", {
        "west.yml": "manifest:\n  projects:\n    - name: hal\n      url: file:///nowhere\n"
                    "      revision: main\n      path: modules/hal\n"})
    write(tmp_path / "ws", {".west/config": "[manifest]\npath = zephyr\nfile = west.yml\n"})
    module(tmp_path / "ws/modules", "hal")
    assert [found.name for found in modules.load_modules(zephyr, "", ())] == ["hal"]


def test_another_manifest_that_has_us_as_a_project(tmp_path: Path) -> None:
    write(tmp_path / "ws", {
        ".west/config": "[manifest]\npath = product\nfile = west.yml\n",
        "product/west.yml": "manifest:\n  projects:\n    - name: zephyr\n"
                            "      url: file:///nowhere\n      revision: main\n"
                            "      path: deps/zephyr\n",
        "product/zephyr/module.yml": "name: product\n", "deps/zephyr/VERSION": ""})
    found = modules.load_modules(tmp_path / "ws/deps/zephyr", "", ())
    assert [module.name for module in found] == ["product"]


def test_somebody_elses_workspace_around_us(tmp_path: Path) -> None:
    write(tmp_path / "ws", {
        ".west/config": "[manifest]\npath = product\nfile = west.yml\n",
        "product/west.yml": "manifest:\n  projects:\n    - name: hal\n"
                            "      url: file:///nowhere\n      revision: main\n",
        "hal/zephyr/module.yml": "name: hal\n", "clone/VERSION": ""})
    assert modules.load_modules(tmp_path / "ws/clone", "", ()) == []


def test_a_broken_workspace(tmp_path: Path) -> None:
    base = write(tmp_path, {".west/config": "[manifest]\npath = .\nfile = west.yml\n",
                            "west.yml": "manifest:\n  projects:\n    - name: hal\n"})
    with pytest.raises(ConfigureError, match=r"the west workspace .* cannot be read"):
        modules.load_modules(base, "", ())


def test_a_workspace_without_projects_does_not_import_west(tmp_path: Path) -> None:
    base = write(tmp_path, {".west/config": "[manifest]\npath = .\nfile = west.yml\n",
                            "west.yml": "manifest:\n  self:\n    west-commands: x.yml\n"})
    assert list(modules.workspace_projects(base)) == []
