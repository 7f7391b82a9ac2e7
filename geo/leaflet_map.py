"""The folium map: a constant base that the browser keeps, and a packed view that changes with every rerun.

Geometry never travels with a rerun (``benchmarks/`` shows what that saves): the base map names static files, the view
carries values and classes by region code, and the modules in ``static/peta/map/`` paint.
"""

import base64
import json
import zlib
from urllib.parse import urlencode

import folium
from jinja2 import Template

from geo import outlines, static_files

STATIC_URL = "../../app/static"
"""Where ``static/`` is, seen from the frame of st_folium, whatever the path that the server answers below."""

MODULES = ("peta/map/*.js", "peta/adapters/*.js")
"""The modules of the map. The loader gives each of them the version of all: one that changes never meets an older one."""


def versioned_url(path: str) -> str:
    """Return the address of a file of ``static/`` for the map's frame; it changes with the content."""
    return f"{STATIC_URL}/{path}?v={static_files.version(path)}"


MODULE_VERSION = static_files.version(*MODULES)
LEAFLET_URL = versioned_url("vendor/leaflet/leaflet.js")
DECODER_URL = f"{STATIC_URL}/vendor/topojson-client/topojson-client.min.js"
STANDALONE = tuple(static_files.FOLDER / "peta" / path for path in ("map/loader.js", "adapters/streamlit_labels.js"))
"""Scripts beside the modules that the map does not import."""

PRELOADER = (static_files.FOLDER / "peta" / "preload.js").read_text(encoding="utf-8").partition("*/\n")[2].strip()


class ScriptOnlyElement:
    """An element that st_folium reads by its script macro alone.

    Rendering into folium's own page would compile each script as a template anew on every rerun, for a page that is
    never shown: 8 of 22 milliseconds.
    """

    def render(self, **kwargs: object) -> str:
        """Return no markup: folium's page stays empty."""
        return ""


class OfflineMap(ScriptOnlyElement, folium.Map):
    """A folium map whose scripts and styles all come from our own ``static/`` folder."""

    default_css = [("leaflet", versioned_url("vendor/leaflet/leaflet.css")), ("peta", versioned_url("peta/map.css"))]


class Mount(folium.MacroElement):
    """Hands the Leaflet map to ``map/main.js``."""

    _template = Template("{% macro script(this, kwargs) %}peta.mount({{ this._parent.get_name() }});{% endmacro %}")
    _name = "mount"


class View(folium.MacroElement):
    """The packed view: all that a rerun sends."""

    _template = Template(
        '{% macro script(this, kwargs) %}peta.show("{{ this.payload }}", "{{ this.cache_generation }}");{% endmacro %}'
    )
    _name = "view"

    def __init__(self, payload: str, cache_generation: str) -> None:
        """Carry ``payload``, the answer of :func:`pack_view`; ``cache_generation`` changes whenever the data behind a reader's views do."""
        super().__init__()
        self.payload, self.cache_generation = payload, cache_generation


class Carrier(ScriptOnlyElement, folium.FeatureGroup):
    """The feature group that st_folium hands to a map which is there already."""


def pack_view(view: object) -> str:
    """Pack a view, of dictionaries or dataclasses, as base64 of deflated JSON: only letters that no markup can read as its own."""
    text = json.dumps(view, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=vars)
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


def scripts() -> list[tuple[str, str]]:
    """Return the scripts in the order that st_folium fetches them, one after the other.

    Ours comes first and begins at once to fetch what its address names, so that the outlines are there when Leaflet is.
    """
    preload_parameters = [("outlines", outlines.url(layer)) for layer in ("regencies", "land")]
    loader = f"{STATIC_URL}/peta/map/loader.js?{urlencode([('v', MODULE_VERSION), *preload_parameters])}"
    return [("peta", loader), ("leaflet", LEAFLET_URL)]


def preload_script() -> str:
    """Return the script by which a page fetches, while the map's frame is still being made, what its first map will need.

    The browser keeps the files, and the frame finds them: two dozen modules one after the other would cost it a moment.
    """
    modules = sorted({path for pattern in MODULES for path in static_files.FOLDER.glob(pattern)} - set(STANDALONE))
    urls = [src for _, src in scripts()] + [outlines.url(layer) for layer in ("regencies", "land")] + [DECODER_URL]
    urls += [href for _, href in OfflineMap.default_css]
    urls += [f"{STATIC_URL}/{path.relative_to(static_files.FOLDER).as_posix()}?v={MODULE_VERSION}" for path in modules]
    paths = [url.replace("../../app/", "app/").removeprefix("/") for url in urls]
    return f"<script>({PRELOADER})({json.dumps(paths)})</script>"


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
