"""The folium map: a constant base that the browser keeps, and a packed view that changes with every rerun.

Geometry never travels with a rerun (``benchmarks/`` shows what that saves): the base map names static files, the view
carries values and classes by region code, and ``static/peta/map.js`` paints.
"""

import base64
import hashlib
import json
import zlib
from pathlib import Path
from urllib.parse import urlencode

import folium
from folium.elements import MacroElement
from jinja2 import Template

from geo import outlines

LEAFLET_URL = "/app/static/vendor/leaflet"
PETA_URL = "/app/static/peta"


class ScriptOnlyElement:
    """An element that st_folium reads by its script macro alone.

    Rendering into folium's own page would compile each script as a template anew on every rerun, for a page that is
    never shown: 8 of 22 milliseconds.
    """

    def render(self, **kwargs) -> None:
        """Leave folium's page empty."""


class OfflineMap(ScriptOnlyElement, folium.Map):
    """A folium map whose scripts and styles all come from our own ``static/`` folder."""

    default_css = [("leaflet", f"{LEAFLET_URL}/leaflet.css"), ("peta", f"{PETA_URL}/map.css")]


class Mount(MacroElement):
    """Hands the Leaflet map to map.js."""

    _template = Template("{% macro script(this, kwargs) %}peta.mount({{ this._parent.get_name() }});{% endmacro %}")
    _name = "mount"


class View(MacroElement):
    """The packed view: all that a rerun sends."""

    _template = Template(
        '{% macro script(this, kwargs) %}peta.show("{{ this.payload }}", "{{ this.cache_generation }}");{% endmacro %}'
    )
    _name = "view"

    def __init__(self, payload: str, cache_generation: str):
        """Carry ``payload``, the answer of :func:`pack_view`; ``cache_generation`` changes whenever the data behind a reader's views do."""
        super().__init__()
        self.payload, self.cache_generation = payload, cache_generation


class Carrier(ScriptOnlyElement, folium.FeatureGroup):
    """The feature group that st_folium hands to a map which is there already."""


def pack_view(view: dict) -> str:
    """Pack a view as base64 of deflated JSON: only letters that no markup can read as its own."""
    text = json.dumps(view, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


FOLDER = Path(__file__).parent.parent / "static" / "peta"
SCRIPT_HASH = hashlib.sha256(b"".join((FOLDER / name).read_bytes() for name in ("map.js", "ahead.js"))).hexdigest()[:8]


def scripts() -> list[tuple[str, str]]:
    """Return the scripts in the order that st_folium fetches them, one after the other.

    Ours comes first and begins at once to fetch what its address names, so that the outlines are there when Leaflet is.
    """
    preload_parameters = [("early", outlines.url(layer)) for layer in ("regencies", "land")]
    return [
        ("peta", f"{PETA_URL}/map.js?{urlencode([('v', SCRIPT_HASH), *preload_parameters])}"),
        ("leaflet", f"{LEAFLET_URL}/leaflet.js"),
    ]


def build_base_map() -> OfflineMap:
    """Return the base map, the same for every view, so that the browser never reloads it."""
    base_map = OfflineMap(
        location=(-2.5, 118),
        zoom_start=5,
        tiles=None,
        zoom_control=False,
        keyboard=False,
        zoom_snap=0.25,
        min_zoom=3,
        max_zoom=11,
    )
    base_map.default_js = scripts()
    Mount().add_to(base_map)
    return base_map


def build_feature_group(payload: str, cache_generation: str) -> folium.FeatureGroup:
    """Return the feature group that carries a packed view, of a ``cache_generation`` of the data, to the base map."""
    carrier = Carrier("view")
    View(payload, cache_generation).add_to(carrier)
    return carrier
