# SPDX-License-Identifier: Apache-2.0
"""Test files: what is read, and that nothing wrong is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from configure.errors import ConfigureError
from twister.errors import TwisterError
from twister.testfile import find, read
from west_commands.base import UserError

_GOOD = """
common:
  tags: a b
  filter: CONFIG_A
  extra_args: CONF_FILE=c.conf
  timeout: 5
tests:
  x.plain:
  x.own:
    tags: [c]
    filter: CONFIG_B or CONFIG_C
    timeout: 9
    extra_args: [X=1]
    harness: console
    harness_config:
      type: multi_line
      regex: ["^one$"]
"""


def _write(folder: Path, text: str, name: str = "testcase.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text)
    return path


def test_common_and_own_values(tmp_path: Path) -> None:
    plain, own = read(_write(tmp_path, _GOOD), "app")
    assert (plain.identifier, plain.harness) == ("app/x.plain", "ztest")
    assert plain.words("tags") == ["a", "b"]
    assert own.words("tags") == ["a", "b", "c"]
    assert own.values["filter"] == "(CONFIG_A) and (CONFIG_B or CONFIG_C)"
    assert (plain.values["timeout"], own.values["timeout"]) == (5, 9)
    assert own.build.cmake_args == ("-DX=1", "-DCONF_FILE=c.conf")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tests: {a.b: {tagz: x}}", ["tests.a.b.tagz", "not a known key", "'tags'"]),
        ("test: {a.b: {}}", ["'test'", "not a known key", "'tests'"]),
        ("common: {}", ["lacks the key 'tests'"]),
        ("tests: {a.b: {timeout: long}}", ["tests.a.b.timeout", "a number"]),
        ("tests: {a.b: {build_only: 'yes'}}", ["tests.a.b.build_only", "true or false"]),
        ("tests: {a.b: {type: odd}}", ["tests.a.b.type", "unit"]),
        ("tests: {'a b': {}}", ["tests.a b", "letters"]),
        ("tests: {a.b: {harness: console}}", ["tests.a.b.harness_config", "'regex'"]),
        ("tests: {a.b: {harness_config: {regex: ['(']}}}", ["harness_config.regex", "'('"]),
        ("tests: {a.b: {harness_config: {shape: 1}}}", ["harness_config.shape"]),
        ("tests: {a.b: {extra_configs: ['soc:x:CONFIG_A=y']}}", ["soc:x:CONFIG_A=y"]),
        ("tests: [", ["not valid YAML"]),
        ("tests: {a.b: {extra_configs: CONFIG_A=y}}", ["tests.a.b.extra_configs", "a list"]),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, said: list[str]) -> None:
    path = _write(tmp_path, text)
    with pytest.raises((TwisterError, ConfigureError, UserError)) as caught:
        read(path, "app")
    for part in said:
        assert part in str(caught.value)


def test_search_takes_one_file_a_folder_and_skips_output(tmp_path: Path) -> None:
    root = tmp_path / "root"
    _write(root / "one", "tests: {one.test: }")
    _write(root / "one", "tests: {one.sample: }", "sample.yaml")
    _write(root / "two/deep", "tests: {two.sample: }", "sample.yaml")
    _write(root / "out/one", "tests: {one.copy: }")
    (root / "out/twister.log").touch()
    tests = find([root, root / "one"], tmp_path / "tree")
    assert [test.identifier for test in tests] == ["root/one/one.test", "root/two/deep/two.sample"]


def test_paths_in_the_tree_are_relative_to_it(tmp_path: Path) -> None:
    _write(tmp_path / "samples/one", "tests: {one.test: }")
    assert find([tmp_path / "samples/one"], tmp_path)[0].path == "samples/one"


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(TwisterError, match="no such folder"):
        find([tmp_path / "nothing"], tmp_path)


def test_cases_are_found_in_the_sources(tmp_path: Path) -> None:
    path = _write(tmp_path, "tests: {a.b: , c.d: }")
    (tmp_path / "src").mkdir()
    (tmp_path / "src/main.c").write_text(
        "ZTEST(s, test_one)\n{\n}\nZTEST_USER( s , test_two )\n//ZTEST(s, test_no)\n"
        "ZTEST_SUITE(s, NULL, NULL, NULL, NULL, NULL);\n"
    )
    assert read(path, "x")[0].cases() == ["a.b.s.one", "a.b.s.two"]
