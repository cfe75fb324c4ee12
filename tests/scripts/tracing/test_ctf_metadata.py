# SPDX-License-Identifier: Apache-2.0
"""The description of traces: made from the hooks, and what is refused in their tables."""

from __future__ import annotations

import pytest
from tracing.ctf_metadata import METADATA, HooksError, all_events, hooks_in, main, metadata


def test_description_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err
    assert METADATA.read_text(encoding="utf-8") == metadata(all_events())


def test_row() -> None:
    (event,) = hooks_in(
        "#define hook(sem, timeout) \\\n\tZ_TRACE(7, k_x, (OBJECT, sem), (RET, r))\n"
    )
    assert (event.number, event.name) == (7, "k_x")
    assert event.fields == (("address_t", "sem"), ("int32_t", "r"))


def test_thread_row() -> None:
    (event,) = hooks_in("#define hook(t) Z_TRACE_THREAD(8, k_y, t)\n")
    assert event.fields == (("address_t", "thread"), ("char_t", "name[20]"))


def test_row_that_is_none() -> None:
    with pytest.raises(HooksError, match="no row"):
        hooks_in("#define hook(x) Z_TRACE(seven, k_x)\n")


def test_numbers_and_names_are_unique() -> None:
    events = all_events()
    assert len({event.number for event in events}) == len(events) > 250
    assert len({event.name for event in events}) == len(events)
