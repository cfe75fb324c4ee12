# SPDX-License-Identifier: Apache-2.0
"""The one door to kconfiglib: loading a Kconfig tree, typed, with our functions in it.

Nothing else imports kconfiglib.  The types say only what we use of it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from configure.errors import ConfigureError, nearest

#: A preprocessor function: its Python side, the least and the most number of arguments.
Function = tuple[Callable[..., str], int, "int | None"]

#: What newer Kconfig languages have and this one does not, with what to write instead.
NEWER_WORDS = {
    "configdefault": "write a second 'config' block with the 'default' in it",
    "transitional": "give the old name an option of its own with 'select' or 'default'",
    "modules": "remove it: there are no loadable modules at this level",
}

#: The words a line may start with.
KEYWORDS = (
    "bool", "choice", "comment", "config", "default", "def_bool", "def_hex", "def_int",
    "def_string", "def_tristate", "depends", "endchoice", "endif", "endmenu", "help", "hex", "if",
    "imply", "int", "mainmenu", "menu", "menuconfig", "option", "optional", "orsource", "osource",
    "prompt", "range", "rsource", "select", "source", "string", "tristate", "visible",
)

_FUNCTIONS_MODULE = "ponente_kconfig_functions"


class Prompted(Protocol):
    """A place where a symbol is defined (kconfiglib.MenuNode)."""

    filename: str
    linenr: int
    prompt: tuple[str, Any] | None
    dep: Any
    help: str | None


class Symbol(Protocol):
    """A configuration symbol (kconfiglib.Symbol)."""

    name: str
    nodes: list[Prompted]
    orig_type: int
    type: int
    str_value: str
    tri_value: int
    user_value: Any
    visibility: int
    choice: Any
    direct_dep: Any
    rev_dep: Any
    weak_rev_dep: Any
    selects: list[Any]
    defaults: list[Any]
    ranges: list[Any]
    config_string: str

    def set_value(self, value: str) -> bool:
        """Give the symbol a user value; False when it cannot have it."""


class Kconfig(Protocol):
    """A loaded tree (kconfiglib.Kconfig)."""

    syms: dict[str, Symbol]
    unique_defined_syms: list[Symbol]
    unique_choices: list[Any]
    kconfig_filenames: list[str]
    srctree: str
    warnings: list[str]
    warn: bool
    mainmenu_text: str


def load(root: Path, environment: Mapping[str, str], functions: Mapping[str, Function]) -> Kconfig:
    """Parse a Kconfig tree; a mistake in it is one error with file and line."""
    import kconfiglib

    os.environ.update(environment)
    os.environ["KCONFIG_FUNCTIONS"] = _FUNCTIONS_MODULE
    holder = ModuleType(_FUNCTIONS_MODULE)
    setattr(holder, "functions", dict(functions))  # noqa: B010 (a module made at run time)
    sys.modules[_FUNCTIONS_MODULE] = holder
    try:
        tree: Kconfig = _strict_class(kconfiglib)(str(root), warn_to_stderr=False)
    except kconfiglib.KconfigError as error:
        raise ConfigureError(_explain(str(error).strip())) from error
    except OSError as error:
        raise ConfigureError(_explain_missing(str(error))) from error
    finally:
        del sys.modules[_FUNCTIONS_MODULE]
    return tree


def _strict_class(library: Any) -> Any:
    """kconfiglib's class, but a call of an unknown function is an error and not nothing."""

    class StrictKconfig(library.Kconfig):  # type: ignore[misc]
        """Refuses what a newer Kconfig library would know."""

        def _fn_val(self, args: list[str]) -> Any:
            known = self.variables.keys() | self._functions.keys()
            if len(args) > 1 and args[0] not in known:
                raise library.KconfigError(
                    f"{self.filename}:{self.linenr}: there is no preprocessor function "
                    f"'{args[0]}' here.{nearest(args[0], known)}")
            return super()._fn_val(args)

    return StrictKconfig


def _explain(message: str) -> str:
    """kconfiglib's words, and for a newer construct a sentence that says so."""
    match = re.search(r"couldn't parse '(.*?)': ", message)
    word = re.match(r"\s*([\w-]+)", match.group(1)) if match else None
    if not match or not word:
        return message
    if word.group(1) in NEWER_WORDS:
        return (f"{message}. '{word.group(1)}' belongs to a newer Kconfig language than the one "
                f"used here (kconfiglib 14.1): {NEWER_WORDS[word.group(1)]}.")
    if word.group(1) in KEYWORDS:
        return message
    return f"{message}.{nearest(word.group(1), KEYWORDS)}"


def _explain_missing(message: str) -> str:
    return " ".join(message.split())


def types() -> Any:
    """kconfiglib itself, for its constants and expression helpers."""
    import kconfiglib

    return kconfiglib
