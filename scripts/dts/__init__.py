# SPDX-License-Identifier: Apache-2.0
"""Devicetree: preprocessing, checking, and what C, Kconfig and CMake get to see of it."""
