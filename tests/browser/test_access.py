"""axe-core on every page and in the map's frame: nothing serious or critical in our own content."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
OURS = """async () => {
  const own = {include: [['[class*="peta-"]'], ['#map_div'], ['[data-testid="stPageLink"]']].filter(([one]) => document.querySelector(one))};
  const found = await axe.run(own, {resultTypes: ['violations']});
  return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}"""


CONTRASTS = """async () => {
  const found = await axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']});
  return found.violations.flatMap(v => v.nodes.map(n => `${n.html.slice(0, 160)}: ${n.any[0].message}`));
}"""


def contrasts(page):
    """Return every text of a page, Streamlit's own included, that cannot be read on what it stands on."""
    return page.evaluate(CONTRASTS)


def findings(frame):
    frame.evaluate(AXE)
    return frame.evaluate(OURS)


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("", "WNA"),
        ("peta", "TKA"),
        ("paparan", "Paparan baru"),
        ("tren", "TKA"),
        ("wilayah", "WNA"),
        ("sumber", "angka terbitan"),
        ("impor", "angka lengkap"),
        ("mutu", "angka lengkap"),
    ],
)
def test_a_page_has_no_serious_finding(visit, app, path, text, theme):
    visit.open(f"{app}/{path}?area=19&theme={theme}")
    visit.says(text)
    visit.page.wait_for_timeout(800)
    assert findings(visit.page) == []


@pytest.mark.parametrize("address", ["peta?area=19", "peta?area=id&show=rate", "peta?area=19&theme=contrast&lang=en"])
def test_the_map_has_no_serious_finding(visit, app, address):
    visit.open(f"{app}/{address}")
    assert findings(visit.frame()) == []
