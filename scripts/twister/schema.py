# SPDX-License-Identifier: Apache-2.0
"""What may stand in testcase.yaml and sample.yaml.

Every key here is honoured by testfile, selection, job or harness; a key that is not here is an
error that names it, so that no wish of a test's author is passed over in silence.
"""

from __future__ import annotations

from configure.schema import BOOL, NUMBER, STRING, TEXT, Map, Scalar, Seq

_WORDS = Seq(TEXT, or_single=True)  # `a b c`, or a list

_RECORD = Map({"regex": Seq(STRING, or_single=True)}, required=("regex",))

_HARNESS = Map({
    "type": Scalar(choices=("one_line", "multi_line")),
    "regex": Seq(TEXT),
    "ordered": BOOL,
    "repeat": Scalar((int,)),
    "record": _RECORD,
    "fixture": STRING,
    "pytest_root": _WORDS,
    "pytest_args": _WORDS,
    "robot_test_path": STRING,
})

_KEYS = {
    "arch_allow": _WORDS,
    "arch_exclude": _WORDS,
    "build_on_all": BOOL,
    "build_only": BOOL,
    "depends_on": _WORDS,
    "extra_args": _WORDS,
    "extra_conf_files": _WORDS,
    "extra_configs": Seq(STRING),
    "extra_dtc_overlay_files": _WORDS,
    "extra_overlay_confs": _WORDS,
    "extra_sections": _WORDS,
    "filter": STRING,
    "harness": STRING,
    "harness_config": _HARNESS,
    "ignore_faults": BOOL,
    "ignore_qemu_crash": BOOL,
    "integration_platforms": Seq(STRING),
    "levels": _WORDS,
    "min_flash": Scalar((int,)),
    "min_ram": Scalar((int,)),
    "modules": _WORDS,
    "platform_allow": _WORDS,
    "platform_exclude": _WORDS,
    "platform_key": _WORDS,
    "platform_type": _WORDS,
    "required_snippets": _WORDS,
    "simulation_exclude": _WORDS,
    "skip": BOOL,
    "slow": BOOL,
    "sysbuild": BOOL,
    "tags": _WORDS,
    "testcases": _WORDS,
    "timeout": NUMBER,
    "toolchain_allow": _WORDS,
    "toolchain_exclude": _WORDS,
    "type": Scalar(choices=("unit", "integration")),
    "vendor_allow": _WORDS,
    "vendor_exclude": _WORDS,
}

_SAMPLE = Map({"name": STRING, "description": STRING})

#: The whole file.
TEST_FILE = Map(
    {"common": Map(_KEYS), "sample": _SAMPLE, "tests": Map(other=Map(_KEYS))},
    required=("tests",),
)
