# SPDX-License-Identifier: Apache-2.0
"""Valid configuration files mean the same to us as to kconfiglib's own loader."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.kconfig_support import merged, tree

from kconfig import emit

TREE = """\
config A
	bool "A"

config B
	bool "B"
	depends on A
	default y

config C
	bool "C"
	select A

config N
	int "N"
	range 1 9 if B
	default 4

config H
	hex "H"
	default 0x10

config S
	string "S"
	default "s"
	depends on !C

choice
	prompt "One of"

config ONE
	bool "One"

config TWO
	bool "Two"
	depends on A

config THREE
	bool "Three"

endchoice
"""

BOOLS = st.tuples(st.sampled_from(["A", "B", "C", "ONE", "TWO", "THREE"]),
                  st.sampled_from(["y", "n"]))
NUMBERS = st.tuples(st.just("N"), st.integers(0, 12).map(str))
HEXES = st.tuples(st.just("H"), st.integers(0, 4096).map(hex))
TEXTS = st.tuples(st.just("S"), st.text("ab \\\"#='$", max_size=6).map(
    lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'))
LINES = st.lists(st.one_of(BOOLS, NUMBERS, HEXES, TEXTS), max_size=12)


@settings(max_examples=150)
@given(LINES, st.booleans())
def test_same_result(lines: list[tuple[str, str]], commented: bool) -> None:
    text = "".join(f"# CONFIG_{name} is not set\n" if commented and value == "n"
                   else f"CONFIG_{name}={value}\n" for name, value in lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, _ = merged(folder, TREE, text)
        theirs = tree(folder, TREE)
        theirs.load_config(str(folder / "0.conf"))  # type: ignore[attr-defined]
        assert emit.dot_config(ours) == emit.dot_config(theirs)
        # What was written is read back as it was.
        again, warnings = merged(folder, TREE, emit.dot_config(ours))
        assert emit.dot_config(again) == emit.dot_config(ours)
        assert warnings == []
