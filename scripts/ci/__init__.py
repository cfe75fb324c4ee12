# SPDX-License-Identifier: Apache-2.0
"""Runs every check and every test of the tree and says truthfully how it went.

`stages` lists what there is to run, `runner` runs one of them and counts, `cli` runs all and prints
the table and the last line. Checks of our own: `includes` (who may include whom).
"""
