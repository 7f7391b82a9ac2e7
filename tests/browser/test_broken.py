"""Where the app itself fails, the reader is told so in the language of the page, and what to do."""

import shutil

import pytest

from tests.browser.harness import ROOT, running

TOLD = {"id": "Halaman ini terhenti karena kesalahan aplikasi", "en": "This page stopped at an error of the app"}
SEEN = """() => [...document.querySelectorAll('[data-testid=stException]')].map(box => ({
  said: getComputedStyle(box, '::before').content, own: box.innerText, high: box.getBoundingClientRect().height }))"""


@pytest.fixture
def broken(tmp_path):
    """Return the address of an app that styles its page and then fails."""
    shutil.copytree(ROOT / "static" / "peta", tmp_path / "static" / "peta")
    script = tmp_path / "broken.py"
    script.write_text(
        "from pages.parts import frame\nframe.open_page()\nframe.heading('Sebelum')\nraise ValueError('rahasia 19.04')\n",
        encoding="utf-8",
    )
    with running({"PYTHONPATH": str(ROOT)}, script=str(script)) as address:
        yield address


@pytest.mark.parametrize("lang", TOLD)
def test_an_error_of_the_app_is_told_in_the_language_of_the_page(visit, broken, lang):
    visit.page.goto(f"{broken}/?lang={lang}")
    visit.page.get_by_text("Sebelum").wait_for()
    visit.page.locator("[data-testid=stException]").wait_for(state="attached")
    visit.page.wait_for_function(f"told => ({SEEN})().some(box => box.said.includes(told))", arg=TOLD[lang])
    (seen,) = visit.page.evaluate(SEEN)
    assert seen["own"].strip() == ""
    assert seen["high"] > 20
    assert "rahasia" not in visit.page.content()
