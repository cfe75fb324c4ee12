# SPDX-License-Identifier: Apache-2.0
"""Tools for traces of the kernel."""
