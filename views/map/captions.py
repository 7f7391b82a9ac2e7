"""Everything that the map page says for one pick, made once: title, subtitle, sentence, the rows cited, their source line."""

from dataclasses import dataclass

import pandas as pd

from pages.parts.tables import figure_table
from views.map import map_sentences
from views.map.dataset import Drawn, at, units
from views.text.translator import Words


@dataclass(frozen=True)
class Screen:
    """The words of a map page, and the rows behind them."""

    title: str
    subtitle: str
    sentence: str
    source: str
    cited: pd.DataFrame


def compose(
    pick, drawn: Drawn, asked: pd.DataFrame, headlines: pd.DataFrame, beside: pd.DataFrame, say: Words
) -> Screen:
    """Compose the words for a pick whose time is settled; ``asked`` are the measure's figures by stop, every area's.

    ``beside`` are published figures to cite beside a register's.
    """
    rows = at(drawn, pick, pick.time)
    whole = asked[(asked["area_code"] == pick.area) & (asked["stop"] == pick.time)]
    cited = map_sentences.cited(pick, rows, whole, headlines)
    published = beside[(beside["stop"] == pick.time) & beside["area_code"].isin(units(pick.area, drawn.level))]
    cited = pd.concat([cited, published], ignore_index=True) if len(published) else cited
    return Screen(
        map_sentences.map_title(pick, drawn, rows, whole, headlines, say),
        map_sentences.map_subtitle(pick, rows, say),
        map_sentences.map_sentence(pick, drawn, rows, whole, headlines, say),
        figure_table.source_markup(cited, say, boundaries=True),
        cited,
    )
