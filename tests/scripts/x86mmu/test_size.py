# SPDX-License-Identifier: Apache-2.0
"""The room computed before the first link, from .config, devicetree and --map list."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from scripts.x86mmu.elf_fixture import BOARDS, Image, image_symbols
from scripts.x86mmu.support import build, sized, write_image

from x86mmu import cli, config, elf, mapspec, size
from x86mmu.errors import MmuError

VIRT = BOARDS["qemu_x86_virt"]
HEX = ("KERNEL_VM_BASE", "KERNEL_VM_SIZE", "KERNEL_VM_OFFSET", "SRAM_BASE_ADDRESS", "SRAM_OFFSET")


def dotconfig(image: Image) -> str:
    """A .config as Kconfig writes it."""
    lines = ["#", "# Made for a test", "#", 'CONFIG_BOARD="x=y"', "# CONFIG_SMP is not set"]
    for name, value in image_symbols(image).items():
        if not name.startswith("CONFIG_"):
            continue
        if name.removeprefix("CONFIG_") in HEX:
            lines.append(f"{name}={value:#x}")
        elif name.endswith(("SIZE", "PAGES")):
            lines.append(f"{name}={value}")
        elif value:
            lines.append(f"{name}=y")
    return "\n".join(lines) + "\n"


def reserve(folder: Path, image: Image, *arguments: str) -> dict[str, int]:
    """Run the command; the symbols of the file it writes."""
    (folder / ".config").write_text(dotconfig(image))
    out = folder / "mmu_reserve.ld"
    assert cli.main(["--reserve", str(out), "--config", str(folder / ".config"), *arguments]) == 0
    found = re.findall(r"^(\w+) = (0x[0-9a-f]+|\d+);$", out.read_text(), re.MULTILINE)
    return {name: int(value, 0) for name, value in found}


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_elf_and_dotconfig_agree(tmp_path: Path, name: str) -> None:
    symbols = reserve(tmp_path, BOARDS[name])
    image = sized(BOARDS[name])
    assert symbols == {
        "__x86_pagetables_size": image.tables_size,
        "__x86_mmu_record_size": image.record_size,
        "__x86_mmu_toplevel_size": 32 if image.pae else 4096,
    }
    assert len(build(tmp_path, BOARDS[name]).content) == symbols["__x86_pagetables_size"]


@pytest.mark.parametrize(
    "image,maps,tables",
    [
        (replace(VIRT, vm_size=0x400000), [], 3),
        (VIRT, [], 5),
        # The identity mapping needs a directory unless addresses are equal modulo 1 GiB.
        (replace(VIRT, vm_offset=0x300000), [], 6),
        # One more table and directory; a neighbour shares both.
        (VIRT, ["0xC0000000,0x1000"], 7),
        (VIRT, ["0xC0000000,0x1000", "0xC0100000,0x1000"], 7),
        (VIRT, ["0xC0000000,0x1000", "0xC0200000,0x1000"], 8),
        # Large pages need the directory alone.
        (VIRT, ["0xC0000000,0x40000000,L"], 6),
        (VIRT, ["0xC0000000,0x40000000"], 6),
        # Inside the VM space nothing is added.
        (VIRT, ["0xC0000000,0x200000,L,0x40600000"], 5),
        (replace(VIRT, vm_size=0xC0000000, sram_size=0x8000000), [], 1536 + 3),
        (BOARDS["qemu_x86_nopae"], ["0xC0000000,0x1000", "0xC0400000,0x1000"], 4),
        (BOARDS["qemu_x86_nopae"], ["0xC0000000,0x400000"], 2),
    ],
)
def test_tables(image: Image, maps: list[str], tables: int) -> None:
    settings = config.from_symbols(image_symbols(image), "test")
    room = size.needed(settings, mapspec.parse_all(maps, settings.format))
    assert room.tables == tables * 4096 + room.top_level


def test_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    reserve(tmp_path, VIRT)
    out = tmp_path / "mmu_reserve.ld"
    before = out.stat()
    reserve(tmp_path, VIRT)
    assert out.stat().st_mtime_ns == before.st_mtime_ns
    assert out.stat().st_ino == before.st_ino
    reserve(tmp_path, VIRT, "--map", "0xC0000000,0x1000")
    assert out.stat().st_ino != before.st_ino


@pytest.mark.parametrize("maps,right", [([], 0), (["0xC0000000,0x1000"], 2)])
def test_extra_pages(tmp_path: Path, maps: list[str], right: int) -> None:
    for given in (0, right):
        image = VIRT.with_extra(CONFIG_X86_EXTRA_PAGE_TABLE_PAGES=given)
        assert build(tmp_path, image, maps).content
    path = write_image(tmp_path, VIRT, maps)
    for given in (right + 1, right + 40):
        image = VIRT.with_extra(CONFIG_X86_EXTRA_PAGE_TABLE_PAGES=given)
        with pytest.raises(MmuError) as caught:
            sized(image, maps)
        assert f"CONFIG_X86_EXTRA_PAGE_TABLE_PAGES is {given}" in str(caught.value)
        assert f"needs {right}:" in str(caught.value)
    assert cli.own_job(elf.load(str(path)), maps).room > 0


DTS = """/dts-v1/;
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	memory@0 { device_type = "memory"; reg = <0x0 0x400000>; };
	memory@10000000 { device_type = "memory"; reg = <0x10000000 0x100000 0x20000000 0x200000>; };
	memory@30000000 { device_type = "memory"; reg = <0x30000000 0x1000>; status = "disabled"; };
	bus { #address-cells = <2>; #size-cells = <2>;
		memory@100000000 { device_type = "memory"; reg = <1 0 0 0x3000>; };
		uart@3f8 { reg = <0 0x3f8 0 8>; };
	};
	memory@40000000 { device_type = "memory"; };
};
"""


def test_ram_of_the_devicetree(tmp_path: Path) -> None:
    (tmp_path / "zephyr.dts").write_text(DTS)
    symbols = reserve(tmp_path, VIRT.with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1))
    regions = [
        (symbols[f"__x86_ram_region_{i}_pfn"], symbols[f"__x86_ram_region_{i}_pages"])
        for i in range(symbols["__x86_ram_regions"])
    ]
    assert regions == [(0, 0x400), (0x10000, 0x100), (0x20000, 0x200), (0x100000, 3)]
    extra = {name: value for name, value in symbols.items() if "ram_region" in name}
    image = VIRT.with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1, **extra)
    entries = build(tmp_path, image).job.plan.entries
    mapped = {(entry.virt, entry.phys, entry.size) for entry in entries}
    assert (0x40400000, 0x10000000, 0x100000) in mapped
    assert (0x40500000, 0x20000000, 0x200000) in mapped
    assert (0x40700000, 0x100000000, 0x3000) in mapped


def test_devicetree_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".config").write_text(dotconfig(VIRT.with_extra(CONFIG_ARCH_MAPS_ALL_RAM=1)))
    out = tmp_path / "out.ld"
    assert cli.main(["--reserve", str(out), "--config", str(tmp_path / ".config")]) == 1
    assert "zephyr.dts cannot be read" in capsys.readouterr().err
    assert not out.exists()


_TWO_REGIONS = """/dts-v1/;
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	memory@0 { device_type = "memory"; reg = <0x0 0x400000>; };
	memory@2000000 { device_type = "memory"; reg = <0x2000000 0x100000>; status = "disabled"; };
	memory@1000000 { device_type = "memory"; reg = <0x1000000 0x200000>; };
	high {
		#address-cells = <2>;
		#size-cells = <2>;
		memory@100000000 { device_type = "memory"; reg = <0x1 0x0 0x1 0x0>; };
		memory@900000 { device_type = "memory"; reg = <0x0 0x900000 0x0 0x0>; };
	};
};
"""


def test_header_for_c(tmp_path: Path) -> None:
    """RAM as kernel/mm sees it: enabled nodes that are not empty, the chosen one first."""
    dts = tmp_path / "zephyr.dts"
    dts.write_text(_TWO_REGIONS)
    header = tmp_path / "ram_regions.h"
    reserve(tmp_path, VIRT, "--dts", str(dts), "--ram", str(header))
    text = header.read_text()
    assert "#define RAM_REGION_COUNT 3\n" in text
    assert f"#define RAM_FRAMES {0x400 + 0x200 + 0x100000:#x}\n" in text
    assert "#define RAM_REGIONS {0x0, 0x400}, {0x1000, 0x200}, {0x100000, 0x100000}\n" in text


def test_ram_out_of_reach(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Frames that the paging format cannot name are refused, also where RAM is not all mapped."""
    (tmp_path / ".config").write_text(dotconfig(BOARDS["qemu_x86_nopae_virt"]))
    dts = tmp_path / "zephyr.dts"
    dts.write_text(_TWO_REGIONS)
    arguments = ["--reserve", str(tmp_path / "out.ld"), "--config", str(tmp_path / ".config")]
    assert cli.main([*arguments, "--dts", str(dts), "--ram", str(tmp_path / "ram.h")]) == 1
    assert "CONFIG_X86_PAE" in capsys.readouterr().err
    assert not (tmp_path / "ram.h").exists()
