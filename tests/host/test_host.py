# SPDX-License-Identifier: Apache-2.0
"""C code that needs no target, run on the host by gcc and clang, in 32 and 64 bits, under the
address and undefined-behaviour sanitizers. Every program counts its checks; one that checked
nothing has failed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from host.building import COMPILERS, SOURCES, TREE, Compiler, Program, build, run

_COUNTS = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) assertions$", re.MULTILINE)


def _libc(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"lib/libc/minimal/{folder}/{name}.c" for name in names.split())


def _os(names: str) -> tuple[str, ...]:
    return tuple(f"lib/os/{name}.c" for name in names.split())


def _configured(names: str) -> tuple[str, ...]:
    return tuple(f"-DCONFIG_{name}=1" for name in names.split())


_ERRNO = ("lib/libc/minimal/errno.c",)
_STRING = _libc("string", "memory string search strtok case strerror")
_STDIO = _libc("stdio", "stdout printf sprintf")
_STDLIB = _libc("stdlib", "abs sort strtol strtoll rand")
_UTILS = tuple(f"lib/utils/{name}.c" for name in ("hex", "dec", "utf8"))
_FORMATTER = (
    *_os("cbprintf cbprintf_complete cbprintf_spec"),
    *_libc("string", "memory string search"),
)
_HEAP = (
    *(f"lib/heap/{name}.c" for name in ("heap", "heap_validate", "heap_stress")),
    *_libc("string", "memory"),
)
_ON_HOST = ("-include", str(SOURCES / "host_spinlock.h"))
_PACKAGES = (
    *_FORMATTER,
    *_os("cbprintf_packaged cbprintf_unpack cbprintf_convert cbprintf_fp cbprintf_decimal"),
)
_RODATA = ("-include", str(SOURCES / "host_rodata.h"))
_FP = _configured("CBPRINTF_FP_SUPPORT")
_FULL = _configured("CBPRINTF_COMPLETE CBPRINTF_FULL_INTEGRAL")


def _clock(ticks: int, cycles: int, more: str = "") -> tuple[str, ...]:
    """Kernel with a clock: ticks and cycles per second."""
    return (
        *("-I", str(TREE / "kernel/include"), "-I", str(TREE / "drivers/timer"), *_ON_HOST),
        f"-DCONFIG_SYS_CLOCK_TICKS_PER_SEC={ticks}",
        f"-DCONFIG_SYS_CLOCK_HW_CYCLES_PER_SEC={cycles}",
        *_configured(f"SYS_CLOCK_EXISTS TICKLESS_KERNEL {more}"),
    )


_AT_RUN_TIME = "TIMER_READS_ITS_FREQUENCY_AT_RUNTIME"
_TIMEOUTS = (
    *(f"kernel/time/{name}.c" for name in ("timeout", "timeout_tree", "clock_defaults")),
    "drivers/timer/tick_clock.c",
    "tests/host/src/soft_clock.c",
)


def _program(
    name: str, tested: tuple[str, ...] = (), flags: tuple[str, ...] = (), main: str = ""
) -> Program:
    host = ("check.c", "host_libc.c")
    return Program(name, f"test_{main or name}.c", host, tested, flags)


PROGRAMS = (
    _program("util_macros"),
    _program("util_values", (*_STRING, *_UTILS)),
    _program("lists", _STRING),
    _program("string", (*_STRING, *_ERRNO)),
    _program(
        "string_small",
        (*_STRING, *_ERRNO),
        _configured("MINIMAL_LIBC_OPTIMIZE_STRING_FOR_SIZE"),
        main="string",
    ),
    _program(
        "stdlib",
        (*_STDLIB, *_STDIO, *_FORMATTER, *_ERRNO),
        (*_FULL, *_configured("MINIMAL_LIBC_NON_REENTRANT_FUNCTIONS")),
    ),
    _program(
        "printf_integer",
        (*_FORMATTER, *_STDIO),
        (*_FULL, *_configured("CBPRINTF_N_SPECIFIER")),
    ),
    _program(
        "printf_double",
        (*_FORMATTER, *_os("cbprintf_fp cbprintf_decimal cbprintf_fp_a")),
        (*_FULL, *_configured("CBPRINTF_FP_SUPPORT CBPRINTF_FP_A_SUPPORT")),
    ),
    _program("printf_without_fp", _FORMATTER, _FULL),
    _program(
        "printf_nano",
        (*_os("cbprintf cbprintf_nano"), *_STRING),
        _configured("CBPRINTF_NANO CBPRINTF_FULL_INTEGRAL"),
    ),
    _program("cbprintf_package", _PACKAGES, (*_FULL, *_FP, *_RODATA)),
    _program(
        "cbprintf_package_tagged",
        _PACKAGES,
        (
            *_FULL,
            *_FP,
            *_RODATA,
            *_configured("CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS CBPRINTF_PACKAGE_LONGDOUBLE"),
            *_configured("CBPRINTF_PACKAGE_HEADER_STORE_CREATION_FLAGS"),
        ),
        main="cbprintf_package",
    ),
    _program("rbtree", (*_os("rb"), *_libc("string", "memory"))),
    _program("ring_buffer", (*_os("ring_buffer"), *_libc("string", "memory"))),
    _program("crc", _os("crc4_sw crc7_sw crc8_sw crc16_sw crc24_sw crc32_sw crc32c_sw")),
    _program("bitarray", (*_os("bitarray"), *_libc("string", "memory")), _ON_HOST),
    _program("queues", flags=_ON_HOST),
    _program(
        "spsc_pbuf",
        (*_os("spsc_pbuf"), *_libc("string", "string memory")),
        _configured("SPSC_PBUF_UTILIZATION"),
    ),
    _program("onoff", (*_os("onoff notify"), *_libc("string", "string memory")), _clock(100, 100)),
    _program(
        "mpsc_pbuf",
        (*_os("mpsc_pbuf"), *_libc("string", "memory")),
        ("-include", str(SOURCES / "host_kernel.h"), *_configured("MULTITHREADING")),
    ),
    _program("heap", _HEAP),
    _program(
        "heap_listener",
        (*_HEAP, "lib/heap/heap_listener.c"),
        (*_ON_HOST, *_configured("HEAP_LISTENER SYS_HEAP_LISTENER SYS_HEAP_VALIDATE")),
    ),
    _program("multi_heap", (*_HEAP, "lib/heap/multi_heap.c")),
    _program(
        "mem_blocks",
        (
            *(f"lib/mem_blocks/{name}.c" for name in ("mem_blocks", "multi_mem_blocks")),
            *(*_os("bitarray"), "lib/heap/heap_listener.c", *_libc("string", "memory")),
        ),
        (
            *_ON_HOST,
            *_configured("SYS_MEM_BLOCKS_LISTENER HEAP_LISTENER SYS_MEM_BLOCKS_RUNTIME_STATS"),
        ),
    ),
    _program(
        "heap_counted",
        _HEAP,
        _configured("SYS_HEAP_RUNTIME_STATS SYS_HEAP_BIG_ONLY SYS_HEAP_ALLOC_LOOPS"),
        main="heap",
    ),
    _program("timeout_tree", ("kernel/time/timeout_tree.c",), _clock(100, 100)),
    _program(
        "timeouts",
        (*_TIMEOUTS, "kernel/time/timepoint.c"),
        _clock(1000, 100000, f"TIMEOUT_64BIT {_AT_RUN_TIME}"),
    ),
    _program(
        "mem_regions",
        tuple(f"kernel/mm/{name}.c" for name in ("regions", "regions_find", "holes")),
        ("-I", str(TREE / "kernel/mm")),
    ),
    _program(
        "console",
        ("samples/console/src/line.c", "samples/console/src/words.c", *_STRING),
        ("-I", str(TREE / "samples/console/src")),
    ),
    _program("measure", ("drivers/timer/measure.c",), _clock(100, 100)),
    _program("tick_clock", _TIMEOUTS, _clock(10000, 1, f"TIMEOUT_64BIT {_AT_RUN_TIME}")),
    *(
        _program(f"time_units_{i}", flags=_clock(*settings), main="time_units")
        for i, settings in enumerate(
            (
                (100, 100000000, "TIMEOUT_64BIT"),
                (10000, 14318180, "TIMEOUT_64BIT"),
                (32768, 2147483647, ""),
                (7, 3, "TIMEOUT_64BIT"),
                (100, 14318180, f"TIMEOUT_64BIT {_AT_RUN_TIME}"),
            )
        )
    ),
)


@pytest.mark.parametrize("compiler", COMPILERS, ids=str)
@pytest.mark.parametrize("program", PROGRAMS, ids=str)
def test_program(
    program: Program,
    compiler: Compiler,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    result = run([str(build(program, compiler, tmp_path))], tmp_path)
    counts = _COUNTS.search(result.stdout)
    assert counts, f"no counts in\n{result.stdout[-3000:]}{result.stderr[-3000:]}"
    record_property("checks", int(counts[1]))
    assert result.returncode == 0 and int(counts[1]) > 0, result.stdout[-3000:] + result.stderr
