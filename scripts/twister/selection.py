# SPDX-License-Identifier: Apache-2.0
"""Which scenario runs on which platform, and why the others do not.

Decided from the files and the command line alone; a `filter` is answered later, by the job, out
of the configured build. Every pair that was left out stays in the list with its reason.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from twister.errors import TwisterError
from twister.options import Options
from twister.platforms import Platform, pick
from twister.testfile import Test

# Harnesses whose verdict we can find; for others an image is built and not run.
RUNNABLE = ("ztest", "test", "console", "pytest", "gtest", "none")


@dataclass(frozen=True)
class Instance:
    """One scenario on one platform.

    filtered: why it is left out, empty when it is not; build_only: why it is not run.
    """

    test: Test
    platform: Platform
    filtered: str = ""
    build_only: str = ""

    @property
    def name(self) -> str:
        """How it is called in messages."""
        return f"{self.platform.identifier} {self.test.identifier}"

    @property
    def folder(self) -> str:
        """Its place below the output folder."""
        return f"{self.platform.identifier}/{self.test.path}/{self.test.name}"


def select(tests: list[Test], platforms: list[Platform], options: Options) -> list[Instance]:
    """Every pair that the scope holds, filtered ones included. TwisterError for bad names."""
    excluded = [board.identifier for board in pick(list(options.exclude_platforms), platforms)]
    chosen = [
        _judged(test, platform, options, excluded)
        for test in tests
        if _asked_for(test, options)
        for platform in _scope(test, platforms, options)
    ]
    _check_names(tests, options)
    chosen = _ordered(list(_keyed(chosen)), options)
    if options.filter == "runnable":
        chosen = [_filtered(item, f"--filter runnable: {item.build_only}") for item in chosen]
    return chosen


def _filtered(item: Instance, reason: str) -> Instance:
    if item.filtered or not item.build_only:
        return item
    return replace(item, filtered=reason)


def _check_names(tests: list[Test], options: Options) -> None:
    known = {name for test in tests for name in (test.name, test.identifier)}
    unknown = [name for name in options.scenarios if name not in known]
    if unknown:
        raise TwisterError(f"-s {unknown[0]}: there is no such scenario below the folders that "
                           "were searched (see -T, and --list-tests)")


def _asked_for(test: Test, options: Options) -> bool:
    return not options.scenarios or bool({test.name, test.identifier} & {*options.scenarios})


def _scope(test: Test, platforms: list[Platform], options: Options) -> list[Platform]:
    """The platforms that come into question at all."""
    if options.platforms:
        return pick(list(options.platforms), platforms)
    fitting = [p for p in platforms if p.is_host == test.is_unit]
    if options.archs:
        return [p for p in fitting if p.arch in options.archs] or fitting[:1]
    if options.all or test.flag("build_on_all"):
        return fitting
    wanted = test.words("integration_platforms")
    if options.integration and wanted:
        return [p for p in fitting if p.named(wanted)] or fitting[:1]
    default = [p for p in fitting if p.default]
    allowed = [p for p in fitting if p.named(test.words("platform_allow"))]
    return default if not allowed or any(p in default for p in allowed) else allowed


def _judged(
    test: Test, platform: Platform, options: Options, excluded: list[str]
) -> Instance:
    reasons = list(_by_request(test, platform, options, excluded))
    if not options.force_platform:
        reasons += _by_platform(test, platform)
    reasons += _by_needs(test, platform, options)
    build_only = next(_not_run(test, options), "")
    return Instance(test, platform, reasons[0] if reasons else "", build_only)


def _by_request(
    test: Test, platform: Platform, options: Options, excluded: list[str]
) -> Iterator[str]:
    """What the command line leaves out."""
    tags = {*test.words("tags")}
    if options.tags and not tags & {*options.tags}:
        yield "no tag of --tag"
    if tags & {*options.exclude_tags}:
        yield "a tag of --exclude-tag"
    if platform.identifier in excluded:
        yield "--exclude-platform"
    if options.archs and platform.arch not in options.archs:
        yield "not an architecture of --arch"
    if options.levels and not {*test.words("levels")} & {*options.levels}:
        yield "no level of --level"
    wanted = test.words("integration_platforms")
    if options.integration and wanted and not platform.named(wanted):
        yield "not in integration_platforms"


def _by_platform(test: Test, platform: Platform) -> Iterator[str]:
    """What the test's author said about platforms, by key."""
    values: dict[str, Callable[[list[str]], bool]] = {
        "arch": lambda names: platform.arch in names,
        "platform": platform.named,
        "vendor": lambda names: platform.vendor in names,
    }
    for key, member in values.items():
        allowed, excluded = test.words(f"{key}_allow"), test.words(f"{key}_exclude")
        if allowed and not member(allowed):
            yield f"not in {key}_allow"
        if excluded and member(excluded):
            yield f"in {key}_exclude"
    kinds = test.words("platform_type")
    if kinds and platform.kind not in kinds:
        yield "not in platform_type"
    if platform.simulation and platform.simulation in test.words("simulation_exclude"):
        yield "in simulation_exclude"


