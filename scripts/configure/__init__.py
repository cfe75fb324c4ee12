# SPDX-License-Identifier: Apache-2.0
"""The one process that a build's configure step starts: boards, modules, devicetree, Kconfig."""
