# SPDX-License-Identifier: Apache-2.0
"""A test scenario of an application's testcase.yaml or sample.yaml, as arguments of a build.

`west build -T` builds what the test runner would build for one scenario; which scenarios to run,
and on which boards, is not decided here.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from west_commands.base import UserError

FILE_NAMES = ("testcase.yaml", "sample.yaml")
# Keys whose value is a list of words, written as a list or as one string with blanks. Their
# `common` value and own value are joined; of any other key (but `filter`) the own value wins.
LIST_KEYS = frozenset(
    {
        "arch_allow",
        "arch_exclude",
        "depends_on",
        "extra_args",
        "extra_conf_files",
        "extra_configs",
        "extra_dtc_overlay_files",
        "extra_overlay_confs",
        "extra_sections",
        "integration_platforms",
        "levels",
        "modules",
        "platform_allow",
        "platform_exclude",
        "platform_key",
        "platform_type",
        "required_snippets",
        "simulation_exclude",
        "tags",
        "testcases",
        "toolchain_allow",
        "toolchain_exclude",
        "vendor_allow",
        "vendor_exclude",
    }
)


@dataclass(frozen=True)
class Scenario:
    """What one scenario adds to a build; file names are relative to the application.

    boards: the platforms it names, the preferred ones first.
    """

    name: str
    cmake_args: tuple[str, ...] = ()
    configs: tuple[str, ...] = ()
    extra_conf_files: tuple[str, ...] = ()
    dtc_overlays: tuple[str, ...] = ()
    snippets: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()

    def configs_for(self, *spellings: str) -> list[str]:
        """The Kconfig assignments that hold for a board, given by one or all of its names: an
        entry may be limited, as in `arch:x86:CONFIG_A=y` and `platform:qemu_x86:CONFIG_A=y`."""
        chosen: list[str] = []
        for entry in self.configs:
            assignment = entry
            kind, _, rest = entry.partition(":")
            if not kind.startswith("CONFIG_"):
                value, _, assignment = rest.partition(":")
                if not assignment.startswith("CONFIG_") or kind not in ("arch", "platform"):
                    raise UserError(
                        f"extra_configs: '{entry}' is not CONFIG_NAME=VALUE, "
                        "arch:NAME:CONFIG_… or platform:NAME:CONFIG_…"
                    )
                if value not in (("x86",) if kind == "arch" else spellings):
                    continue
            chosen.append(assignment)
        return chosen


def split_item(item: str, source_dir: str | None) -> tuple[str | None, str]:
    """SOURCE_DIR/NAME or NAME, as the option takes it, to the source directory and the name."""
    folder, slash, name = item.rpartition("/")
    return (folder, name) if slash and source_dir is None else (source_dir, name)


def load(source_dir: Path, name: str) -> Scenario:
    """The scenario of that name. UserError when the file or the name does not exist."""
    path = next((source_dir / n for n in FILE_NAMES if (source_dir / n).is_file()), None)
    if path is None:
        raise UserError(f"{source_dir} has no {' or '.join(FILE_NAMES)}, so no scenario {name}")
    document = _mapping(path)
    tests = document.get("tests")
    common = document.get("common") or {}
    if not isinstance(tests, Mapping) or not isinstance(common, Mapping):
        raise UserError(f"{path}: 'tests' and 'common' must be mappings")
    if name not in tests:
        known = ", ".join(sorted(map(str, tests)))
        raise UserError(f"{path} has no scenario '{name}'; it has: {known}")
    return _scenario(name, common, tests[name] or {}, path)


def _mapping(path: Path) -> Mapping[str, object]:
    import yaml

    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise UserError(f"{path} cannot be read: {error}") from error
    if not isinstance(document, Mapping):
        raise UserError(f"{path} is not a mapping")
    return document


def merged(common: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """The values of a scenario: what all of the file have in common, and its own."""
    values = {**common, **own}
    for key in LIST_KEYS & values.keys():
        values[key] = [w for source in (common, own) for w in words(source.get(key), key)]
    if common.get("filter") and own.get("filter"):
        values["filter"] = f"({common['filter']}) and ({own['filter']})"
    return values


def _scenario(name: str, common: Mapping[str, object], own: object, path: Path) -> Scenario:
    if not isinstance(own, Mapping):
        raise UserError(f"{path}: scenario '{name}' is not a mapping")
    return from_values(name, merged(common, own))


def from_values(name: str, values: Mapping[str, object]) -> Scenario:
    """The part of a scenario's merged values that a build is made from."""

    def named(key: str) -> list[str]:
        return words(values.get(key), key)

    files = ("CONF_FILE", "DTC_OVERLAY_FILE")  # may stand several times: they make one list
    lists: dict[str, list[str]] = {name: [] for name in files}
    plain: list[str] = []
    for key, value in map(_definition, named("extra_args")):
        if key in files:
            lists[key].append(value)
        else:
            plain.append(f"-D{key}={value}")
    plain += [f"-D{key}={';'.join(items)}" for key, items in lists.items() if items]
    return Scenario(
        name=name,
        cmake_args=tuple(plain),
        configs=tuple(named("extra_configs")),
        extra_conf_files=tuple(named("extra_conf_files") + named("extra_overlay_confs")),
        dtc_overlays=tuple(named("extra_dtc_overlay_files")),
        snippets=tuple(named("required_snippets")),
        boards=tuple(dict.fromkeys(named("integration_platforms") + named("platform_allow"))),
    )


def words(value: object, key: str) -> list[str]:
    """A list key's value as a list, in whichever way it was written."""
    if value is None:
        return []
    if isinstance(value, str):
        return shlex.split(value) if key == "extra_args" else value.split()
    if isinstance(value, list):
        return [str(entry) for entry in value]
    raise UserError(f"'{key}' must be a string or a list")


def _definition(argument: str) -> tuple[str, str]:
    name, equals, value = argument.removeprefix("-D").partition("=")
    if not equals:
        raise UserError(f"extra_args: '{argument}' is not NAME=VALUE")
    return name.partition(":")[0], value
