# SPDX-License-Identifier: Apache-2.0
"""Changes that a person made to a `.config`, kept over further configure steps.

The files are merged anew every time, so that a changed default or devicetree takes effect.  What
differs in `.config` from what was written there last time was changed by hand (menuconfig) and
is applied on top, until a configuration file, the board or the command line changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from configure.files import write_if_changed
from kconfig.merge import Assignment, read_assignments, read_text_assignments

_STATE = ".config.state"


@dataclass(frozen=True)
class State:
    """What a configure step remembers: its inputs, the edits in force, the text it wrote."""

    fingerprint: str
    edits: Mapping[str, str]
    written: str


def pending(out: Path, fingerprint: str) -> dict[str, str]:
    """The edits to apply now: those in force and new ones; none when the inputs changed."""
    state = _read(out)
    path = out / ".config"
    if state is None or state.fingerprint != fingerprint or not path.is_file():
        return {}
    before = {item.name: item.value for item in read_text_assignments(state.written, path)}
    edits = dict(state.edits)
    for item in read_assignments(path):
        if before.get(item.name, "n") != item.value:
            edits[item.name] = item.value
    return edits


def as_assignments(edits: Mapping[str, str], out: Path) -> list[Assignment]:
    """Edits in the form that merging takes."""
    return [Assignment(name, value, f"{out / '.config'} (edited)")
            for name, value in edits.items()]


def remember(out: Path, state: State) -> None:
    """Keep the state for the next configure step."""
    text = json.dumps({"fingerprint": state.fingerprint, "edits": dict(state.edits),
                       "written": state.written})
    write_if_changed(out / _STATE, text)


def _read(out: Path) -> State | None:
    try:
        raw = json.loads((out / _STATE).read_text(encoding="utf-8"))
        return State(str(raw["fingerprint"]), dict(raw["edits"]), str(raw["written"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
