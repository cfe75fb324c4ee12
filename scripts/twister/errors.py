# SPDX-License-Identifier: Apache-2.0
"""The one exception of this package: something the user can put right."""


class TwisterError(Exception):
    """A run that cannot start; the text is one paragraph that says what to do."""
