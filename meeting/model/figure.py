"""One observation of a scene, with the words of the deck's language beside its codes."""

from msgspec import field

from data.disclosure import Disclosure
from data.figures.vocabulary import MeasureKind
from meeting.model.values import Code, DatedStruct, Day, Number, ShortText, Text


class Figure(DatedStruct, frozen=True):
    """One observation as the deck's mode discloses it.

    ``value_text`` is the number, band or "masked" as a reader sees it, ``value`` the number in ``unit``, None where it
    is hidden; ``period_text`` says the day of a stock or the period of a flow. ``per_100k`` is per 100,000 residents.
    """

    figure_id: ShortText
    area_code: Code
    area: ShortText
    measure: ShortText
    label: ShortText
    unit: Code
    unit_label: ShortText
    kind: MeasureKind
    period_text: ShortText = field(name="when")
    value_text: ShortText = field(name="told")
    disclosure: Disclosure = "shown"
    value: Number | None = None
    breakdown: ShortText = "total"
    category: ShortText = ""
    category_label: ShortText = ""
    as_of: Day = ""
    period_start: Day = ""
    period_end: Day = ""
    per_100k: Number | None = None
    residents: ShortText = ""
    status: ShortText = "published"
    publisher: ShortText = ""
    title: Text = ""
    url: Text = ""
    published_on: ShortText = ""
