# SPDX-License-Identifier: Apache-2.0
"""Running the C preprocessor over the board's devicetree and every overlay.

One process, one input: a list of #include lines.  The files that were read are taken from the
line markers of the output, so that no dependency file has to be written and parsed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from configure.errors import ConfigureError
from configure.files import write_if_changed

_MARKER = re.compile(r'^# \d+ "([^"<]+)"', re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """What to preprocess, with what."""

    compiler: str
    files: Sequence[Path]
    include_dirs: Sequence[Path]
    extra_flags: Sequence[str] = ()


def preprocess(source: Source, output: Path) -> list[Path]:
    """Write the preprocessed devicetree; returns the files it was made from."""
    text = "".join(f'#include "{path}"\n' for path in source.files)
    command = [source.compiler, "-E", "-x", "assembler-with-cpp", "-nostdinc", "-undef",
               "-D__DTS__", *source.extra_flags,
               *(f"-I{path}" for path in source.include_dirs if path.is_dir()), "-"]
    try:
        done = subprocess.run(command, input=text, capture_output=True, check=False,
                              encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigureError(f"cannot run the C preprocessor {source.compiler}: "
                             f"{error.strerror}") from error
    if done.returncode:
        raise ConfigureError(_first_problem(done.stderr))
    write_if_changed(output, done.stdout)
    return [Path(name) for name in dict.fromkeys(_MARKER.findall(done.stdout))
            if not name.startswith("<")]


def _first_problem(stderr: str) -> str:
    """The compiler's own message about the devicetree, without its chain of includes."""
    lines = [line for line in stderr.splitlines() if re.search(r"(error|undefined)\b", line)]
    detail = "\n".join(lines[:3]) or stderr.strip()
    return f"the devicetree could not be preprocessed:\n{detail}"
