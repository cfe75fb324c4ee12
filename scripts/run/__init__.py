# SPDX-License-Identifier: Apache-2.0
"""Runs one built image in QEMU and turns the end of the machine into an exit status.

`machine` says what to start, `process` starts it and leaves nothing behind, `cli` is the command
that `ninja run`, `west build -t run`, `west debugserver` and quickstart use; boot tests call
`machine.load()` and `process.execute()` themselves.
"""
