# SPDX-License-Identifier: Apache-2.0
"""The commands that this tree adds to west.

west loads entry.py; each command is one module; what they decide (which folder, is it stale, which
arguments) is in plain functions over values, so that it is tested without west.
"""
