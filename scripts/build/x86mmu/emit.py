# SPDX-License-Identifier: Apache-2.0
"""Writes output files so that each is either complete or as it was before.

A temporary file beside each target, then one rename each; several files are written in
full before the first rename, and should a later rename fail, the files that are already in
place are removed, as they would not fit together with what was there before. A target that
is no regular file (a device, a pipe) is written directly. What is printed may meet a reader who
has gone (`| head`), which is no error, or a disk that is full.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping

from .errors import MmuError


def write_all(contents: Mapping[str, bytes]) -> None:
    """Write all files or none; raises MmuError naming the file and the reason."""
    temporary: dict[str, str] = {}
    placed: list[str] = []
    current = ""
    try:
        for path, content in contents.items():
            current = path
            if os.path.exists(path) and not os.path.isfile(path):
                _write(path, content)
                continue
            temporary[path] = f"{path}.{os.getpid()}.tmp"
            _write(temporary[path], content)
        for path in list(temporary):
            current = path
            os.replace(temporary[path], path)
            del temporary[path]
            placed.append(path)
    except OSError as error:
        for path in placed:
            _remove(path)
        raise MmuError(
            f"{current} cannot be written: {error.strerror}. Nothing was left half-written; "
            "make room or choose another place, then build again."
        ) from error
    finally:
        for name in temporary.values():
            _remove(name)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)


def _remove(path: str) -> None:
    # An error means that it was never made, or that the folder is gone.
    with contextlib.suppress(OSError):
        os.unlink(path)


def write_if_changed(path: str, content: bytes) -> None:
    """Write one file unless it already has this content, so that nothing is rebuilt."""
    # An error means that it does not exist or cannot be read: then it is written.
    with contextlib.suppress(OSError), open(path, "rb") as file:
        if file.read() == content:
            return
    write_all({path: content})


@contextlib.contextmanager
def printing(what: str) -> Iterator[None]:
    """What is printed inside has reached its reader at the end, or there is none; raises
    MmuError otherwise."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        # What Python still holds must not fail a second time when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise MmuError(
                f"{what} cannot be printed: {error.strerror}. Make room where the output goes."
            ) from error
