# SPDX-License-Identifier: Apache-2.0
"""What may stand in a board's YAML files: `<board>.yaml` of both layouts and `board.yml`."""

from __future__ import annotations

from configure.schema import ANY, BOOL, NUMBER, STRING, STRINGS, TEXT, Map, Scalar, Seq

_TESTING = Map({
    "default": BOOL,
    "binaries": STRINGS,
    "ignore_tags": STRINGS,
    "only_tags": STRINGS,
    "timeout_multiplier": NUMBER,
    "renode": ANY,
})

_KEYS = {
    "name": STRING,
    "type": Scalar(choices=("mcu", "qemu", "sim", "unit", "native")),
    "simulation": ANY,
    "simulation_exec": STRING,
    "arch": STRING,
    "vendor": STRING,
    "tier": NUMBER,
    "toolchain": STRINGS,
    "sysbuild": BOOL,
    "env": STRINGS,
    "ram": NUMBER,
    "flash": NUMBER,
    "twister": BOOL,
    "supported": STRINGS,
    "testing": _TESTING,
}

#: `<board>.yaml`: what twister decides from, and both spellings of the board.
BOARD_YAML = Map({"identifier": STRING, "target": STRING, **_KEYS,
                  "variants": Map(other=Map(_KEYS))},
                 required=("identifier",))

_VARIANT = Map({"name": TEXT, "cpucluster": STRING, "qualifier": STRING, "variants": ANY},
               required=("name",))
_SOC = Map({"name": STRING, "variants": Seq(_VARIANT),
            "cpuclusters": Seq(Map({"name": STRING, "variants": Seq(_VARIANT)}))},
           required=("name",))
_REVISION = Map({
    "format": Scalar(choices=("major.minor.patch", "letter", "number", "custom")),
    "default": TEXT,
    "exact": BOOL,
    "revisions": Seq(Map({"name": TEXT}, required=("name",))),
}, required=("format",))
_BOARD = Map({
    "name": STRING, "extend": STRING, "full_name": STRING, "vendor": STRING,
    "socs": Seq(_SOC), "variants": Seq(_VARIANT), "revision": _REVISION,
})

#: `board.yml`, the 4.x description of the boards in a directory.
BOARD_YML = Map({"board": _BOARD, "boards": Seq(_BOARD), "runners": ANY})
