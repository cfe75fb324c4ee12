# SPDX-License-Identifier: Apache-2.0
"""What must stay in memory does: code and data that serve page faults lie in pinned sections.

    link with relocations + linker map --> inputs, relocations --> graph --> walk from roots
                                                                   policy: roots, exemptions

A node is an input section (with -ffunction-sections that is a function or a variable), an edge
is a relocation: a call, or an address that is used. Called by ../check_pinned.py.
"""
