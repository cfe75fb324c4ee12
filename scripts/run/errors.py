# SPDX-License-Identifier: Apache-2.0
"""The one exception of this package: something the user can put right."""


class RunError(Exception):
    """A run that could not start; the text is one paragraph that says what to do."""
