# SPDX-License-Identifier: Apache-2.0
"""`python -I scripts/ci`: finds the package and hands over to cli.main(); quickstart calls it."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from ci.cli import main  # noqa: E402  (the path above comes first)

sys.exit(main(sys.argv[1:]))
