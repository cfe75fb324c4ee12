# SPDX-License-Identifier: Apache-2.0
"""The one exception of this package: the tables could not be asked for, or not compared."""


class AskError(Exception):
    """One paragraph that says what is missing and what to do; exit status 2."""
