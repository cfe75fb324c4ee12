# SPDX-License-Identifier: Apache-2.0
"""`python -I scripts/live_tables ...`: finds the packages and hands over to cli.main()."""

import sys
from pathlib import Path

_SCRIPTS = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(_SCRIPTS), str(_SCRIPTS / "build")]

from live_tables.cli import main  # noqa: E402  (the paths above come first)

sys.exit(main(sys.argv[1:]))
