# SPDX-License-Identifier: Apache-2.0
"""Which scenario runs where, and the reason of every other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from helpers.trees import TREE

from twister.errors import TwisterError
from twister.options import Options, parse
from twister.platforms import HOST, Platform, load
from twister.selection import Instance, select
from twister.testfile import Test
from west_commands.scenario import from_values

_ATOM = Platform("qemu_x86", ("qemu_x86", "qemu_x86/atom"), "x86", ram=4096, default=True,
                 toolchains=("host", "llvm"), supported=("netif:eth", "gpio"))
_VIRT = replace(_ATOM, identifier="qemu_x86_virt", ignore_tags=("loud",),
                spellings=("qemu_x86_virt", "qemu_x86/atom/virt", "qemu_x86//virt"))
_EXTRA = replace(_ATOM, identifier="extra", spellings=("extra",), default=False, vendor="acme")
_ALL = [_ATOM, _VIRT, _EXTRA, HOST]


def _test(name: str = "a.b", **values: Any) -> Test:
    return Test(name, "app", Path("/app/testcase.yaml"), from_values(name, values), values)


def _select(test: Test, **options: Any) -> list[Instance]:
    return select([test], _ALL, Options(**options))


def _run_on(test: Test, **options: Any) -> list[str]:
    return [i.platform.identifier for i in _select(test, **options) if not i.filtered]


def test_default_boards() -> None:
    assert _run_on(_test()) == ["qemu_x86", "qemu_x86_virt"]
    assert _run_on(_test(), all=True) == ["qemu_x86", "qemu_x86_virt", "extra"]
    assert _run_on(_test(build_on_all=True)) == ["qemu_x86", "qemu_x86_virt", "extra"]


def test_unit_tests_are_for_the_host() -> None:
    assert _run_on(_test(type="unit")) == ["unit_testing"]
    assert _run_on(_test(type="unit"), platforms=("qemu_x86",)) == []
    assert _run_on(_test(), platforms=("unit_testing",)) == []


@pytest.mark.parametrize("name", ["qemu_x86_virt", "qemu_x86/atom/virt", "qemu_x86//virt"])
def test_every_spelling_names_the_board(name: str) -> None:
    assert _run_on(_test(), platforms=(name,)) == ["qemu_x86_virt"]
    assert _run_on(_test(platform_allow=[name])) == ["qemu_x86_virt"]
    assert _run_on(_test(platform_exclude=name)) == ["qemu_x86"]
    assert _run_on(_test(), exclude_platforms=(name,)) == ["qemu_x86"]


def test_a_board_that_is_no_default_runs_what_is_for_it_alone() -> None:
    assert _run_on(_test(platform_allow="extra frdm_k64f")) == ["extra"]
    assert _run_on(_test(platform_allow="frdm_k64f")) == []


@pytest.mark.parametrize(
    ("values", "options", "reason"),
    [
        ({"skip": True}, {}, "skip"),
        ({"arch_allow": "arm"}, {}, "arch_allow"),
        ({"arch_exclude": "x86"}, {}, "arch_exclude"),
        ({"platform_allow": "frdm_k64f"}, {}, "platform_allow"),
        ({"platform_exclude": "qemu_x86"}, {}, "platform_exclude"),
        ({"platform_type": ["mcu"]}, {}, "platform_type"),
        ({"simulation_exclude": ["qemu"]}, {}, "simulation_exclude"),
        ({"vendor_allow": "acme"}, {}, "vendor_allow"),
        ({"min_ram": 5000}, {}, "min_ram"),
        ({"min_flash": 5000}, {}, "min_flash"),
        ({"depends_on": "gpio can"}, {}, "can"),
        ({"toolchain_allow": "xcc"}, {}, "toolchain_allow"),
        ({"toolchain_exclude": "host"}, {}, "toolchain_exclude"),
        ({}, {"toolchain": "xcc"}, "xcc"),
        ({"modules": ["lvgl"]}, {}, "lvgl"),
        ({"sysbuild": True}, {}, "sysbuild"),
        ({"tags": "a"}, {"tags": ("b",)}, "--tag"),
        ({"tags": "a b"}, {"exclude_tags": ("b",)}, "--exclude-tag"),
        ({"levels": "one"}, {"levels": ("two",)}, "--level"),
        ({"build_only": True}, {"filter": "runnable"}, "runnable"),
        ({"integration_platforms": ["extra"]}, {"integration": True}, "integration"),
    ],
)
def test_what_is_left_out_has_a_reason(
    values: dict[str, Any], options: dict[str, Any], reason: str
) -> None:
    chosen = _select(_test(**values), platforms=("qemu_x86",), **options)
    assert len(chosen) == 1
    assert reason in chosen[0].filtered


@pytest.mark.parametrize(
    "values",
    [
        {"depends_on": "netif gpio"},
        {"depends_on": "eth"},
        {"min_ram": 4096},
        {"platform_allow": "qemu_x86", "arch_allow": "x86 arm", "toolchain_allow": "host"},
    ],
)
def test_what_is_fulfilled_is_no_reason(values: dict[str, Any]) -> None:
    assert _run_on(_test(**values), platforms=("qemu_x86",)) == ["qemu_x86"]


def test_board_tags() -> None:
    assert _run_on(_test(tags="loud")) == ["qemu_x86"]


def test_force_platform_beats_the_file_only() -> None:
    test = _test(platform_allow="other", arch_exclude="x86")
    assert _run_on(test, force_platform=True) == ["qemu_x86", "qemu_x86_virt"]
    assert _run_on(_test(skip=True), force_platform=True) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"build_only": True}, "build_only"),
        ({"slow": True}, "--enable-slow"),
        ({"harness": "bluetooth"}, "bluetooth"),
        ({"harness_config": {"fixture": "loop"}}, "loop"),
    ],
)
def test_what_is_built_and_not_run(values: dict[str, Any], reason: str) -> None:
    chosen = _select(_test(**values), platforms=("qemu_x86",))
    assert reason in chosen[0].build_only
    assert not chosen[0].filtered


def test_slow_and_fixtures_can_be_enabled() -> None:
    test = _test(slow=True, harness_config={"fixture": "loop"})
    chosen = _select(test, enable_slow=True, fixtures=("loop",))
    assert {item.build_only for item in chosen} == {""}


def test_platform_key_takes_one_of_those_alike() -> None:
    assert _run_on(_test(platform_key=["arch", "simulation"])) == ["qemu_x86"]
    assert _run_on(_test(platform_key="name")) == ["qemu_x86", "qemu_x86_virt"]
    with pytest.raises(TwisterError, match="colour"):
        _run_on(_test(platform_key="colour"))


def test_scenarios_by_name() -> None:
    tests = [_test("a.one"), _test("a.two")]
    for name in ("a.two", "app/a.two"):
        chosen = select(tests, _ALL, Options(scenarios=(name,), platforms=("qemu_x86",)))
        assert [item.test.name for item in chosen] == ["a.two"]
    with pytest.raises(TwisterError, match=r"a\.three"):
        select(tests, _ALL, Options(scenarios=("a.three",)))


def test_subsets_are_a_partition_and_shuffling_keeps_all() -> None:
    tests = [_test(f"a.t{number}", skip=number % 3 == 0) for number in range(11)]
    whole = select(tests, _ALL, Options())
    parts = [select(tests, _ALL, Options(subset=(part, 3))) for part in (1, 2, 3)]
    names = [[(item.name, item.filtered) for item in items] for items in (whole, *parts)]
    assert sorted(names[0]) == sorted([*names[1], *names[2], *names[3]])
    mixed = select(tests, _ALL, Options(shuffle_seed=3))
    assert mixed != whole
    assert sorted(item.name for item in mixed) == sorted(item.name for item in whole)
    assert mixed == select(tests, _ALL, Options(shuffle_seed=3))


def test_unknown_platforms() -> None:
    with pytest.raises(TwisterError, match="Did you mean 'qemu_x86'"):
        _run_on(_test(), platforms=("qemu_x68",))


def test_the_boards_of_this_tree() -> None:
    boards = {board.identifier: board for board in load([TREE])}
    assert boards["qemu_x86_virt"].named(["qemu_x86/atom/virt"])
    assert boards["qemu_x86"].ram == 4096
    assert boards["unit_testing"].is_host


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--device-testing"], "real boards"),
        (["--hardware-map=x.yml"], "--hardware-map: testing on real boards"),
        (["--subset", "3/2"], "PART/PARTS"),
        (["-j", "0"], "one at least"),
        (["+/nothing/here"], "cannot be read"),
    ],
)
def test_wrong_command_lines(words: list[str], said: str) -> None:
    with pytest.raises(TwisterError, match=said):
        parse(words, TREE, {})


def test_arguments_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "args").write_text("-p\nqemu_x86\n\n--tag=x\n")
    options = parse([f"+{tmp_path / 'args'}", "-x", "A=1 B=2"], TREE, {})
    assert (options.platforms, options.tags) == (("qemu_x86",), ("x",))
    assert options.extra_args == ("A=1", "B=2")
    assert options.roots == (TREE / "tests", TREE / "samples")


def test_a_repeating_command_keeps_what_matters() -> None:
    words = ["-x=A=1", "--fixture=f", "--timeout-multiplier=2", "-W", "--enable-slow"]
    options = parse(words, TREE, {})
    assert parse(options.repeated(), TREE, {}) == options
