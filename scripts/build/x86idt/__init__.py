# SPDX-License-Identifier: Apache-2.0
"""The interrupt descriptor table of an x86 image, made and proved while the image is built.

    records.py --> vectors.py --> table.py          first link: who wants what; vectors; bytes
    records.py --> check.py                         last link: do the bytes say what was wanted

Standard library only, and little of it: it runs on every build, inside scripts that run anyway
(gen_prelink.py, check_link.py).
"""
