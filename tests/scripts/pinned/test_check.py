# SPDX-License-Identifier: Apache-2.0
"""The pinned check on small images: what is a way out of pinned memory, and how it is told."""

from __future__ import annotations

from pathlib import Path

import check_pinned
import pytest
from elf32 import BuildError
from pinned import linker_map
from pinned.check import check
from scripts.pinned.images import PINNED, VARIABLE, Made, Part, make

_ROOT = "z_x86_page_fault"


def refused(made: Made) -> str:
    with pytest.raises(BuildError) as caught:
        check(made.elf, made.map_text)
    return str(caught.value)


@pytest.mark.parametrize("lld", [False, True])
def test_all_is_pinned(tmp_path: Path, lld: bool) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("serve",)), Part("serve", by_section=("state",)),
        Part("state", kind=VARIABLE), Part("application", "pageable", calls=("other",)),
        Part("other", "pageable"), lld=lld,
    )  # fmt: skip
    check(made.elf, made.map_text)


@pytest.mark.parametrize("lld", [False, True])
@pytest.mark.parametrize("static", [False, True])
def test_the_way_out_is_named(tmp_path: Path, lld: bool, static: bool) -> None:
    named, stored = ((), ("table",)) if static else (("table",), ())
    made = make(
        tmp_path, Part(_ROOT, calls=("serve",)), Part("serve", calls=("transfer_of_a_page",)),
        Part("transfer_of_a_page", calls=named, by_section=stored),
        Part("table", "pageable", kind=VARIABLE), lld=lld,
    )  # fmt: skip
    text = refused(made)
    assert f"{_ROOT} -> serve -> transfer_of_a_page -> table\n" in text
    assert "table (section .data.table of table.c.obj of libapp.a)" in text
    assert "can be paged out" in text
    assert "while a page fault is served" in text
    assert "__pinned_func" in text


def test_functions_that_share_a_section_are_told_apart(tmp_path: Path) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("serve",)),
        Part("serve", calls=("count", "table"), holds="print_all"), Part("count"),
        Part("table", "pageable", kind=VARIABLE),
    )  # fmt: skip
    assert f"{_ROOT} -> serve (in one section with print_all) -> table\n" in refused(made)


def test_the_shortest_way_is_shown(tmp_path: Path) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("long", "short")), Part("long", calls=("longer",)),
        Part("longer", calls=("out",)), Part("short", calls=("out",)), Part("out", "pageable"),
    )  # fmt: skip
    assert f"{_ROOT} -> short -> out" in refused(made)


def test_what_follows_from_a_way_out_is_not_listed(tmp_path: Path) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("out",)), Part("out", "pageable", calls=("further",)),
        Part("further", "pageable"),
    )  # fmt: skip
    assert "further" not in refused(made)


def test_many_ways_are_counted(tmp_path: Path) -> None:
    names = ("out1", "out2", "out3", "out4")
    made = make(tmp_path, Part(_ROOT, calls=names), *(Part(name, "pageable") for name in names))
    assert "(and 1 more)" in refused(made)


@pytest.mark.parametrize("fatal", ["z_fatal_error", "assert_post_action", "z_paging_report"])
def test_the_end_of_all_is_exempt(tmp_path: Path, fatal: str) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=(fatal,)), Part(fatal, calls=("handler",)),
        Part("handler", "pageable"),
    )  # fmt: skip
    check(made.elf, made.map_text)


@pytest.mark.parametrize("name", [".rodata.str1.1", ".rodata.serve.str1.4", ".rodata.str"])
def test_texts_of_messages_are_exempt(tmp_path: Path, name: str) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("serve",)), Part("serve", by_section=("text",)),
        Part("text", "pageable", section=name, kind=VARIABLE),
    )  # fmt: skip
    if name == ".rodata.str":
        assert "-> serve -> text" in refused(made)
    else:
        check(made.elf, made.map_text)


def test_exempt_is_only_what_nothing_else_reaches(tmp_path: Path) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("z_fatal_error", "serve")),
        Part("z_fatal_error", calls=("handler",)), Part("serve", calls=("handler",)),
        Part("handler", "pageable"),
    )  # fmt: skip
    assert f"{_ROOT} -> serve -> handler" in refused(made)


def test_a_boot_section_is_out_too(tmp_path: Path) -> None:
    made = make(tmp_path, Part(_ROOT, calls=("early",)), Part("early", "boot"))
    assert "boot sections, which are given up when main() starts" in refused(made)


def test_a_border_of_the_image_is_only_a_number(tmp_path: Path) -> None:
    made = make(
        tmp_path,
        Part(_ROOT, calls=("lnkr_pinned_end", "__text_region_start", "_GLOBAL_OFFSET_TABLE_")),
        Part("first_of_the_application", "pageable"),
    )  # fmt: skip
    check(made.elf, made.map_text)


def test_objects_of_the_hardware(tmp_path: Path) -> None:
    made = make(
        tmp_path, Part(_ROOT, calls=("serve",)), Part("serve"),
        Part("z_x86_idt", "pageable", kind=VARIABLE),
    )  # fmt: skip
    assert "z_x86_idt (the interrupt descriptor table) is in the part" in refused(made)


def _interrupts(folder: Path, *, allow_irq: bool) -> Made:
    return make(
        folder, Part(_ROOT, calls=("serve",)), Part("serve"),
        Part("z_x86_interrupt", calls=("trace",)), Part("trace", "pageable"), allow_irq=allow_irq,
    )  # fmt: skip


def test_interrupts_may_fault_if_that_is_served(tmp_path: Path) -> None:
    made = _interrupts(tmp_path, allow_irq=False)
    check(made.elf, made.map_text)


def test_interrupts_may_not_fault_with_interrupts_enabled(tmp_path: Path) -> None:
    text = refused(_interrupts(tmp_path, allow_irq=True))
    assert "z_x86_interrupt -> trace" in text
    assert "CONFIG_DEMAND_PAGING_ALLOW_IRQ=y" in text


def test_a_link_without_relocations(tmp_path: Path) -> None:
    assert "--emit-relocs" in refused(make(tmp_path, Part(_ROOT)))


def test_the_command_removes_what_it_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make(tmp_path, Part(_ROOT, calls=("out",)), Part("out", "pageable"))
    text = tmp_path / "zephyr_pre1.map"
    text.write_text(made.map_text)
    assert check_pinned.main(["-k", made.elf.path, "--map", str(text)]) == 1
    assert not Path(made.elf.path).exists()
    assert capsys.readouterr().err.startswith("check_pinned: ")


def test_maps_say_section_and_file() -> None:
    image = range(0x100000, 0x200000)
    gnu = (
        " .text.a        0x00100000       0x10 zephyr/kernel/libkernel.a(zephyr/k/a.c.obj)\n"
        " .text.a_very_long_name\n                0x00100010        0x8 zephyr/b.c.obj\n"
        " *fill*         0x00100018        0x8 \n"
        " .debug_info    0x00000000      0x100 zephyr/b.c.obj\n"
    )
    inputs = linker_map.parse(gnu, image)
    first, second = inputs.at(0x10000F), inputs.at(0x100010)
    assert first is not None and second is not None
    assert (first.name, first.source()) == (".text.a", "a.c.obj of libkernel.a")
    assert (second.name, second.source()) == (".text.a_very_long_name", "b.c.obj")
    assert inputs.at(0x100018) is None
    assert inputs.at(PINNED) is None
