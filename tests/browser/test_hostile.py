"""Hostile text in any name or source appears as text; a broken boundary file is said in a sentence."""

import csv
import shutil

from data.figures.figures_file import REQUIRED_COLUMNS
from tests.support.browser import ROOT, run_app
from tests.support.hostile_text import HOSTILE_TEXT
from tests.support.pages import FIGURE_ROW
from tests.support.waits import assert_stays

ROW = {**FIGURE_ROW, "publisher": "", "title": HOSTILE_TEXT, "published_on": HOSTILE_TEXT}


def write_figures(path, *rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, REQUIRED_COLUMNS, restval="")
        table.writeheader()
        table.writerows(rows)
    return str(path)


def test_hostile_text_is_text_everywhere(visit, serve_with, tmp_path):
    rows = [
        ROW | {"publisher": HOSTILE_TEXT},
        ROW | {"figure_id": "X2", "area_code": "19.03", "publisher": "A" * 10_000},
        ROW | {"figure_id": "X3", "measure": "tka_sea", "area_code": "19.03", "publisher": HOSTILE_TEXT},
        ROW | {"figure_id": HOSTILE_TEXT, "value": HOSTILE_TEXT, "publisher": HOSTILE_TEXT},
    ]
    address = serve_with(PETA_FIGURES=write_figures(tmp_path / "jahat.csv", *rows))
    visit.open(f"{address}/peta?area=19.04")
    visit.click("19.04")
    frame = visit.frame()
    frame.evaluate("peta.state.map.getContainer().focus()")
    live_texts = []
    for _ in range(2):
        visit.page.keyboard.press("PageDown")
        live_texts.append(visit.map.locator(".peta-live").text_content())
    assert any("<img src=x" in text for text in live_texts)
    assert max(map(len, live_texts)) < 600
    for page in ("", "tren", "wilayah", "sumber"):
        visit.open(f"{address}/{page}?area=19.04&measure=tka")
        assert_stays(
            visit.page, lambda: visit.page.evaluate("window.hacked") is None, 700, "text of the data runs as no script"
        )
        assert visit.page.locator("img[src=x]").count() == 0
    visit.open(f"{address}/peta?area={HOSTILE_TEXT}")
    assert visit.page.evaluate("window.hacked") is None
    assert visit.foreign_urls == []


def test_a_damaged_boundary_file_is_said_with_the_command(visit, tmp_path):
    tree = tmp_path / "tree"  # a copy of the app: other tests read the boundaries meanwhile
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "venv", "tests", "benchmarks", "docs", "raw"))
    shutil.copytree(ROOT / ".streamlit", tree / ".streamlit")
    (tree / "static" / "geo" / "regions.json").write_text("{", encoding="utf-8")
    with run_app({"XDG_DATA_HOME": str(tmp_path / "home")}, root=tree) as address:
        visit.open(f"{address}/peta?area=19")
        visit.wait_for_text("regions.json")
        visit.wait_for_text("python -m geo build")
