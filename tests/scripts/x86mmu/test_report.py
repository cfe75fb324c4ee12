# SPDX-License-Identifier: Apache-2.0
"""The report: what it says is what the plan said, in all three forms."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from scripts.x86mmu.built_fixture import Made, built_elf, generate
from scripts.x86mmu.elf_fixture import BOARDS, Image

from x86mmu import check_image, report, report_cli, report_json, report_svg, report_text
from x86mmu.plan_types import Kind, State, W, X
from x86mmu.report import Report
from x86mmu.report_picture import compose

PACKAGE = Path(report.__file__).parent
MAPS = (
    "0xfd000000,0x300000,W,0x60000000",
    "0xfed00000,0x1000,WD",
    "0xe0000000,0x400000,LWU,0x80000000",
    "0xfd400000,0x2000,WX,0x40600000",
)
IMAGES: Mapping[str, Image] = {
    **BOARDS,
    "large identity": replace(BOARDS["qemu_x86_virt"], vm_offset=0),
    "all RAM": BOARDS["qemu_x86_virt"].with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1),
    "guards": BOARDS["qemu_x86_virt"].with_extra(
        CONFIG_HW_STACK_PROTECTION=1,
        z_interrupt_stack_guard_start=0x40115000,
        z_interrupt_stack_guard_end=0x40116000,
        z_main_stack_guard_start=0x40118000,
        z_main_stack_guard_end=0x40119000,
    ),
}
SVG = "{http://www.w3.org/2000/svg}"


def report_of(folder: Path, name: str, maps: tuple[str, ...] = MAPS) -> tuple[Made, Report]:
    made = generate(IMAGES[name], maps, folder)
    path = folder / "zephyr.elf"
    path.write_bytes(built_elf(made))
    return made, report.make(check_image.read(str(path)))


@pytest.mark.parametrize("maps", [(), MAPS])
@pytest.mark.parametrize("name", [*IMAGES])
def test_regions_are_those_of_the_plan(name: str, maps: tuple[str, ...], tmp_path: Path) -> None:
    made, shown = report_of(tmp_path, name, maps)
    planned = [
        entry
        for entry in made.job.plan.entries
        if entry.kind is not Kind.IDENTITY or not made.job.plan.shared
    ]
    kept = [
        region for region in shown.regions if not region.boot_only or not made.job.plan.shared
    ]
    assert [(r.virt, r.size) for r in kept] == [(e.virt, e.size) for e in planned]
    for region, entry in zip(kept, planned, strict=True):
        assert region.state == entry.state.value
        if entry.state is State.MAPPED:
            assert region.phys == entry.phys
            assert region.rights & W == entry.flags & W
            assert not shown.nx or region.rights & X == entry.flags & X
            large = 0x200000 if shown.levels == 3 else 0x400000
            assert region.small_pages * 4096 + region.large_pages * large == region.size
        if entry.kind is Kind.MAP:
            assert (region.name, region.origin) == (entry.name, entry.origin)
        elif entry.kind is Kind.IMAGE:
            assert region.name == entry.name
            assert region.origin == entry.origin


@pytest.mark.parametrize("name", [*IMAGES])
def test_tables_are_all_there(name: str, tmp_path: Path) -> None:
    made, shown = report_of(tmp_path, name)
    assert sum(table.size for table in shown.tables) == shown.table_bytes == len(made.tables)
    assert [table.phys for table in shown.tables] == sorted(t.phys for t in shown.tables)
    links = [table for table in shown.tables if table.kind == "page table"]
    spare = [table for table in links if table.role == "spare"]
    assert len(links) == len(made.placed.page_tables)
    linked = {table.covers.start for table in links if table.role == "kernel"}
    assert len(linked) == len(links) - len(spare)
    shift = made.placed.format.large_shift
    assert linked <= {slot << shift for slot in made.placed.page_tables}
    # What regions have for themselves and what they share is what there is.
    shared = {table.covers.start for table in links if len(table.covers)}
    own = sum(region.own_tables for region in shown.regions)
    assert own <= len(shared) <= sum(region.page_tables for region in shown.regions)


def test_costs_of_one_image(tmp_path: Path) -> None:
    """4 KiB mappings in tables of 2 MiB: what each touches, and has for itself."""
    _, shown = report_of(tmp_path, "qemu_x86_virt")
    costs = {
        (region.name.split(",")[0], region.virt): (region.page_tables, region.own_tables)
        for region in shown.regions
        if not region.boot_only
    }
    assert costs == {
        ("VM space", 0x40000000): (1, 0),
        ("text", 0x40100000): (1, 0),
        ("rodata", 0x40105000): (1, 0),
        ("data", 0x40107000): (1, 0),
        ("VM space", costs_start(shown)): (3, 2),
        ("0xfd400000", 0x40600000): (1, 0),
        ("VM space", 0x40602000): (1, 0),
        ("0xfd000000", 0x60000000): (1, 1),
        ("0xe0000000", 0x80000000): (0, 0),
        ("0xfed00000", 0xFED00000): (1, 1),
    }


def costs_start(shown: Report) -> int:
    """Where the image ends and the rest of the VM space begins."""
    return next(r.end for r in shown.regions if r.name == "data" and not r.boot_only)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PACKAGE / "report_schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


@pytest.mark.parametrize("maps", [(), MAPS])
@pytest.mark.parametrize("name", [*IMAGES])
def test_json_is_what_the_schema_says(
    name: str, maps: tuple[str, ...], tmp_path: Path, schema: dict[str, Any]
) -> None:
    _, shown = report_of(tmp_path, name, maps)
    document = json.loads(report_json.text(shown))
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    assert document["cost"]["bytes"] == sum(table["size"] for table in document["tables"])
    assert document["paging"]["levels"] == shown.levels
    ends = 0
    for region in document["regions"]:
        assert region["virt"] >= ends
        ends = region["virt"] + region["size"]
        assert region["own_tables"] <= region["page_tables"]
    text = next(r for r in document["regions"] if r["name"] == "text" and not r["boot_only"])
    assert (text["write"], text["execute"], text["state"]) == (False, True, "mapped")


def test_schema_refuses_what_it_does_not_describe(tmp_path: Path, schema: dict[str, Any]) -> None:
    _, shown = report_of(tmp_path, "qemu_x86_virt")
    document = report_json.document(shown)
    for change in ({"more": 1}, {"version": 2}, {"regions": [{"name": "x"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**document, **change}, schema, cls=jsonschema.Draft202012Validator)


def test_text_has_a_line_for_everything(tmp_path: Path) -> None:
    _, shown = report_of(tmp_path, "qemu_x86_virt")
    lines = report_text.plain(shown).splitlines()
    assert len(lines) == 2 + len(shown.regions) + len(report_text.summary(shown))
    text = next(line for line in lines if " text " in line and "boot only" not in line)
    assert text.split()[:3] == ["40100000-40104fff", "20", "K"]
    assert "R-XU-" in text and "__text_region_start..__text_region_end" in text
    both = next(line for line in lines if line.startswith("40600000-"))
    assert "RWX--" in both and "0xfd400000,0x2000,WX,0x40600000" in both
    large = next(line for line in lines if line.startswith("80000000-"))
    assert "RW-U-" in large and "2 x 2M" in large
    assert any("is writable and executable." in line for line in lines)
    assert any("top-level entries 0 to 0" in line for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_guard_pages_have_their_name(tmp_path: Path) -> None:
    _, shown = report_of(tmp_path, "guards", ())
    (guard,) = [region for region in shown.regions if region.virt == 0x40118000]
    assert (guard.size, guard.state) == (0x1000, "reserved")
    assert guard.name == "guard of the main stack"
    assert guard.origin == "z_main_stack_guard_start..z_main_stack_guard_end"


def test_without_nx_the_report_says_so(tmp_path: Path) -> None:
    _, shown = report_of(tmp_path, "qemu_x86_nopae")
    told = report_text.plain(shown)
    assert "There is no NX in these tables" in told
    assert "R-XU-" in told and "RWX--" in told and "RW---" not in told


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_table(tmp_path: Path) -> None:
    _, shown = report_of(tmp_path, "qemu_x86_virt")
    terminal = _Terminal()
    report_text.show(shown, terminal)
    told = terminal.getvalue()
    assert "┃" in told and "text" in told
    assert "top-level entries 0 to 0" in told.replace("\n", " ")
    plain = io.StringIO()
    report_text.show(shown, plain)
    assert plain.getvalue() == report_text.plain(shown) + "\n"


@pytest.mark.parametrize(
    ("size", "text"),
    [(32, "32 B"), (4096, "4 K"), (1 << 20, "1 M"), (1 << 30, "1 G"), (0x180000, "1.5 M")],
)
def test_sizes(size: int, text: str) -> None:
    assert report_text.size_text(size) == text


@pytest.mark.parametrize("maps", [(), MAPS])
@pytest.mark.parametrize("name", [*IMAGES])
def test_picture_is_well_formed_and_complete(
    name: str, maps: tuple[str, ...], tmp_path: Path
) -> None:
    _, shown = report_of(tmp_path, name, maps)
    root = ElementTree.fromstring(report_svg.draw(shown))
    assert root.tag == f"{SVG}svg"
    height = float(root.attrib["height"])
    texts = [element.text or "" for element in root.iter(f"{SVG}text")]
    for region in shown.regions:
        assert f"{region.virt:08x}" in texts
        assert f"{region.end - 1:08x}" in texts
    for element in root.iter(f"{SVG}rect"):
        y = float(element.get("y", "0"))
        assert 0 <= y <= y + float(element.attrib["height"]) <= height
    for element in root.iter(f"{SVG}text"):
        assert float(element.get("y", "0")) < height
    # No reference to anything outside of the file.
    assert not re.search(r"(href|src)=|@import|<script", report_svg.draw(shown))


@pytest.mark.parametrize("name", [*IMAGES])
def test_blocks_do_not_overlap_and_bands_meet_them(name: str, tmp_path: Path) -> None:
    _, shown = report_of(tmp_path, name)
    picture = compose(shown)
    for column in (picture.virt, picture.phys):
        for low, high in pairwise(column):
            assert low.y + low.height <= high.y
            assert low.end <= high.start
    edges = {block.y for block in picture.phys} | {b.y + b.height for b in picture.phys}
    mapped = [region for region in shown.regions if region.state == "mapped"]
    assert len(picture.bands) == len(mapped)
    for band in picture.bands:
        assert {*band.phys} <= edges
        assert any((b.y, b.y + b.height) == band.virt for b in picture.virt)


def test_names_are_escaped(tmp_path: Path) -> None:
    _, shown = report_of(tmp_path, "qemu_x86_virt")
    odd = replace(shown, image="a<b>&c.elf", remarks=("<remark>",))
    texts = [e.text for e in ElementTree.fromstring(report_svg.draw(odd)).iter(f"{SVG}text")]
    assert "Memory map of a<b>&c.elf" in texts and "<remark>" in texts


def test_command_writes_beside_the_image(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], schema: dict[str, Any]
) -> None:
    report_of(tmp_path, "qemu_x86_virt")
    assert report_cli.main([str(tmp_path / "zephyr.elf")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Memory map of") and "Written: " in told
    jsonschema.validate(json.loads((tmp_path / "mmu_report.json").read_text()), schema)
    ElementTree.parse(tmp_path / "mmu_report.svg")


@pytest.mark.parametrize("form", ["text", "json", "svg"])
def test_command_in_one_form(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report_of(tmp_path, "qemu_x86_nopae_virt")
    image = str(tmp_path / "zephyr.elf")
    assert report_cli.main([image, "--format", form]) == 0
    printed = capsys.readouterr().out
    output = tmp_path / "out"
    assert report_cli.main([image, "--format", form, "--output", str(output)]) == 0
    assert output.read_text() == printed
    assert not (tmp_path / "mmu_report.json").exists()


def test_command_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report_cli.main([str(tmp_path / "none.elf")]) == 1
    assert capsys.readouterr().err.startswith("mmu_report: error: ")
    report_of(tmp_path, "qemu_x86")
    nowhere = str(tmp_path / "no" / "folder")
    assert report_cli.main([str(tmp_path / "zephyr.elf"), "--output", nowhere]) == 1
    assert "cannot be written" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        report_cli.main(["--format", "pdf", "x"])
    assert left.value.code == 2


@pytest.mark.parametrize("isolated", [[], ["-I"]])
def test_command_as_a_program(isolated: list[str], tmp_path: Path) -> None:
    report_of(tmp_path, "qemu_x86_virt")
    command = [sys.executable, *isolated, str(PACKAGE / "report_cli.py")]
    image = str(tmp_path / "zephyr.elf")
    done = subprocess.run([*command, image], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    # A reader that leaves early is no error.
    piped = subprocess.run(
        ["sh", "-c", '"$@" | true', "sh", *command, image, "--format", "json"],
        capture_output=True,
        text=True,
    )
    assert (piped.returncode, piped.stderr) == (0, "")
