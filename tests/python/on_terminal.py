"""Runs a command on a terminal of its own, types a line each time a text is shown, and prints what was shown.

python3 on_terminal.py SHOWN TYPED -- COMMAND ARG ...
"""

import os
import pty
import sys

shown, typed = sys.argv[1:3]
command = sys.argv[4:]
seen = b""


def read(descriptor):
    global seen
    data = os.read(descriptor, 1024)
    before = seen
    seen += data
    if shown.encode() in seen and shown.encode() not in before:
        os.write(descriptor, typed.encode() + b"\n")
    return data


code = os.waitstatus_to_exitcode(pty.spawn(command, read, lambda descriptor: b""))
# Of a command that a signal ended, what a shell says.
sys.exit(code if code >= 0 else 128 - code)
