import base64
import json
import zlib

from streamlit_folium import generate_leaflet_string

from geo import leaflet_map


def test_only_our_own_files_are_named():
    chart = leaflet_map.build_base_map()
    links = [link for _, link in (*chart.default_js, *chart.default_css)]
    assert links
    assert all(link.startswith("../../app/static/") and "?v=" in link for link in links)
    assert "http" not in generate_leaflet_string(chart)


def test_a_view_survives_packing_whatever_its_text():
    view = {"name": "</script><img src=x onerror=alert(1)>`${1}`\u202e\"'", "values": [1, None, 2.5]}
    packed_view = leaflet_map.pack_view(view)
    assert set(packed_view) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
    assert json.loads(zlib.decompress(base64.b64decode(packed_view))) == view


def test_the_base_map_is_the_same_for_every_view():
    assert generate_leaflet_string(leaflet_map.build_base_map()) == generate_leaflet_string(
        leaflet_map.build_base_map()
    )


def test_the_group_carries_the_view():
    script = generate_leaflet_string(leaflet_map.build_feature_group("QUJD", "1f2"))
    assert 'peta.show("QUJD", "1f2")' in script
