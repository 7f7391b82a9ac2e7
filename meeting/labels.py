"""The fixed labels of drawings and exports by key: columns, kinds of a legend, states of a task; all else is in the deck.

A key is a value or a field of the deck's model (a mode, a state, a field of a figure); its label is a gettext message.
"""

from data.languages import Language
from data.messages import ContextMessage, Message
from views.text.translator import translator

LABELS = {
    "none": Message("no data"),
    "zero": Message("zero"),
    "masked": Message("masked"),
    "band": Message("{band}, small count"),
    "known": Message("with a figure"),
    "regions": Message("right: number of regions"),
    "indicative": Message("Indicative boundaries"),
    "more": Message("and {n} more"),
    "no_room": Message("Without room on the map: {labels}"),
    "no_room_count": Message("Names without room on the map: {n}"),
    "north": Message("N"),
    "meeting": Message("MEETING"),
    "public": Message("PUBLIC"),
    "internal": Message("INTERNAL – full numbers, not to be projected"),
    "fictitious": Message("FICTITIOUS"),
    "agency": Message("Agency"),
    "due": Message("Due"),
    "status": Message("Status"),
    "line": ContextMessage("export", "Item"),
    "open": ContextMessage("task", "open"),
    "done": Message("done"),
    "dropped": ContextMessage("task", "dropped"),
    "continued": Message("{title} (continued {n})"),
    "page": Message("{n} of {of}"),
    "frozen": Message("Figures frozen {day}, hash {hash}"),
    "annex": Message("Figures and sources"),
    "area": Message("Area"),
    "figure": ContextMessage("export", "Figure"),
    "when": ContextMessage("heading", "Date or period"),
    "publisher": ContextMessage("heading", "Publisher"),
    "measure": Message("Measure"),
    "sheet_figures": Message("Figures"),
    "sheet_about": ContextMessage("export", "About"),
    "limits": ContextMessage(
        "export", "Counts of persons, permits and cases are never added together. No data does not mean zero."
    ),
    "hidden": Message("A small count is told as a band; “masked” is one hidden so that none follows. Neither is zero."),
    "about_item": ContextMessage("export", "Item"),
    "about_content": Message("Content"),
    "about_title": Message("Title"),
    "about_mode": Message("Data and mode"),
    "about_k": Message("Threshold k"),
    "about_frozen": Message("Frozen on"),
    "about_hash": Message("Content hash"),
    "about_held": ContextMessage("export", "Meeting"),
    "about_limits": Message("Limits"),
    "about_hidden": ContextMessage("export", "Hidden counts"),
    "about_boundaries": Message("Boundaries"),
    "about_version": Message("Made with"),
    "about_definition": Message("Measure"),
    "about_source": Message("Source"),
    "field_scene": Message("Scene"),
    "field_area_code": Message("Code"),
    "field_area": Message("Area"),
    "field_measure": Message("Measure code"),
    "field_label": Message("Measure"),
    "field_breakdown": Message("Breakdown"),
    "field_category": Message("Category code"),
    "field_category_label": Message("Category"),
    "field_value_text": ContextMessage("export", "Figure"),
    "field_value": Message("Value"),
    "field_unit": Message("Unit code"),
    "field_unit_label": Message("Unit"),
    "field_kind": Message("Kind (stock/flow)"),
    "field_disclosure": Message("Disclosure"),
    "field_period_text": Message("Date or period"),
    "field_as_of": Message("As of"),
    "field_period_start": Message("Period start"),
    "field_period_end": Message("Period end"),
    "field_per_100k": Message("Per 100,000 residents"),
    "field_residents": Message("Residents (series)"),
    "field_status": Message("Status"),
    "field_publisher": Message("Publisher"),
    "field_title": Message("Title of the source"),
    "field_url": Message("Address"),
    "field_published_on": Message("Published on"),
    "field_figure_id": Message("Figure ID"),
    "field_badges": Message("Data and mode"),
}
"""The label of each key. A context marks a word that has another meaning on a page."""


def translate_label(key: str, lang: Language, **values: object) -> str:
    """Return the text of a key in a language, its ``{placeholders}`` filled; raise KeyError for another key."""
    return translator(lang).translate(LABELS[key], **values)


def format_number(value: float, lang: Language) -> str:
    """Return a number as the language groups it: 1.500 in Indonesian, 1,500 in English; one decimal unless it is whole."""
    return translator(lang).format_number(value, 0 if value == round(value) else 1)
