# SPDX-License-Identifier: Apache-2.0
"""`python scripts/twister ...`: finds the packages and hands over to main.main()."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from twister.main import main  # noqa: E402  (the path above comes first)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
