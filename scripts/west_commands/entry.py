# SPDX-License-Identifier: Apache-2.0
"""What west loads (see scripts/west-commands.yml): it finds the package and names the classes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# west reads the file that it was told to read, so the path above has to come first.
from west_commands.boards import Boards
from west_commands.build import Build
from west_commands.completion import Completion
from west_commands.debug import Attach, Debug, DebugServer
from west_commands.export import ZephyrExport
from west_commands.mmu import Mmu
from west_commands.twister import Twister

__all__ = [
    "Attach",
    "Boards",
    "Build",
    "Completion",
    "Debug",
    "DebugServer",
    "Mmu",
    "Twister",
    "ZephyrExport",
]
