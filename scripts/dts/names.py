# SPDX-License-Identifier: Apache-2.0
"""How names of a devicetree become C tokens.

The scheme of the generated macros is fixed here: a node is `DT_N` followed by `_S_<name>` for
every step of its path, and everything about a node is that identifier plus a suffix.
"""

from __future__ import annotations

import re

_NOT_A_TOKEN = re.compile(r"[^a-z0-9_]")
_NOT_A_CASED_TOKEN = re.compile(r"[^A-Za-z0-9_]")


def token(name: str) -> str:
    """Lower case, everything that is no letter or digit an underscore."""
    return _NOT_A_TOKEN.sub("_", name.lower())


def cased_token(name: str) -> str:
    """The same with letters left as they are (for the value of a string)."""
    return _NOT_A_CASED_TOKEN.sub("_", name)


def path_id(path: str) -> str:
    """The identifier of the node at a path, without its `DT_` prefix."""
    if path == "/":
        return "N"
    return "N" + "".join(f"_S_{token(part)}" for part in path.strip("/").split("/"))


def c_string(text: str) -> str:
    """A C string literal of this text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'
