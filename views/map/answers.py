"""What a source answers to one view of the map: dataset, words, packed payload; each is remembered in the source."""

from views.map import filter_options, payload
from views.map.captions import MapCaptions, compose_captions
from views.map.dataset import MapDataset, build_dataset
from views.map.query import MapQuery
from views.sources.memo import remember
from views.sources.source import Source
from views.text.translator import translator


def get_map_dataset(source: Source, query: MapQuery) -> MapDataset:
    """Return what the map draws for a query; area, time, palette, language and theme change nothing of it."""
    return _get_map_dataset(source, query.measure, query.level, query.show, query.method, query.k, query.bounds)


@remember(max_entries=80)
def _get_map_dataset(
    source: Source, measure: str, level: str, show: str, method: str, k: int, bounds: str
) -> MapDataset:
    manual_bounds = tuple(float(part) for part in bounds.split("-")) if bounds else None
    return build_dataset(source.rows_by_stop(measure), measure, level, show, method, k, manual_bounds)


@remember(max_entries=300)
def get_map_captions(source: Source, query: MapQuery) -> MapCaptions:
    """Return the words of the map page for a query whose time is resolved."""
    return compose_captions(
        query,
        get_map_dataset(source, query),
        source.rows_by_stop(query.measure),
        source.headlines(query.area),
        source.published_by_stop(query.measure),
        translator(query.lang),
    )


@remember(max_entries=300)
def get_packed_view(source: Source, query: MapQuery) -> str:
    """Return the packed map view of a query (:func:`geo.leaflet_map.pack_view`)."""
    return payload.pack_view(
        get_map_dataset(source, query),
        source.rows_by_stop,
        source.published_by_stop(query.measure),
        query,
        translator(query.lang),
        filter_options.preview_payload(query, source.measures),
    )
