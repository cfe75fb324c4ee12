# SPDX-License-Identifier: Apache-2.0
"""Property tests try the same examples in every run, and no clock judges them: whether they pass
is a matter of the tree, not of luck or of what else the machine does.

`--hypothesis-profile=search` tries other examples in each run, and keeps those that failed.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_CHECKS = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]

settings.register_profile("search", deadline=None, suppress_health_check=_CHECKS)
settings.register_profile("same", settings.get_profile("search"), derandomize=True)
settings.load_profile("same")
