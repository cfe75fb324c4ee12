# SPDX-License-Identifier: Apache-2.0
"""Fixtures of the boot tests: the builds, shared by all tests of a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from boot.builds import Builds, Image


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """All images of the run, built when first asked for."""
    kept = os.environ.get("PONENTE_TEST_BUILDS")
    if kept:
        return Builds(Path(kept))
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return Builds(shared / "builds")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With --dist=loadgroup, the tests of one image run in one process, one after the other."""
    for item in items:
        callspec = getattr(item, "callspec", None)
        images = [v for v in getattr(callspec, "params", {}).values() if isinstance(v, Image)]
        if images:
            item.add_marker(pytest.mark.xdist_group(images[0].name))
