# SPDX-License-Identifier: Apache-2.0
"""The preprocessor functions: every dt_* question, arithmetic, shields."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.dts_support import load
from scripts.kconfig_support import tree

from configure.errors import ConfigureError
from dts.lookup import Lookup
from kconfig.functions import table

DTS = """\
/ {
	aliases { led0 = &dev; };
	chosen { vnd,dev = &dev; vnd,off = &off; };
	soc {
		#address-cells = <1>;
		#size-cells = <1>;
		bus: bus@9000 {
			compatible = "vnd,bus";
			reg = <0x9000 0x100>;
			#address-cells = <1>;
			#size-cells = <0>;
			child: child@1 { compatible = "vnd,on-bus"; reg = <1>; };
		};
		dev: dev@10000 {
			compatible = "vnd,dev";
			reg = <0x10000 0x4000 0x800000 0x200000>;
			flag;
			count = <4096>;
			list = <1 2 0x30>;
			name-of = "plank";
			label = "DEV";
		};
		off: off@20000 {
			compatible = "vnd,dev";
			status = "disabled";
			reg = <0x20000 0x1000>;
		};
	};
};
"""

BINDINGS = {
    "vnd,dev.yaml": """\
description: d
compatible: "vnd,dev"
include: base.yaml
properties:
  flag: {type: boolean, description: d}
  count: {type: int, description: d}
  list: {type: array, description: d}
  name-of: {type: string, description: d}
""",
    "vnd,bus.yaml": 'description: d\ncompatible: "vnd,bus"\ninclude: base.yaml\nbus: i2c\n',
    "vnd,on-bus.yaml":
        'description: d\ncompatible: "vnd,on-bus"\ninclude: base.yaml\non-bus: i2c\n',
}

CALLS = {
    "dt_chosen_enabled,vnd,dev": "y", "dt_chosen_enabled,vnd,off": "n",
    "dt_chosen_enabled,none": "n", "dt_chosen_label,vnd,dev": "DEV",
    "dt_chosen_path,vnd,dev": "/soc/dev@10000", "dt_chosen_path,none": "",
    "dt_chosen_has_compat,$(DEV),vnd": "n", "dt_chosen_has_compat,$(DEV),$(COMPAT)": "y",
    "dt_chosen_bool_prop,$(DEV),flag": "y",
    "dt_chosen_reg_addr_hex,$(DEV)": "0x10000", "dt_chosen_reg_addr_int,$(DEV),1": "8388608",
    "dt_chosen_reg_size_int,$(DEV),0,K": "16", "dt_chosen_reg_size_hex,$(DEV),1,m": "0x2",
    "dt_chosen_reg_size_int,none,0,K": "0", "dt_chosen_reg_addr_hex,none": "0x0",
    "dt_chosen_reg_addr_hex,$(DEV),7": "0x0",
    "dt_node_reg_addr_hex,/soc/dev@10000": "0x10000",
    "dt_node_reg_size_int,/soc/dev@10000,1": "2097152",
    "dt_path_enabled,/soc/dev@10000": "y", "dt_path_enabled,/soc/off@20000": "n",
    "dt_alias_enabled,led0": "y", "dt_alias_enabled,led1": "n",
    "dt_nodelabel_enabled,dev": "y", "dt_nodelabel_enabled,off": "n",
    "dt_nodelabel_exists,off": "y", "dt_nodelabel_path,dev": "/soc/dev@10000",
    "dt_nodelabel_enabled_with_compat,dev,$(COMPAT)": "y",
    "dt_nodelabel_has_compat,dev,$(COMPAT)": "y", "dt_nodelabel_has_prop,dev,count": "y",
    "dt_nodelabel_has_prop,dev,cuont": "n", "dt_nodelabel_bool_prop,dev,flag": "y",
    "dt_nodelabel_reg_addr_hex,dev": "0x10000",
    "dt_nodelabel_array_prop_has_val,dev,list,2": "y",
    "dt_nodelabel_array_prop_has_val,dev,list,3": "n",
    "dt_node_has_compat,/soc/dev@10000,$(COMPAT)": "y",
    "dt_node_has_prop,/soc/dev@10000,flag": "y", "dt_node_bool_prop,/soc/off@20000,flag": "n",
    "dt_node_int_prop_int,/soc/dev@10000,count": "4096",
    "dt_node_int_prop_hex,/soc/dev@10000,count": "0x1000",
    "dt_node_int_prop_int,/soc/dev@10000,count,k": "4",
    "dt_node_array_prop_hex,/soc/dev@10000,list,2": "0x30",
    "dt_node_str_prop_equals,/soc/dev@10000,name-of,plank": "y",
    "dt_node_parent,/soc/dev@10000": "/soc",
    "dt_has_compat,vnd,dev": "y", "dt_has_compat,vnd,none": "n",
    "dt_compat_enabled,vnd,dev": "y", "dt_compat_enabled,vnd,none": "n",
    "dt_compat_on_bus,$(ON_BUS),i2c": "y", "dt_compat_on_bus,$(ON_BUS),spi": "n",
    "dt_compat_any_has_prop,$(COMPAT),flag": "y", "dt_gpio_hogs_enabled": "n",
    "shields_list_contains,hat": "y", "shields_list_contains,cap": "n",
    "add,1,2,3": "6", "sub,10,1": "9", "mul,0x10,2": "0x20", "div,9,2": "4", "mod,9,2": "1",
    "max,3,9,4": "9", "min,3,9,4": "3", "inc,1,2": "2,3", "dec,1": "0",
    "substring,hello,1,3": "el", "substring,hello,1": "ello", "normalize_upper,a-b/c": "A_B_C",
}


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Lookup:
    return Lookup.of(load(tmp_path_factory.mktemp("dts"), DTS, BINDINGS))


def expand(folder: Path, lookup: Lookup, call: str) -> str:
    text = ("DEV := vnd,dev\nCOMPAT := vnd,dev\nON_BUS := vnd,on-bus\n"
            f'config A\n\tstring\n\tdefault "$({call})"\n')
    return tree(folder, text, table(lookup, ["hat"])).syms["A"].str_value


@pytest.mark.parametrize("call", CALLS)
def test_value(tmp_path: Path, lookup: Lookup, call: str) -> None:
    assert expand(tmp_path, lookup, call) == CALLS[call]


@pytest.mark.parametrize(("call", "words"), [
    ("dt_chosen_reg_size_int,$(DEV),0,T", "'T' is no unit"),
    ("add,1,two", "'two' is not a number"),
    ("div,1,0", "divides by zero"),
    ("dt_node_has_prop,/soc", "bad number of arguments"),
])
def test_mistakes(tmp_path: Path, lookup: Lookup, call: str, words: str) -> None:
    with pytest.raises(ConfigureError, match=words):
        expand(tmp_path, lookup, call)
