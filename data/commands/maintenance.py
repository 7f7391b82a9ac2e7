"""Commands that look after the register: batches, undo, purge, verify, rotate-key."""

import argparse
import getpass
import json
import sys
from pathlib import Path

from data.register.store import key_rotation, permit_store, retention


def declare(commands) -> None:
    """Declare the commands to the parser."""
    commands.add_parser("batches", help="list what was imported").set_defaults(run=batches)
    back = commands.add_parser("undo", help="remove a batch; what it replaced counts again")
    back.add_argument("batch")
    back.set_defaults(run=undo)
    old = commands.add_parser("purge", help="remove batches that are older than they may be kept")
    old.add_argument(
        "--older-than", type=int, metavar="DAYS", help=f"the period of retention in days, else {retention.PERIOD}"
    )
    old.add_argument("--report", type=Path, help="write what was removed as JSON")
    old.set_defaults(run=purge)
    commands.add_parser("verify", help="say whether the audit is as it was written").set_defaults(run=verify)
    rotate = commands.add_parser("rotate-key", help="make a new pseudonym key, and key what is stored anew")
    rotate.set_defaults(run=rotate_key)


def batches(given: argparse.Namespace) -> int:
    """List the batches, the newest first."""
    with permit_store.connected() as register:
        for row in register.batches().itertuples():
            state = "undone" if row.undone_at == row.undone_at else f"{row.rows_kept} of {row.rows_read} rows"
            where = f"{row.file}, sheet {row.sheet}" if row.sheet else row.file
            print(f"{row.batch_id}  {row.stored_at:%Y-%m-%d %H:%M}  {row.source}  {where}  {state}")
    return 0


def undo(given: argparse.Namespace) -> int:
    """Take a batch back."""
    with permit_store.connected() as register:
        print(f"{register.undo(given.batch, getpass.getuser())} rows were removed.")
    return 0


def purge(given: argparse.Namespace) -> int:
    """Remove what may no longer be kept, and its bytes, and report each batch."""
    days = retention.period(retention.written() if given.older_than is None else str(given.older_than))
    with permit_store.connected() as register:
        gone = register.purge(days, getpass.getuser())
        whole = register.shrink()
    if given.report:
        facts = {"older_than_days": days, "removed": gone, "bytes_removed": whole}
        given.report.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    tell_gone(gone, days)
    if not whole:
        print("The file still holds their bytes: close the other views of it and run purge again.", file=sys.stderr)
    return 0 if whole else 1


def tell_gone(gone: dict[str, int], days: int) -> None:
    """Print what was removed because it was older than it may be kept."""
    for batch_id, rows in gone.items():
        print(f"{batch_id}: {rows} rows were removed.")
    print(f"{len(gone)} batches were older than {days} days.")


def verify(given: argparse.Namespace) -> int:
    """Say which lines of the audit are not as they were written; the exit status is 0 only if none is."""
    with permit_store.connected() as register:
        faults, lines = register.verify(), len(register.audit())
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{lines} lines of the audit were read, {len(faults)} faults were found.")
    return 1 if faults else 0


def rotate_key(given: argparse.Namespace) -> int:
    """Make a new key."""
    with permit_store.connected() as register:
        known = key_rotation.rotate(register, getpass.getuser())
        register.shrink()
    print(f"{known} pseudonyms were keyed anew. Keep a copy of the key file, for its owner alone.")
    return 0
