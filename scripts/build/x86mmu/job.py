# SPDX-License-Identifier: Apache-2.0
"""One piece of work for the generator: a plan, how to lay it out, and where it will stand.

Made by cli.own_job for images of this project and by upstream.build for images of other
kernels; the steps after that are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from .paging import Policy
from .plan import Plan


@dataclass(frozen=True)
class Job:
    """What to generate; addresses and sizes in bytes."""

    plan: Plan
    policy: Policy
    base_phys: int  # physical address of the first table
    room: int  # reserved in the image; the tables must have exactly this size
    record_size: int  # 0: the image has no place for a record
    repeat_rights: bool = False  # bits 9 to 11 of each entry repeat its rights