def _by_needs(test: Test, platform: Platform, options: Options) -> Iterator[str]:
    """What the test needs, and the platform or this machine does not have."""
    if test.flag("skip"):
        yield "skip: true"
    if test.is_unit != platform.is_host:
        yield "unit tests are for the host" if test.is_unit else "the host runs unit tests only"
    if test.flag("sysbuild"):
        yield "sysbuild is not supported"
    yield from _by_size(test, platform)
    missing = [item for item in test.words("depends_on") if not platform.supports(item)]
    if missing:
        yield f"depends_on: the board does not support {', '.join(missing)}"
    absent = [name for name in test.words("modules") if name not in options.modules]
    if absent:
        yield f"modules: {', '.join(absent)} not present"
    yield from _by_toolchain(test, platform, options)
    yield from _by_board_tags(test, platform)


def _by_size(test: Test, platform: Platform) -> Iterator[str]:
    if platform.ram < test.values.get("min_ram", 0):
        yield f"min_ram: the board has {platform.ram} KiB"
    if platform.flash < test.values.get("min_flash", 0):
        yield f"min_flash: the board has {platform.flash} KiB"


def _by_toolchain(test: Test, platform: Platform, options: Options) -> Iterator[str]:
    allowed = test.words("toolchain_allow")
    if allowed and options.toolchain not in allowed:
        yield "not in toolchain_allow"
    if options.toolchain in test.words("toolchain_exclude"):
        yield "in toolchain_exclude"
    unknown = platform.toolchains and options.toolchain not in platform.toolchains
    if unknown and not options.force_toolchain:
        yield f"the board is not built with the toolchain '{options.toolchain}'"


def _by_board_tags(test: Test, platform: Platform) -> Iterator[str]:
    tags = {*test.words("tags")}
    if tags & {*platform.ignore_tags}:
        yield "in the board's ignore_tags"
    if platform.only_tags and not tags & {*platform.only_tags}:
        yield "not in the board's only_tags"


def _not_run(test: Test, options: Options) -> Iterator[str]:
    """Why an image is built and not run."""
    if test.flag("build_only"):
        yield "build_only: true"
    if options.build_only or options.cmake_only:
        yield "--build-only"
    if test.flag("slow") and not options.enable_slow:
        yield "slow, and no --enable-slow"
    if test.harness not in RUNNABLE:
        yield f"the harness '{test.harness}' needs hardware or programs that are not here"
    fixture = test.harness_config.get("fixture")
    if fixture and fixture not in options.fixtures:
        yield f"the fixture '{fixture}' is not here (see --fixture)"


def _keyed(instances: Iterable[Instance]) -> Iterator[Instance]:
    """Of all platforms that are alike in platform_key only the first is taken."""
    seen: set[tuple[str, ...]] = set()
    for item in instances:
        keys = item.test.words("platform_key")
        if keys and not item.filtered:
            mark = (item.test.identifier, *(item.platform.attribute(key) for key in keys))
            if mark in seen:
                yield replace(item, filtered="platform_key: done on a platform alike")
                continue
            seen.add(mark)
        yield item


def _ordered(instances: list[Instance], options: Options) -> list[Instance]:
    """--shuffle-tests mixes, --subset takes a part: what is filtered stays with the part that it
    would have been in, so that all parts together are the whole."""
    if options.shuffle_seed is not None:
        random.Random(options.shuffle_seed).shuffle(instances)
    if options.subset is None:
        return instances
    part, parts = options.subset
    left_out = [item for item in instances if item.filtered]
    live = [item for item in instances if not item.filtered]
    return left_out[part - 1 :: parts] + live[part - 1 :: parts]
