# SPDX-License-Identifier: Apache-2.0
"""Measures the page-table generator and prints a table; asserts nothing.

    .venv/bin/python tests/benchmarks/generator.py [BUILD]

"Own work" is from opening the ELF to closing the output, proof included, without Python's
start and imports; "in all" is the whole command. Images are small fixtures; with a build
folder as argument, the command is also measured on its real image.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

_TREE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_TREE / "tests"), str(_TREE / "scripts" / "build")]

from scripts.x86mmu.elf_fixture import BOARDS, Image  # noqa: E402
from scripts.x86mmu.support import write_image  # noqa: E402

from benchmarks.table import Row, formatted  # noqa: E402  (the paths above come first)
from x86mmu import cli, elf, layout, tables  # noqa: E402

_GEN_MMU = _TREE / "arch" / "x86" / "gen_mmu.py"
_GIB3 = 0xC0000000
_LARGE = replace(BOARDS["qemu_x86_virt"], vm_size=_GIB3, sram_size=0x4000000)


def _best(work: Callable[[], None], times: int = 7) -> float:
    """Milliseconds of the fastest of a few runs: the others measure the machine's other work."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000


def _command(folder: Path, image: Path, maps: Sequence[str]) -> list[str]:
    arguments = [part for text in maps for part in ("--map", text)]
    return ["-k", str(image), "-o", str(folder / "pagetables.bin"),
            "--record", str(folder / "mmu_record.bin"), *arguments]  # fmt: skip


def _own(folder: Path, image: Image, maps: Sequence[str] = ()) -> float:
    """Milliseconds of the generator's own work."""
    arguments = _command(folder, write_image(folder, image, maps), maps)

    def work() -> None:
        with contextlib.redirect_stderr(io.StringIO()) as words:
            failed = cli.main(arguments)
        if failed:
            raise SystemExit(words.getvalue())

    work()  # imports
    return _best(work)


def _whole(folder: Path, path: Path, maps: Sequence[str] = ()) -> float:
    """Milliseconds of the whole command, Python's start included."""
    command = [sys.executable, "-I", str(_GEN_MMU), *_command(folder, path, maps)]
    return _best(lambda: void(subprocess.run(command, check=True, stderr=subprocess.DEVNULL)))


def void(_: object) -> None:
    """Drop a result."""


def _parts(folder: Path, image: Image, maps: Sequence[str] = ()) -> Iterator[Row]:
    """Where the time of one run goes."""
    path = str(write_image(folder, image, maps))
    job = cli.own_job(elf.load(path), list(maps))
    placed = layout.make(job.plan, job.policy)
    content = tables.fill(placed, job.base_phys, job.policy)
    plan = _best(lambda: void(cli.own_job(elf.load(path), [*maps])))
    yield Row("  reading and planning", plan, "ms")
    yield Row("  layout", _best(lambda: void(layout.make(job.plan, job.policy))), "ms")
    fill = _best(lambda: void(tables.fill(placed, job.base_phys, job.policy)))
    yield Row("  tables", fill, "ms")
    yield Row("  proof", _best(lambda: void(cli.prove(job, placed, content))), "ms")


def measure(folder: Path, build: Path | None) -> Iterator[Row]:
    """All figures, one after the other."""
    yield Row("3 GiB of PAE tables reserved, own work", _own(folder, _LARGE), "ms", 100, 3300)
    yield from _parts(folder, _LARGE)
    small = ["0x100001000,0xbf7fe000,W,0x40801000"]
    large = ["0x100000000,0xbf800000,LW,0x40800000"]
    yield Row("3 GiB mapped by 4 KiB pages, own work", _own(folder, _LARGE, small), "ms")
    yield from _parts(folder, _LARGE, small)
    yield Row("3 GiB mapped by large pages, own work", _own(folder, _LARGE, large), "ms")
    two_level = replace(BOARDS["qemu_x86_nopae_virt"], vm_size=_GIB3, sram_size=0x4000000)
    yield Row("3 GiB of 2-level tables reserved, own work", _own(folder, two_level), "ms")
    whole = _whole(folder, write_image(folder, BOARDS["qemu_x86_virt"]))
    yield Row("a small image, in all", whole, "ms", 120, 80)
    if build is not None:
        last = build / "zephyr" / "zephyr_pre1.elf"
        path = last if last.exists() else build / "zephyr" / "zephyr_pre0.elf"
        yield Row(f"{path.name} of {build.name}, in all", _whole(folder, path), "ms", 120, 80)


def main() -> int:
    """Measure and print."""
    build = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        print(formatted(measure(Path(folder), build)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
