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

from data.commands import demo, maintenance, queries, runner, settings_list
from data.messages import PluralMessage
from data.register import importing, permit_fields
from data.register.mapping import profiles
from data.register.store import permit_store, retention
from data.register.validation import permit_rules
from data.version import app_version


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what cannot be done is said in one sentence on the error output."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    import_parser = commands.add_parser("import", help="read, clean, check and store a list")
    import_parser.add_argument("file", type=Path)
    import_parser.add_argument("--dry-run", action="store_true", help="store nothing, only tell")
    import_parser.add_argument("--sheet", help="the sheet that holds the list")
    import_parser.add_argument("--epoch", choices=profiles.EPOCH_OPTIONS[1:], help="the spreadsheet's system of days")
    import_parser.add_argument(
        "--codes", choices=profiles.CODE_OPTIONS[1:], help="how four digits without a dot are meant"
    )
    import_parser.add_argument("--profile", type=Path, metavar="P", help="the source's profile (TOML)")
    import_parser.add_argument(
        "--save-profile", type=Path, metavar="P", help="write the profile that this file suggests"
    )
    import_parser.add_argument("--report", type=Path, help="write counts, reasons and changes as JSON")
    import_parser.add_argument(
        "--rejected", type=Path, help="write the rows that were not kept, with the reasons, as CSV"
    )
    import_parser.add_argument("--source", help="whose list it is, such as “Kanim Pangkalpinang”")
    import_parser.add_argument("--replaces", metavar="BATCH", help="the batch that this list takes the place of")
    import_parser.set_defaults(run=import_list)
    maintenance.declare_commands(commands)
    queries.declare_commands(commands)
    demo.declare_commands(commands)
    settings_list.declare_commands(commands)
    options = parser.parse_args(arguments)
    return runner.run_command("data", options)


def import_list(options: argparse.Namespace) -> int:
    """Examine a file, tell what it holds, and store what was kept unless the run is dry."""
    profile = profiles.read(options.profile) if options.profile else importing.NO_PROFILE
    overrides = {
        name: getattr(options, name) for name in ("source", "sheet", "epoch", "codes") if getattr(options, name)
    }
    profile = replace(profile, **overrides)
    result = importing.examine(options.file, date.today(), profile)
    source = profile.source or options.file.stem
    print_summary(result)
    if options.report:
        options.report.write_text(
            json.dumps(build_report(result), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    if options.rejected:
        importing.rejected_rows(result, "id").to_csv(options.rejected, index=False, encoding="utf-8-sig")
    if options.save_profile:
        profiles.write(importing.propose_profile(result, source, profile), options.save_profile)
    if options.dry_run:
        return 0 if result.counts["kept"] == result.counts["read"] else 1
    if result.counts["kept"] == 0:
        print("Nothing was stored.", file=sys.stderr)
        return 1
    retention_days = retention.retention_days()
    with permit_store.open_store() as register:
        stored_profile = profiles.to_storable_toml(
            importing.propose_profile(result, source, profile), omitted_fields=permit_fields.personal_fields()
        )
        batch_id = register.add(result, source, getpass.getuser(), options.replaces, profile=stored_profile)
        removal = retention.apply_retention(register, retention_days, getpass.getuser(), batch_id)
    print(f"Stored as batch {batch_id}. To take it back: python -m data undo {batch_id}")
    if removal.removed_rows and retention_days is not None:
        maintenance.print_removed_batches(removal.removed_rows, retention_days)
    if removal.problem:
        print(removal.problem, file=sys.stderr)
    return 0


def print_summary(result: importing.ImportResult) -> None:
    """Print counts, what is dropped, and the first rows of each reason."""
    counts = result.counts
    list_name = f"{result.file}{f', sheet {result.sheet}' if result.sheet else ''}"
    row_text = PluralMessage("{n} row read", "{n} rows read", counts["read"])
    print(f"{list_name}: {row_text}, {counts['kept']} kept, ", end="")
    print(f"{counts['rejected']} rejected, {counts['review']} in review.")
    if result.other_lists:
        print(f"{1 + len(result.other_lists)} sheets hold a list; {result.sheet!r} was read.")
    for sheet, rows in result.other_lists.items():
        row_text = PluralMessage("{n} row", "{n} rows", rows)
        print(f"Sheet {sheet!r} holds a list of {row_text} too; it was not read. To read it: --sheet {sheet!r}")
    if result.hidden_sheets:
        print(f"Hidden sheets, not read: {', '.join(result.hidden_sheets)}.")
    print(f"Personal columns, dropped: {', '.join(result.dropped_fields) or 'none'}.")
    for rule in permit_rules.RULES:
        rows = result.offences.loc[result.offences["rule"] == rule.name, "row"]
        if len(rows):
            row_numbers = ", ".join(map(str, rows.head(8))) + (", …" if len(rows) > 8 else "")
            print(f"{rule.verdict} {len(rows)}: {rule.says_en} (rows {row_numbers})")
    for remark in result.remarks:
        print(f"{f'row {remark.row}: ' if remark.row else ''}{remark.message}")
    for row in result.candidates.head(20).itertuples():
        print(f"row {row.row}, {row.column}: may mean {row.candidates}")


def build_report(result: importing.ImportResult) -> dict[str, object]:
    """Return an import as a dictionary for JSON: no cell of a personal column is in it."""
    return {
        "app_version": app_version(),
        "file": result.file,
        "sha256": result.sha256,
        "sheet": result.sheet,
        "lists_by_sheet": {result.sheet: result.counts["read"]} | result.other_lists,
        "hidden_sheets": result.hidden_sheets,
        "counts": result.counts,
        "columns": importing.reportable_headings(result),
        "dropped": result.dropped_fields,
        "offences": Counter(result.offences["rule"]),
        "changes": Counter(result.changes["rule"]),
        "candidates": result.candidates.to_dict("records"),
    }


if __name__ == "__main__":
    sys.exit(main())
