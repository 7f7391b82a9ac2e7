"""Everything that the map page says for one pick, made once: title, subtitle, sentence, the rows cited, their source line."""

from dataclasses import dataclass

import pandas as pd

from views.map import map_sentences
from views.map.dataset import MapDataset, rows_on_screen, units
from views.map.query import MapQuery
from views.tables.source_lines import source_markup
from views.text.translator import Translator


@dataclass(frozen=True)
class MapCaptions:
    """The words of a map page, and the rows behind them."""

    title: str
    subtitle: str
    sentence: str
    source: str
    cited_rows: pd.DataFrame


def compose_captions(
    query: MapQuery,
    dataset: MapDataset,
    measure_rows: pd.DataFrame,
    headlines: pd.DataFrame,
    published_rows: pd.DataFrame,
    i18n: Translator,
) -> MapCaptions:
    """Compose the words for a pick whose time is settled; ``measure_rows`` are the measure's figures by stop, every area's.

    ``published_rows`` are published figures to cite beside a register's.
    """
    rows = rows_on_screen(dataset, query, query.time)
    area_total = measure_rows[(measure_rows["area_code"] == query.area) & (measure_rows["stop"] == query.time)]
    cited_rows = map_sentences.collect_cited_rows(query, rows, area_total, headlines)
    shown_published_rows = published_rows[
        (published_rows["stop"] == query.time) & published_rows["area_code"].isin(units(query.area, dataset.level))
    ]
    cited_rows = (
        pd.concat([cited_rows, shown_published_rows], ignore_index=True) if len(shown_published_rows) else cited_rows
    )
    return MapCaptions(
        map_sentences.map_title(query, dataset, rows, area_total, headlines, i18n),
        map_sentences.map_subtitle(query, rows, i18n),
        map_sentences.map_sentence(query, dataset, rows, area_total, headlines, i18n),
        source_markup(cited_rows, i18n, has_boundaries=True),
        cited_rows,
    )
