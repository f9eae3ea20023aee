"""The child process that turns a passphrase into a key: run as a script, never imported by the program.

Reads one JSON line with the parameters and then the passphrase from standard input, writes 32 bytes to
standard output. It imports nothing of klantbeeld, so that it starts fast and holds nothing else.
"""

from __future__ import annotations

import json
import sys

from argon2.low_level import Type, hash_secret_raw


def main() -> int:
    """Derive one key. Exit code 0 and 32 bytes, or 1 and nothing."""
    header, _, passphrase = sys.stdin.buffer.read().partition(b"\n")
    parameters = json.loads(header)
    try:
        key = hash_secret_raw(
            passphrase,
            bytes.fromhex(parameters["zout"]),
            time_cost=parameters["rondes"],
            memory_cost=parameters["geheugen_kib"],
            parallelism=parameters["stroken"],
            hash_len=32,
            type=Type.ID,
        )
    except Exception:  # noqa: BLE001 - whatever the library raised, the parent may only learn "failed"
        return 1
    sys.stdout.buffer.write(key)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
