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
# Keys whose `common` value and own value are joined; of any other key the own value wins.
_JOINED = frozenset(
    {
        "extra_args",
        "extra_configs",
        "extra_conf_files",
        "extra_overlay_confs",
        "extra_dtc_overlay_files",
        "required_snippets",
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

    def configs_for(self, board: str) -> list[str]:
        """The Kconfig assignments that hold for a board: an entry may be limited to some, as in
        `arch:x86:CONFIG_A=y` and `platform:qemu_x86:CONFIG_A=y`."""
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
                if value != ("x86" if kind == "arch" else board):
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


def _scenario(name: str, common: Mapping[str, object], own: object, path: Path) -> Scenario:
    if not isinstance(own, Mapping):
        raise UserError(f"{path}: scenario '{name}' is not a mapping")

    def words(key: str) -> list[str]:
        sources = (common, own) if key in _JOINED or key not in own else (own,)
        return [word for source in sources for word in _words(source.get(key), key)]

    files = ("CONF_FILE", "DTC_OVERLAY_FILE")  # may stand several times: they make one list
    lists: dict[str, list[str]] = {name: [] for name in files}
    plain: list[str] = []
    for key, value in map(_definition, words("extra_args")):
        if key in files:
            lists[key].append(value)
        else:
            plain.append(f"-D{key}={value}")
    plain += [f"-D{key}={';'.join(values)}" for key, values in lists.items() if values]
    return Scenario(
        name=name,
        cmake_args=tuple(plain),
        configs=tuple(words("extra_configs")),
        extra_conf_files=tuple(words("extra_conf_files") + words("extra_overlay_confs")),
        dtc_overlays=tuple(words("extra_dtc_overlay_files")),
        snippets=tuple(words("required_snippets")),
        boards=tuple(dict.fromkeys(words("integration_platforms") + words("platform_allow"))),
    )


def _words(value: object, key: str) -> list[str]:
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
