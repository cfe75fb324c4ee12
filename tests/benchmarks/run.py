# SPDX-License-Identifier: Apache-2.0
"""Measures what the project promises to keep small and prints it as a table; asserts nothing.

    .venv/bin/python tests/benchmarks/run.py [PART...]

Parts: build, size, start, generator, latency, mapping, paging.

Limits ("wanted") and Zephyr's figures are those of the issue that set them: gcc 12, hello_world for
qemu_x86_virt, 4 MiB of RAM. CPU times of other machines differ; sizes and instructions do not.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

_TREE = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_TREE / "tests"), str(_TREE / "scripts")]

from benchmarks import building, latency, mapping, paging, starting  # noqa: E402  (the paths above come first)
from benchmarks.table import Row, formatted  # noqa: E402
from boot.builds import Builds, Image  # noqa: E402
from boot.image import Elf  # noqa: E402

_BOARD = "qemu_x86_virt"
_HELLO = Image("samples/hello_world", _BOARD)
_SMALL = ("CONFIG_SIZE_OPTIMIZATIONS=y", "CONFIG_KERNEL_VM_SIZE=0x400000")


def _build(folder: Path) -> Iterable[Row]:
    """Measure building: with nothing known of the toolchain, and as every build after the first."""
    cache = folder / "cache"
    first = building.measure(_HELLO, folder / "first", cache)
    cost = building.measure(_HELLO, folder / "second", cache)
    yield Row("configure, nothing known of the compiler", first.configure.seconds, "s")
    yield Row("configure", cost.configure.seconds, "s", 1.2, 2.4)
    yield Row("build from nothing", cost.build.seconds, "s", 4.45, 8.9)
    total = cost.configure.seconds + cost.build.seconds
    yield Row("configure and build", total, "s", 5.65, 11.3)
    yield Row("build after touching main.c", cost.again.seconds, "s", 0.48, 0.8)
    yield Row("  its steps", cost.again.steps, "steps", 8)


def _span(elf: Path) -> int:
    first, end = Elf.read(elf).physical()
    return end - first


def _size(folder: Path) -> Iterable[Row]:
    """Measure the image: first to last byte of its LOAD segments."""
    builds = Builds(folder / "size")
    small = builds.get(Image("samples/hello_world", _BOARD, config=_SMALL))
    yield Row("image, -Os, 4 MiB of RAM and of VM", _span(small.elf), "bytes", 44_000, 60_136)
    tables = small.output("pagetables.bin").stat().st_size
    yield Row("  of it page tables", tables, "bytes", None, 16_416)
    guards = ("CONFIG_HW_STACK_PROTECTION=y",)
    guarded = builds.get(Image("samples/hello_world", _BOARD, config=_SMALL + guards))
    yield Row("  with guard pages under the stacks", _span(guarded.elf), "bytes")
    plain = builds.get(Image("samples/hello_world", _BOARD))
    yield Row("image of the board's defaults", _span(plain.elf), "bytes")


def _start(folder: Path) -> Iterable[Row]:
    """Measure the start: guest instructions from the entry to main()."""
    built = Builds(folder / "start").get(_HELLO)
    zephyr = {"q35": 449_564, "pc": 56_240}
    largest: tuple[tuple[str, int], ...] = ()
    for machine, theirs in zephyr.items():
        for memory_mib in (4, 64):
            cost = starting.measure(built, machine, memory_mib)
            yield Row(
                f"entry to main(), {machine}, {memory_mib} MiB", cost.instructions,
                "instructions", 12_000, theirs if memory_mib == 4 else None,
            )  # fmt: skip
            largest = cost.by_function[:8]
    for name, count in largest:
        yield Row(f"  in {name}", count, "instructions")


def _generator(_folder: Path) -> None:
    """Run the generator's own benchmark, which prints its own table."""
    sys.stdout.flush()
    subprocess.run([sys.executable, str(_TREE / "tests/benchmarks/generator.py")], check=False)


def _latency(folder: Path) -> None:
    """Measure what kernel operations cost."""
    print(latency.table(Builds(folder / "latency")), end="\n\n")


def _paging(folder: Path) -> None:
    """Measure what demand paging costs."""
    print(paging.table(Builds(folder / "paging")), end="\n\n")


def _mapping(folder: Path) -> None:
    """Measure what mapping memory costs."""
    print(mapping.table(Builds(folder / "mapping")), end="\n\n")


def _printing(measure: Callable[[Path], Iterable[Row]]) -> Callable[[Path], None]:
    return lambda folder: print(formatted(measure(folder)), end="\n\n")


_PARTS: dict[str, Callable[[Path], None]] = {
    "build": _printing(_build),
    "size": _printing(_size),
    "start": _printing(_start),
    "generator": _generator,
    "latency": _latency,
    "mapping": _mapping,
    "paging": _paging,
}


def main() -> int:
    """Measure what the command line names, or everything."""
    parser = argparse.ArgumentParser(description="Measure and print; assert nothing.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}")
    parts = parser.parse_args().parts or list(_PARTS)
    unknown = [part for part in parts if part not in _PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}: choose from {', '.join(_PARTS)}")
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        for part in parts:
            _PARTS[part](Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
