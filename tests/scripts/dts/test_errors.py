# SPDX-License-Identifier: Apache-2.0
"""Mistakes in a devicetree: each is one paragraph with file, line and the nearest right name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.configure_support import app
from scripts.dts_support import load

from configure.errors import ConfigureError
from dts.locate import read_places

BINDINGS = {"vnd,dev.yaml": """\
description: d
compatible: "vnd,dev"
include: base.yaml
properties:
  speed: {type: int, required: true, description: d}
  colour: {type: string, enum: ["green", "yellow"], description: d}
  gpios: {type: phandle-array, description: d}
"""}

BOARD = """\
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	dev: dev@10 {
		compatible = "vnd,dev";
		reg = <0x10 0x10>;
		speed = <3>;
	};
};
"""

#: An overlay with a mistake in a line, and the words of the error.
MISTAKES = {
    "unknown label": ("\n&dve { speed = <1>; };\n", 2, "undefined node label 'dve'. Did you mean "
                      "'dev'?"),
    "undeclared property": ("&dev {\n\tsped = <1>;\n};\n", 2, "'sped' appears in /dev@10, but is "
                            "not declared in 'properties:'"),
    "value not in enum": ("&dev {\n\n\tcolour = \"yelow\";\n};\n", 3, "is not in 'enum' list"),
    "wrong type": ("&dev { speed = \"fast\"; };\n", 1, "expected property 'speed' on /dev@10 to be "
                   "assigned with 'speed = < (number) >;'"),
    "missing property": ("/ {\n\tother {\n\t\tcompatible = \"vnd,dev\";\n\t};\n};\n", 2,
                         "'speed' is marked as required"),
    "syntax": ("&dev {\n\tspeed = <1>\n};\n", 3, "expected ';' or ','"),
    "bad reference": ("&dev {\n\tgpios = <&nowhere 1 2>;\n};\n", 2,
                      "undefined node label 'nowhere'"),
    "reg of the wrong size": ("&dev {\n\treg = <0x10>;\n};\n", 2, "'reg' property in /dev@10"),
    "no interrupt parent": ("&dev {\n\tinterrupts = <1>;\n};\n", 2,
                            "neither the node nor any of its parents has an 'interrupt-parent'"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_mistake(tmp_path: Path, case: str) -> None:
    text, line, words = MISTAKES[case]
    with pytest.raises(ConfigureError) as caught:
        load(tmp_path, BOARD, BINDINGS, my=text)
    message = str(caught.value)
    assert words in message
    place = re.escape(f"{tmp_path / 'my.overlay'}:{line}")
    assert re.match(place + r"(:\d+)?: devicetree: ", message)
    assert "zephyr.dts.pre" not in message and "stdin" not in message
    assert "\n" not in message.strip()


@pytest.mark.parametrize(("case", "hint"), [
    ("undeclared property", "Did you mean 'speed'?"),
    ("value not in enum", "Did you mean 'yellow'?"),
])
def test_hint(tmp_path: Path, case: str, hint: str) -> None:
    with pytest.raises(ConfigureError) as caught:
        load(tmp_path, BOARD, BINDINGS, my=MISTAKES[case][0])
    assert hint in str(caught.value)


@pytest.mark.parametrize(("text", "words"), [
    ("#include <gone.dtsi>\n", "my.overlay:1:10: fatal error: gone.dtsi: No such file"),
    ("\n#error not today\n", "my.overlay:2:2: error: #error not today"),
])
def test_preprocessor_mistake(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigureError) as caught:
        load(tmp_path, BOARD, BINDINGS, my=text)
    assert "the devicetree could not be preprocessed" in str(caught.value)
    assert words in str(caught.value)


def test_dependency_circle(tmp_path: Path) -> None:
    text = ("/ { a: a { compatible = \"vnd,link\"; to = <&b>; };\n"
            "b: b { compatible = \"vnd,link\"; to = <&a>; }; };\n")
    bindings = {"vnd,link.yaml": "description: d\ncompatible: \"vnd,link\"\n"
                "include: base.yaml\nproperties:\n  to: {type: phandle, description: d}\n"}
    with pytest.raises(ConfigureError, match=r"in a circle: /a -> /b -> /a"):
        load(tmp_path, text, bindings)


@pytest.mark.parametrize(("binding", "words"), [
    ("description: d\ncompatible: \"vnd,dev\"\nproperties: [\n", "isn't valid YAML"),
    ("description: d\ncompatible: \"vnd,dev\"\ninclude: gone.yaml\n", "'gone.yaml' not found"),
    ("description: d\ncompatible: \"vnd,dev\"\nproperties:\n  x: {type: number}\n",
     "has unknown type 'number'"),
])
def test_mistake_in_a_binding(tmp_path: Path, binding: str, words: str) -> None:
    with pytest.raises(ConfigureError, match=words):
        load(tmp_path, BOARD, {"vnd,dev.yaml": binding})


def test_a_binding_that_is_not_text(tmp_path: Path) -> None:
    made = app(tmp_path)
    path = made.source / "dts/bindings/vnd,x.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"description: \xff\n")
    assert f"a binding is not UTF-8 text: {path}" in made.fail()


def test_an_overlay_that_is_not_text(tmp_path: Path) -> None:
    made = app(tmp_path)
    (made.source / "app.overlay").write_bytes(b"/* caf\xe9 */ / { };\n")
    made.succeed()


def test_misspelt_compatible_is_a_warning(tmp_path: Path) -> None:
    text = '/ {\n\tx {\n\t\tcompatible = "ns16650";\n\t};\n};\n'
    made = app(tmp_path).files({"app.overlay": text})
    done = made.succeed()
    assert f"warning: {made.source / 'app.overlay'}:3: devicetree: no binding has the compatible " \
        "'ns16650' of /x" in done.stderr
    assert "Did you mean 'ns16550'?" in done.stderr


def test_a_foreign_compatible_is_none(tmp_path: Path) -> None:
    made = app(tmp_path).files({"app.overlay": '/ { x { compatible = "acme,rocket"; }; };\n'})
    assert made.succeed().stderr == ""


def test_warnings_of_dtc(tmp_path: Path) -> None:
    text = "/ {\n\tx@1 { };\n};\n"
    made = app(tmp_path).files({"app.overlay": text})
    done = made.succeed()
    assert "warning: devicetree: " in done.stderr
    assert f"{made.source / 'app.overlay'}:2" in done.stderr
    assert "node has a unit name, but no reg" in done.stderr


def test_places(tmp_path: Path) -> None:
    path = tmp_path / "x.dts.pre"
    path.write_text('# 1 "a.dts"\n/dts-v1/;\n/ {\n\tl1: l2: soc {\n\t\tp = "};{", <1>;\n'
                    '\t\tflag;\n\t\tn@1 { q = <&l1>; };\n\t};\n};\n'
                    '# 7 "b.overlay"\n&l2 {\n\tp = <2>;\n};\n&{/soc/n@1} { r; };\n',
                    encoding="utf-8")
    places = read_places(path)
    assert places.labels == {"l1": "/soc", "l2": "/soc"}
    assert str(places.find("/soc", "p")) == "b.overlay:8"
    assert str(places.find("/soc", "flag")) == "a.dts:5"
    assert str(places.find("/soc/n@1", "q")) == "a.dts:6"
    assert str(places.find("/soc/n@1", "r")) == "b.overlay:10"
    assert str(places.find("/soc", "absent")) == "b.overlay:7"
    assert places.find("/gone", None) is None
