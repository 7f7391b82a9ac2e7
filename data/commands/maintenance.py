"""Commands that look after the register: batches, undo, purge, verify, rotate-key, confirm-key."""

import argparse
import getpass
import json
import sys
from pathlib import Path

from data.messages import PluralMessage
from data.register.store import key_rotation, permit_store, retention


def declare_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands to the parser."""
    commands.add_parser("batches", help="list what was imported").set_defaults(run=list_batches)
    undo_parser = commands.add_parser("undo", help="remove a batch; what it replaced counts again")
    undo_parser.add_argument("batch")
    undo_parser.set_defaults(run=undo_batch)
    purge_parser = commands.add_parser("purge", help="remove batches that are older than they may be kept")
    purge_parser.add_argument(
        "--older-than",
        type=int,
        metavar="DAYS",
        help=f"the period of retention in days, else {retention.PERIOD_VARIABLE}",
    )
    purge_parser.add_argument("--report", type=Path, help="write what was removed as JSON")
    purge_parser.set_defaults(run=purge_batches)
    commands.add_parser("verify", help="say whether the audit is as it was written").set_defaults(run=verify_audit)
    rotate_parser = commands.add_parser("rotate-key", help="make a new pseudonym key, and key what is stored anew")
    rotate_parser.set_defaults(run=rotate_key)
    confirm_parser = commands.add_parser(
        "confirm-key", help="say that the key file is that of a store of before 0.2.0, which does not know its key"
    )
    confirm_parser.set_defaults(run=confirm_key)


def list_batches(options: argparse.Namespace) -> int:
    """List the batches, the newest first."""
    with permit_store.open_store() as register:
        for row in register.batches().itertuples():
            state = "undone" if row.undone_at == row.undone_at else f"{row.rows_kept} of {row.rows_read} rows"
            list_name = f"{row.file}, sheet {row.sheet}" if row.sheet else row.file
            print(f"{row.batch_id}  {row.stored_at:%Y-%m-%d %H:%M}  {row.source}  {list_name}  {state}")
    return 0


def undo_batch(options: argparse.Namespace) -> int:
    """Take a batch back."""
    with permit_store.open_store() as register:
        row_count = register.undo(options.batch, getpass.getuser())
    print(PluralMessage("{n} row was removed.", "{n} rows were removed.", row_count))
    return 0


def purge_batches(options: argparse.Namespace) -> int:
    """Remove what may no longer be kept, and its bytes, and report each batch."""
    days = retention.require_retention_days() if options.older_than is None else options.older_than
    with permit_store.open_store() as register:
        removed_rows = register.purge(days, getpass.getuser())
        is_shrunk = register.shrink()
    if options.report:
        facts = {"older_than_days": days, "removed": removed_rows, "bytes_removed": is_shrunk}
        options.report.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print_removed_batches(removed_rows, days)
    if not is_shrunk:
        print("The file still holds their bytes: close the other views of it and run purge again.", file=sys.stderr)
    return 0 if is_shrunk else 1


def print_removed_batches(removed_rows: dict[str, int], days: int) -> None:
    """Print what was removed because it was older than it may be kept."""
    for batch_id, rows in removed_rows.items():
        print(f"{batch_id}: {PluralMessage('{n} row was removed.', '{n} rows were removed.', rows)}")
    print(
        PluralMessage(
            "{n} batch was older than {age}.",
            "{n} batches were older than {age}.",
            len(removed_rows),
            age=PluralMessage("{n} day", "{n} days", days),
        )
    )


def verify_audit(options: argparse.Namespace) -> int:
    """Say which lines of the audit are not as they were written, and what guards it no more; the exit status is 0 only if none."""
    with permit_store.open_store(allows_missing_guards=True) as register:
        faults, line_count = [*register.verify(), *register.list_missing_guards()], len(register.audit())
    for fault in faults:
        print(fault, file=sys.stderr)
    line_text = PluralMessage("{n} line of the audit was read", "{n} lines of the audit were read", line_count)
    print(f"{line_text}, {PluralMessage('{n} fault was found', '{n} faults were found', len(faults))}.")
    return 1 if faults else 0


def rotate_key(options: argparse.Namespace) -> int:
    """Make a new key."""
    with permit_store.open_store() as register:
        pseudonym_count = key_rotation.rotate_key(register, getpass.getuser())
        register.shrink()
    count_text = PluralMessage("{n} pseudonym was keyed anew.", "{n} pseudonyms were keyed anew.", pseudonym_count)
    print(f"{count_text} Keep a copy of the key file, for its owner alone.")
    return 0


def confirm_key(options: argparse.Namespace) -> int:
    """Let a store that does not know its key take the key file for its own, on the word of whoever asks."""
    with permit_store.open_store() as register:
        was_unknown = key_rotation.confirm_key(register, getpass.getuser())
    print("The store knows its key now." if was_unknown else "The store knew its key: the key file is the right one.")
    return 0
