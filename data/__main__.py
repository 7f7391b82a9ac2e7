"""The permit register from the command line: ``python -m data import FILE [--dry-run] [--report R.json]``.

The exit status is 0 only if rows were stored, or if a dry run found nothing to reject or review.
"""

import argparse
import getpass
import json
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.commands import demo, maintenance, queries
from data.errors import DataError
from data.register import importing
from data.register.cleaning import pseudonyms
from data.register.mapping import profiles
from data.register.store import permit_store, retention
from data.register.validation import permit_rules


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what cannot be done is said in one sentence on the error output."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("import", help="read, clean, check and store a list")
    add.add_argument("file", type=Path)
    add.add_argument("--dry-run", action="store_true", help="store nothing, only tell")
    add.add_argument("--sheet", help="the sheet that holds the list")
    add.add_argument("--epoch", choices=profiles.EPOCHS[1:], help="the spreadsheet's system of days")
    add.add_argument("--codes", choices=profiles.CODES[1:], help="how four digits without a dot are meant")
    add.add_argument("--profile", type=Path, metavar="P", help="the source's profile (TOML)")
    add.add_argument("--save-profile", type=Path, metavar="P", help="write the profile that this file suggests")
    add.add_argument("--report", type=Path, help="write counts, reasons and changes as JSON")
    add.add_argument("--rejected", type=Path, help="write the rows that were not kept, with the reasons, as CSV")
    add.add_argument("--source", help="whose list it is, such as “Kanim Pangkalpinang”")
    add.add_argument("--replaces", metavar="BATCH", help="the batch that this list takes the place of")
    add.set_defaults(run=bring)
    maintenance.declare(commands)
    queries.declare(commands)
    demo.declare(commands)
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2


def bring(given: argparse.Namespace) -> int:
    """Examine a file, tell what it holds, and store what was kept unless the run is dry."""
    profile = profiles.read(given.profile) if given.profile else importing.NONE
    named = {name: getattr(given, name) for name in ("source", "sheet", "epoch", "codes") if getattr(given, name)}
    profile = replace(profile, **named)
    done = importing.examine(given.file, date.today(), profile)
    source = profile.source or given.file.stem
    tell(done)
    if given.report:
        given.report.write_text(json.dumps(report(done), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if given.rejected:
        importing.rejected(done, "id").to_csv(given.rejected, index=False, encoding="utf-8-sig")
    if given.save_profile:
        profiles.write(importing.proposed(done, source, profile), given.save_profile)
    if given.dry_run:
        return 0 if done.counts["kept"] == done.counts["read"] else 1
    if done.counts["kept"] == 0:
        print("Nothing was stored.", file=sys.stderr)
        return 1
    longest = retention.days()
    with permit_store.connected() as register:
        kept = profiles.stored(importing.proposed(done, source, profile), without=pseudonyms.fields())
        batch_id = register.add(done, source, getpass.getuser(), given.replaces, profile=kept)
        removal = retention.keep(register, longest, getpass.getuser(), batch_id)
    print(f"Stored as batch {batch_id}. To take it back: python -m data undo {batch_id}")
    if removal.gone:
        maintenance.tell_gone(removal.gone, longest)
    if removal.problem:
        print(removal.problem, file=sys.stderr)
    return 0


def tell(done: importing.Import) -> None:
    """Print counts, what is dropped, and the first rows of each reason."""
    counts = done.counts
    where = f"{done.file}{f', sheet {done.sheet}' if done.sheet else ''}"
    print(f"{where}: {counts['read']} rows read, {counts['kept']} kept, ", end="")
    print(f"{counts['rejected']} rejected, {counts['review']} in review.")
    if done.others:
        print(f"{1 + len(done.others)} sheets hold a list; {done.sheet!r} was read.")
    for sheet, rows in done.others.items():
        print(f"Sheet {sheet!r} holds a list of {rows} rows too; it was not read. To read it: --sheet {sheet!r}")
    if done.hidden:
        print(f"Hidden sheets, not read: {', '.join(done.hidden)}.")
    print(f"Personal columns, dropped: {', '.join(done.dropped) or 'none'}.")
    for rule in permit_rules.RULES:
        rows = done.offences.loc[done.offences["rule"] == rule.name, "row"]
        if len(rows):
            first = ", ".join(map(str, rows.head(8))) + (", …" if len(rows) > 8 else "")
            print(f"{rule.verdict} {len(rows)}: {rule.says_en} (rows {first})")
    for remark in done.remarks:
        print(f"{f'row {remark.row}: ' if remark.row else ''}{remark.says_en}")
    for row in done.candidates.head(20).itertuples():
        print(f"row {row.row}, {row.column}: may mean {row.candidates}")


def report(done: importing.Import) -> dict:
    """Return an import as a dictionary for JSON: no cell of a personal column is in it."""
    return {
        "file": done.file,
        "sha256": done.sha256,
        "sheet": done.sheet,
        "lists_by_sheet": {done.sheet: done.counts["read"]} | done.others,
        "hidden_sheets": done.hidden,
        "counts": done.counts,
        "columns": importing.told_headings(done),
        "dropped": done.dropped,
        "offences": Counter(done.offences["rule"]),
        "changes": Counter(done.changes["rule"]),
        "candidates": done.candidates.to_dict("records"),
    }


if __name__ == "__main__":
    sys.exit(main())
