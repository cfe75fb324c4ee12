# SPDX-License-Identifier: Apache-2.0
"""The configuration of a build directory, loaded again for the interactive front ends.

menuconfig, guiconfig and hardenconfig start from the arguments that CMake wrote and see the same
Kconfig tree as the configure step did, with the `.config` of the build directory.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from configure import kconfigfiles
from configure.devicetreestep import make_devicetree
from configure.errors import ConfigureError
from configure.inputs import read_inputs
from configure.kconfigstep import Request, load_tree
from configure.main import make_plan
from kconfig.merge import Assignment, apply_known, cli_assignments, read_assignments
from kconfig.tree import Kconfig


@dataclass(frozen=True)
class Loaded:
    """A configured tree, and every assignment of the files it was made from, in merge order."""

    tree: Kconfig
    assignments: Sequence[Assignment]


def load_current(arguments: Path) -> Kconfig:
    """The Kconfig tree of a configured build directory, with its `.config`."""
    return load_with_files(arguments).tree


def load_with_files(arguments: Path) -> Loaded:
    """The same with the assignments that led to it."""
    plan = make_plan(read_inputs(arguments))
    inputs = plan.inputs
    dot_config = inputs.out_dir / ".config"
    if not dot_config.is_file():
        raise ConfigureError(f"there is no {dot_config}: build the application once, then this "
                             "command can show its configuration.")
    request = Request(
        inputs=inputs, board=plan.board, modules=plan.modules,
        known_shields=plan.known_shields, conf_files=plan.conf_files,
        soc_roots=plan.roots("soc"),
        devicetree=make_devicetree(inputs, plan.board, plan.dts_files, plan.roots("dts"),
                                   plan.snippet_additions),
    )
    tree = load_tree(request, kconfigfiles.write(request))
    apply_known(tree, read_assignments(dot_config))
    # The interfaces look for their file there.
    os.environ["KCONFIG_CONFIG"] = str(dot_config)
    assignments = [item for path in plan.conf_files for item in read_assignments(path)]
    return Loaded(tree, [*assignments, *cli_assignments(inputs.cli_symbols)])


def run(argv: Sequence[str], action: Callable[[Kconfig], int]) -> int:
    """The command line of every front end: --args-json FILE."""
    if len(argv) != 2 or argv[0] != "--args-json":
        print("usage: <command> --args-json <build>/zephyr/configure.json", file=sys.stderr)
        return 2
    try:
        return action(load_current(Path(argv[1])))
    except (ConfigureError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
