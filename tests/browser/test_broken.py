"""Where the app itself fails, the reader is told so in the language of the page, and what to do."""

import shutil

import pytest

from tests.support.browser import ROOT, run_app

ERROR_MESSAGES = {
    "id": "Halaman ini terhenti karena kesalahan aplikasi",
    "en": "This page stopped at an error of the app",
}
ERROR_BOXES_JS = """() => [...document.querySelectorAll('[data-testid=stException]')].map(box => ({
  message: getComputedStyle(box, '::before').content, own: box.innerText, high: box.getBoundingClientRect().height }))"""


@pytest.fixture
def broken(tmp_path):
    """Return the address of an app that styles its page and then fails."""
    shutil.copytree(ROOT / "static" / "peta", tmp_path / "static" / "peta")
    script = tmp_path / "broken.py"
    script.write_text(
        "from pages.parts.shell import layout\nlayout.open_page()\nlayout.draw_heading('Sebelum')\n"
        "raise ValueError('rahasia 19.04')\n",
        encoding="utf-8",
    )
    with run_app({"PYTHONPATH": str(ROOT)}, script=str(script)) as address:
        yield address


@pytest.mark.parametrize("lang", ERROR_MESSAGES)
def test_an_error_of_the_app_is_told_in_the_language_of_the_page(visit, broken, lang):
    visit.page.goto(f"{broken}/?lang={lang}")
    visit.page.get_by_text("Sebelum").wait_for()
    visit.page.locator("[data-testid=stException]").wait_for(state="attached")
    visit.page.wait_for_function(
        f"message => ({ERROR_BOXES_JS})().some(box => box.message.includes(message))", arg=ERROR_MESSAGES[lang]
    )
    (error_box,) = visit.page.evaluate(ERROR_BOXES_JS)
    assert error_box["own"].strip() == ""
    assert error_box["high"] > 20
    assert "rahasia" not in visit.page.content()
