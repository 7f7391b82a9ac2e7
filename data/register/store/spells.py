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

FOREVER = date(9999, 12, 31)
PERSON = ["person_key", "permit_type"]
PERMIT = ["batch_no", "row"]


@cache
def statement(dialect: str) -> str:
    """Return the statement that adds the spells of the permits in ``counted`` to ``spells``, as an engine wants it.

    It is the same for every batch, and takes longer to word than a usual list takes to be worked out.
    """
    permits = ibis.table({**PERMITS, "batch_no": "int64"}, name="counted")
    return f"INSERT INTO spells ({', '.join(SPELLS)}) {ibis.to_sql(of(permits), dialect=dialect)}"


def of(permits: ibis.Table) -> ibis.Table:
    """Return the spells of permits that count (columns of ``permits`` and ``batch_no``), as rows of ``spells``.

    A spell runs from ``counts_from`` to the day before ``counts_before``; ``next_from`` is when the person's next spell
    of the type begins. A permit without a day of issue, or without an end and not permanent, has none. The order is that
    of days, so that a question of one day passes over most of the table unread.
    """
    newest = copies(permits)
    once = newest.filter(_.permits == 1).select(
        *PERMIT, counts_from=_.issued_on, counts_before=_.ends_before, next_from=ibis.null("date")
    )
    runs = swept(newest.filter(_.permits > 1))
    return once.union(runs).inner_join(permits, PERMIT).select(*SPELLS).order_by("counts_from")


def copies(permits: ibis.Table) -> ibis.Table:
    """Return each permit once, as its latest copy: person, type, issued_on, ends_before, batch_no, row.

    ``permits`` is how many of the type the person has.
    """
    end = ibis.ifelse(_.is_permanent, FOREVER, (_.expires_on + ibis.interval(days=1)).cast("date"))
    dated = permits.select(*PERSON, "issued_on", *PERMIT, ends_before=end)
    dated = dated.filter(_.issued_on.notnull() & (_.issued_on < _.ends_before))
    same = ibis.window(group_by=[*PERSON, "issued_on", "ends_before"], order_by=[_.batch_no.desc(), _.row.desc()])
    newest = dated.mutate(copy=ibis.row_number().over(same)).filter(_.copy == 0).drop("copy")
    return newest.mutate(permits=_.count().over(ibis.window(group_by=PERSON)))


def swept(permits: ibis.Table) -> ibis.Table:
    """Return the spells of persons with several permits: between any two of their dates, the most recent in force.

    Columns: batch_no, row, counts_from, counts_before, next_from.
    """
    in_order = ibis.window(group_by=PERSON, order_by="day")
    days = permits.select(*PERSON, day="issued_on").union(permits.select(*PERSON, day="ends_before"), distinct=True)
    between = days.mutate(until=_.day.lead().over(in_order)).filter(_.until.notnull())
    held = between.inner_join(permits, PERSON).filter((_.issued_on <= _.day) & (_.ends_before > _.day))
    recent = ibis.window(group_by=[*PERSON, "day"], order_by=[_.issued_on.desc(), _.batch_no.desc(), _.row.desc()])
    counting = held.mutate(recency=ibis.row_number().over(recent)).filter(_.recency == 0)
    return joined(counting.select(*PERSON, *PERMIT, "day", "until"))


def joined(counting: ibis.Table) -> ibis.Table:
    """Return stretches of days that follow one another at one permit as one spell."""
    in_order = ibis.window(group_by=PERSON, order_by="day")
    before = counting.mutate(**{f"last_{name}": counting[name].lag().over(in_order) for name in ("until", *PERMIT)})
    goes_on = (_.last_until == _.day) & (_.last_batch_no == _.batch_no) & (_.last_row == _.row)
    begun = before.mutate(begins=ibis.ifelse(goes_on.fill_null(False), 0, 1))
    numbered = begun.mutate(spell=_.begins.sum().over(ibis.cumulative_window(group_by=PERSON, order_by="day")))
    runs = numbered.group_by([*PERSON, *PERMIT, "spell"]).agg(counts_from=_.day.min(), counts_before=_.until.max())
    after = ibis.window(group_by=PERSON, order_by="counts_from")
    return runs.mutate(next_from=_.counts_from.lead().over(after)).select(
        *PERMIT, "counts_from", "counts_before", "next_from"
    )
