# SPDX-License-Identifier: Apache-2.0
"""The configure step of a build, from CMake's arguments to everything CMake needs to go on.

    arguments -> modules -> board -> shields, snippets -> files -> devicetree -> Kconfig -> outputs

Each arrow is a value.  The order of the calls is in `configure()`; what each step decides is in
the module that it calls.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from configure import kconfigstep, modules, outputs, shields, snippets
from configure.boards import Board, find_board
from configure.devicetreestep import Devicetree, make_devicetree
from configure.errors import ConfigureError, note
from configure.fragments import Additions, Lookup, configuration_files, devicetree_files
from configure.inputs import Inputs, read_inputs


@dataclass(frozen=True)
class Plan:
    """Everything that is known before devicetree and Kconfig are read."""

    inputs: Inputs
    board: Board
    modules: Sequence[modules.Module]
    known_shields: dict[str, shields.Shield]
    snippet_additions: Sequence[Additions]
    conf_files: Sequence[Path]
    dts_files: Sequence[Path]

    def roots(self, kind: str) -> list[Path]:
        """The roots of one kind, in the order of precedence: user, modules, application, us."""
        return all_roots(self.inputs, self.modules, kind)

    def definitions(self) -> list[Path]:
        """The YAML files that say what the board, the modules and the snippets are."""
        directory = self.board.directory
        files = [directory / "board.yml", directory / f"{self.board.identifier}.yaml",
                 *(module.directory / "zephyr/module.yml" for module in self.modules),
                 *(item.definition for item in self.snippet_additions if item.definition)]
        return [path for path in files if path.is_file()]


def all_roots(inputs: Inputs, found: Sequence[modules.Module], kind: str) -> list[Path]:
    """The roots of one kind: the user's, the modules', the application, this tree."""
    given: tuple[Path, ...] = getattr(inputs, f"{kind}_roots")
    setting = f"{kind}_root"
    from_modules = [module.roots[setting] for module in found if setting in module.roots]
    return list(dict.fromkeys([*given, *from_modules, inputs.source_dir, inputs.base]))


def make_plan(inputs: Inputs) -> Plan:
    """Find modules, board, shields and snippets, and the files that they bring."""
    found = modules.load_modules(inputs.base, inputs.zephyr_modules, inputs.extra_zephyr_modules)
    board_roots = all_roots(inputs, found, "board")
    board = find_board(inputs.board, board_roots)
    known_shields = shields.find_shields(board_roots) if inputs.shields else {}
    shield_additions = [shields.additions(shield, board)
                        for shield in shields.chosen_shields(inputs.shields, known_shields)]
    snippet_additions = snippets.chosen_snippets(
        inputs.snippets, all_roots(inputs, found, "snippet"), board)
    lookup = Lookup(inputs, board, modules.environment(found, inputs.module_ext_roots))
    return Plan(
        inputs=inputs, board=board, modules=found, known_shields=known_shields,
        snippet_additions=snippet_additions,
        conf_files=configuration_files(lookup, shield_additions, snippet_additions),
        dts_files=devicetree_files(lookup, shield_additions, snippet_additions),
    )


def announce(plan: Plan) -> None:
    """Say which board and files were found, as upstream's users expect."""
    revision = f", revision {plan.board.revision}" if plan.board.revision else ""
    note(f"Board: {plan.board.identifier} ({plan.board.target}){revision}")
    for path in plan.dts_files[1:]:
        note(f"Found devicetree overlay: {path}")
    for path in plan.conf_files:
        note(f"Merged configuration '{path}'")


def configure(arguments: Path) -> None:
    """Do the whole configure step."""
    plan = make_plan(read_inputs(arguments))
    announce(plan)
    tree: Devicetree = make_devicetree(plan.inputs, plan.board, plan.dts_files,
                                       plan.roots("dts"), plan.snippet_additions)
    configuration = kconfigstep.make_configuration(kconfigstep.Request(
        inputs=plan.inputs, board=plan.board, modules=plan.modules,
        known_shields=plan.known_shields, conf_files=plan.conf_files,
        soc_roots=plan.roots("soc"), devicetree=tree,
    ))
    outputs.write_cmake(plan.inputs, plan.board, plan.modules, plan.snippet_additions,
                        [*plan.definitions(), *tree.files, *configuration.files],
                        configuration, tree)


def main(argv: Sequence[str]) -> int:
    """The command: --args-json FILE."""
    if len(argv) != 2 or argv[0] != "--args-json":
        print("usage: configure.py --args-json FILE", file=sys.stderr)
        return 2
    try:
        configure(Path(argv[1]))
    except (ConfigureError, OSError) as error:
        sys.stdout.flush()
        print(f"error: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        sys.stdout.flush()
        print(f"error: {sys.executable} has no Python library '{error.name}': run ./quickstart, "
              "or install scripts/requirements-run.txt there with pip, or name another "
              "interpreter with -DPython3_EXECUTABLE=...", file=sys.stderr)
        return 1
    return 0
