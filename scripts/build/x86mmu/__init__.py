# SPDX-License-Identifier: Apache-2.0
"""Page tables for 32-bit x86, computed at build time from the first-pass ELF.

elf -> config -> plan -> layout -> tables -> emit; every arrow is a value. The proof
(verify) and the reports read the results and share no code with the builder.
"""
