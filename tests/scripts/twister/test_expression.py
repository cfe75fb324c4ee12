# SPDX-License-Identifier: Apache-2.0
"""Filter expressions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twister import facts
from twister.errors import TwisterError
from twister.expression import evaluate, names
from twister.platforms import Platform

_SYMBOLS = {"CONFIG_A": "y", "CONFIG_N": "12", "CONFIG_H": "0x10", "CONFIG_S": "stm32f1", "E": ""}


def _holds(source: str) -> bool:
    return evaluate(source, _SYMBOLS, {"dt_f": lambda one, two: one == two, "dt_g": lambda _: True})


@pytest.mark.parametrize(
    "source",
    [
        "CONFIG_A",
        "not CONFIG_B",
        "not E",
        "CONFIG_B or CONFIG_A and not CONFIG_B",
        "(CONFIG_A or CONFIG_B) and CONFIG_A",
        "not CONFIG_A or CONFIG_A",
        "not (CONFIG_A and CONFIG_B)",
        "CONFIG_N == 12",
        "CONFIG_N > 2 and CONFIG_N < 100",
        "CONFIG_N >= 12 and CONFIG_N <= 12",
        "CONFIG_H == 16",
        "CONFIG_MISSING < 1",
        "CONFIG_MISSING != 1",
        'CONFIG_S == "stm32f1"',
        'CONFIG_S : "stm.*"',
        'not CONFIG_S : "tm"',
        'CONFIG_S in ["a", "stm32f1"]',
        "CONFIG_N in [1, 12]",
        'not CONFIG_S in ["a"]',
        'dt_f("a", "a") and not dt_f("a", "b")',
        'dt_g("a")\n  and CONFIG_A',
    ],
)
def test_what_holds(source: str) -> None:
    assert _holds(source)
    assert not _holds(f"not ({source})")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "ends too early"),
        ("CONFIG_A and", "ends too early"),
        ("CONFIG_A CONFIG_B", "not expected"),
        ("(CONFIG_A", "')' is missing"),
        ("and CONFIG_A", "where a symbol"),
        ("CONFIG_A & CONFIG_B", "at '"),
        ('CONFIG_A or dt_no("x")', "no function dt_no"),
        ('dt_f("x")', "another number"),
        ('CONFIG_S : "("', "no regular expression"),
        ("CONFIG_S > 1", "no number"),
        ("CONFIG_S : CONFIG_A", "in quotes"),
    ],
)
def test_what_is_refused(source: str, said: str) -> None:
    with pytest.raises(TwisterError, match=said.replace("(", r"\(").replace(")", r"\)")):
        _holds(source)


_TERMS = st.recursive(
    st.sampled_from(["T", "F"]),
    lambda inner: st.one_of(
        st.builds("(not {})".format, inner),
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("{} and {}".format, inner, inner),
        st.builds("{} or {}".format, inner, inner),
    ),
)


@given(_TERMS)
def test_logic_is_that_of_python(source: str) -> None:
    assert evaluate(source, {"T": "y"}, {}) == eval(source, {"T": True, "F": False})


def test_names() -> None:
    assert {"dt_x", "CONFIG_A", "ARCH"} <= names('dt_x("q") and CONFIG_A or ARCH == "z"')
    assert "q" not in names('dt_x("q")')


_DTS = """/dts-v1/;
/ {
	aliases { led0 = &led; gone = &off; };
	chosen { zephyr,console = &uart; zephyr,none = &off; };
	leds { compatible = "gpio-leds"; led: led { }; };
	uart: uart { compatible = "ns16550", "other"; status = "okay"; };
	off: off { compatible = "dead"; status = "disabled"; };
};
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('dt_compat_enabled("ns16550") and dt_compat_enabled("other")', True),
        ('dt_compat_enabled("dead")', False),
        ('dt_alias_exists("led0")', True),
        ('dt_alias_exists("gone") or dt_alias_exists("nothing")', False),
        ('dt_chosen_enabled("zephyr,console")', True),
        ('dt_chosen_enabled("zephyr,none") or dt_chosen_enabled("zephyr,x")', False),
        ('dt_nodelabel_enabled("uart") and not dt_nodelabel_enabled("off")', True),
        ('dt_enabled_alias_with_parent_compat("led0", "gpio-leds")', True),
        ('dt_enabled_alias_with_parent_compat("led0", "pwm-leds")', False),
        ('dt_label_with_parent_compat_enabled("led", "gpio-leds")', True),
        ('dt_node_has_prop("uart", "status") and not dt_node_has_prop("uart", "x")', True),
        ("CONFIG_A and CONFIG_T == 7 and not CONFIG_C", True),
        ('ARCH == "x86" and PLATFORM == "qemu_x86" and TOOLCHAIN_HAS_NEWLIB == 0', True),
    ],
)
def test_a_configured_build_is_asked(tmp_path: Path, source: str, expected: bool) -> None:
    (tmp_path / "zephyr").mkdir()
    (tmp_path / "zephyr/zephyr.dts").write_text(_DTS)
    (tmp_path / "zephyr/.config").write_text(
        'CONFIG_A=y\nCONFIG_T=7\n# CONFIG_C is not set\nCONFIG_Q="text"\n'
    )
    (tmp_path / "CMakeCache.txt").write_text("TOOLCHAIN_HAS_NEWLIB:STRING=0\n")
    board = Platform("qemu_x86", ("qemu_x86",), "x86")
    assert facts.holds(source, tmp_path, board) is expected
