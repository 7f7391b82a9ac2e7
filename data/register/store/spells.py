"""Spells: the days on which a person counts, and at which permit, so that every count is a plain sum.

Monthly lists name the same permits again, and people renew early. On a day a person counts once per permit type, at the
most recent of the permits in force: the latest issued, then of the latest batch, then of the latest row. A permit may
count, give way to a shorter one, and count again. A spell is one unbroken run of such days (an episode of event history
analysis); spells of a person and type never overlap, so counting rows counts persons, and regions, types and every
breakdown add up.
"""

from datetime import date
from functools import cache

import ibis
from ibis import _

from data.register.store.schema import PERMITS, SPELLS

END_OF_TIME = date(9999, 12, 31)
PERSON_COLUMNS = ["person_key", "permit_type"]
PERMIT_COLUMNS = ["batch_no", "row"]


@cache
def build_insert_statement(dialect: str) -> str:
    """Return the statement that adds the spells of the permits in ``counted`` to ``spells``, as an engine wants it.

    It is the same for every batch, and takes longer to word than a usual list takes to be worked out.
    """
    permits = ibis.table({**PERMITS, "batch_no": "int64"}, name="counted")
    return f"INSERT INTO spells ({', '.join(SPELLS)}) {ibis.to_sql(build_spells(permits), dialect=dialect)}"


def build_spells(permits: ibis.Table) -> ibis.Table:
    """Return the spells of permits that count (columns of ``permits`` and ``batch_no``), as rows of ``spells``.

    A spell runs from ``counts_from`` to the day before ``counts_before``; ``next_from`` is when the person's next spell
    of the type begins. A permit without a day of issue, or without an end and not permanent, has none. The order is that
    of days, so that a question of one day passes over most of the table unread.
    """
    latest_copies = select_latest_copies(permits)
    single_spells = latest_copies.filter(_.permits == 1).select(
        *PERMIT_COLUMNS, counts_from=_.issued_on, counts_before=_.ends_before, next_from=ibis.null("date")
    )
    swept_spells = sweep_permits(latest_copies.filter(_.permits > 1))
    return single_spells.union(swept_spells).inner_join(permits, PERMIT_COLUMNS).select(*SPELLS).order_by("counts_from")


def select_latest_copies(permits: ibis.Table) -> ibis.Table:
    """Return each permit once, as its latest copy: person, type, issued_on, ends_before, batch_no, row.

    ``permits`` is how many of the type the person has.
    """
    end = ibis.ifelse(_.is_permanent, END_OF_TIME, (_.expires_on + ibis.interval(days=1)).cast("date"))
    dated_permits = permits.select(*PERSON_COLUMNS, "issued_on", *PERMIT_COLUMNS, ends_before=end)
    dated_permits = dated_permits.filter(_.issued_on.notnull() & (_.issued_on < _.ends_before))
    copy_window = ibis.window(
        group_by=[*PERSON_COLUMNS, "issued_on", "ends_before"], order_by=[_.batch_no.desc(), _.row.desc()]
    )
    latest_copies = dated_permits.mutate(copy=ibis.row_number().over(copy_window)).filter(_.copy == 0).drop("copy")
    return latest_copies.mutate(permits=_.count().over(ibis.window(group_by=PERSON_COLUMNS)))


def sweep_permits(permits: ibis.Table) -> ibis.Table:
    """Return the spells of persons with several permits: between any two of their dates, the most recent in force.

    Columns: batch_no, row, counts_from, counts_before, next_from.
    """
    day_window = ibis.window(group_by=PERSON_COLUMNS, order_by="day")
    days = permits.select(*PERSON_COLUMNS, day="issued_on").union(
        permits.select(*PERSON_COLUMNS, day="ends_before"), distinct=True
    )
    day_pairs = days.mutate(until=_.day.lead().over(day_window)).filter(_.until.notnull())
    permits_in_force = day_pairs.inner_join(permits, PERSON_COLUMNS).filter(
        (_.issued_on <= _.day) & (_.ends_before > _.day)
    )
    recency_window = ibis.window(
        group_by=[*PERSON_COLUMNS, "day"], order_by=[_.issued_on.desc(), _.batch_no.desc(), _.row.desc()]
    )
    counting_permits = permits_in_force.mutate(recency=ibis.row_number().over(recency_window)).filter(_.recency == 0)
    return join_runs(counting_permits.select(*PERSON_COLUMNS, *PERMIT_COLUMNS, "day", "until"))


def join_runs(counting_permits: ibis.Table) -> ibis.Table:
    """Return stretches of days that follow one another at one permit as one spell."""
    day_window = ibis.window(group_by=PERSON_COLUMNS, order_by="day")
    previous_runs = counting_permits.mutate(
        **{f"last_{name}": counting_permits[name].lag().over(day_window) for name in ("until", *PERMIT_COLUMNS)}
    )
    is_continued = (_.last_until == _.day) & (_.last_batch_no == _.batch_no) & (_.last_row == _.row)
    marked_runs = previous_runs.mutate(begins=ibis.ifelse(is_continued.fill_null(False), 0, 1))
    numbered_runs = marked_runs.mutate(
        spell=_.begins.sum().over(ibis.cumulative_window(group_by=PERSON_COLUMNS, order_by="day"))
    )
    runs = numbered_runs.group_by([*PERSON_COLUMNS, *PERMIT_COLUMNS, "spell"]).agg(
        counts_from=_.day.min(), counts_before=_.until.max()
    )
    spell_window = ibis.window(group_by=PERSON_COLUMNS, order_by="counts_from")
    return runs.mutate(next_from=_.counts_from.lead().over(spell_window)).select(
        *PERMIT_COLUMNS, "counts_from", "counts_before", "next_from"
    )
