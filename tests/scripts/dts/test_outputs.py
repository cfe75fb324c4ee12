# SPDX-License-Identifier: Apache-2.0
"""What Kconfig and CMake get to see of a devicetree; names; the header's form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.configure_support import BASE
from scripts.dts_support import load

from dts.header import header
from dts.lookup import Lookup
from dts.names import c_string, cased_token, path_id, token
from dts.outputs import binding_compats, cmake_variables, kconfig_symbols, vendor_names

TEXT = """\
/ {
	aliases { a-uart = &uart; };
	chosen { zephyr,console = &uart; };
	soc {
		#address-cells = <1>;
		#size-cells = <1>;
		intc: intc@100000 {
			compatible = "intel,ioapic";
			reg = <0x100000 0x1000>;
			interrupt-controller;
			#interrupt-cells = <3>;
		};
		uart: uart@3f8 {
			compatible = "ns16550";
			reg = <0x3f8 8>;
			reg-shift = <0>;
			io-mapped;
			interrupts = <4 0 3>;
			interrupt-parent = <&intc>;
		};
	};
};
"""


def variables(tmp_path: Path) -> str:
    return cmake_variables(Lookup.of(load(tmp_path, TEXT)))


@pytest.mark.parametrize("line", [
    'set("DT_NODE|/soc/uart@3f8" TRUE)',
    'set("DT_ALIAS|a-uart" "/soc/uart@3f8")',
    'set("DT_NODELABEL|uart" "/soc/uart@3f8")',
    'set("DT_CHOSEN|zephyr,console" "/soc/uart@3f8")',
    'set("DT_COMP|ns16550" "/soc/uart@3f8")',
    'set("DT_REG|/soc/uart@3f8|NUM" 1)',
    'set("DT_REG|/soc/uart@3f8|ADDR" "0x3f8")',
    'set("DT_REG|/soc/uart@3f8|SIZE" "0x8")',
    'set("DT_PROP|/soc/uart@3f8|io-mapped" TRUE)',
    'set("DT_PROP|/soc/uart@3f8|interrupts" "4;0;3")',
    'set("DT_PROP|/soc/uart@3f8|compatible" "ns16550")',
    'set("DT_PROP|/soc/uart@3f8|interrupt-parent" "/soc/intc@100000")',
])
def test_cmake(tmp_path: Path, line: str) -> None:
    assert line in variables(tmp_path).splitlines()


def test_kconfig() -> None:
    text = kconfig_symbols(["intel,hpet", "ns16550", "intel,hpet"])
    assert text.count("config DT_HAS_INTEL_HPET_ENABLED\n") == 1
    assert "DT_COMPAT_INTEL_HPET := intel,hpet\n" in text
    assert "\tdef_bool $(dt_compat_enabled,$(DT_COMPAT_NS16550))\n" in text


def test_compatibles_of_bindings() -> None:
    found = binding_compats(sorted((BASE / "dts/bindings").rglob("*.yaml")))
    assert {"ns16550", "intel,hpet", "intel,ioapic", "zephyr,memory"} <= set(found)


def test_vendors(tmp_path: Path) -> None:
    names = vendor_names([BASE / "dts/bindings"])
    assert names["intel"] == "Intel Corporation"
    (tmp_path / "vendor-prefixes.txt").write_text("# no\nacme\tThe ACME Company\n")
    assert vendor_names([tmp_path]) == {"acme": "The ACME Company"}


def test_numbers_have_the_type_of_a_register(tmp_path: Path) -> None:
    text = header(load(tmp_path, TEXT), {})
    assert "#define DT_N_S_soc_S_uart_3f8_REG_IDX_0_VAL_ADDRESS 1016\n" in text
    assert "#define DT_N_S_soc_S_uart_3f8_P_interrupts {4, 0, 3}\n" in text
    names = [line.split()[1].split("(")[0] for line in text.splitlines()
             if line.startswith("#define")]
    assert len(names) == len(set(names))


@given(st.text())
def test_tokens_are_tokens(text: str) -> None:
    for made in (token(text), cased_token(text)):
        assert len(made) >= len(text)
        assert all(c.isascii() and (c.isalnum() or c == "_") for c in made)
    assert token(text) == token(text).lower()


@given(st.text(st.characters(max_codepoint=126)))
def test_strings_are_strings(text: str) -> None:
    made = c_string(text)
    assert made[0] == made[-1] == '"'
    inside = made[1:-1]
    assert inside.replace("\\\\", "").replace('\\"', "").count('"') == 0
    assert "\n" not in made


def test_path_identifiers() -> None:
    assert path_id("/") == "N"
    assert path_id("/soc/Uart@3F8/x,y") == "N_S_soc_S_uart_3f8_S_x_y"
