# SPDX-License-Identifier: Apache-2.0
"""Kconfig: loading the tree, merging configuration files, explaining and writing the result."""
