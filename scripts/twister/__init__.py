# SPDX-License-Identifier: Apache-2.0
"""The test runner: reads testcase.yaml and sample.yaml, builds, runs, judges, reports.

testfile and platforms read; selection decides what is run where; job does one scenario on one
board in a process of its own; pool keeps the cores busy; progress and report say what came out.
Builds are planned by west_commands, and QEMU is started by run, as everywhere in this tree.
"""
